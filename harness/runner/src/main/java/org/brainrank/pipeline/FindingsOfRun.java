package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.config.Experiment;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.RunFolder;

/** The field's questions, put to one run: hears what is explained and scored, and answers at the end. */
final class FindingsOfRun {
    private final Preparation preparation;
    private final Families families;
    private final LayerEvidence evidence;

    FindingsOfRun(Preparation preparation) {
        this.preparation = preparation;
        this.families = Families.of(preparation.models());
        this.evidence = new LayerEvidence(preparation.brains());
    }

    /** What a model said, before it is scored. */
    void hear(Explained explained) {
        evidence.hear(explained, preparation.models());
    }

    /** The scores of one feature set. */
    void hear(Scored scored) {
        evidence.hear(scored);
    }

    /**
     * Answers.
     *
     * @param cells of the whole run
     * @param leaderboard of the same cells
     */
    Findings of(List<Cell> cells, Leaderboard leaderboard) {
        Experiment experiment = preparation.experiment();
        Brains brains = preparation.brains();
        Effects effects = new Effects(experiment.statistics(), preparation.seeds());
        FamilyTable table = new FamilyTable(cells, brains.subjects());
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(brains.rois());
        return new Findings(
                RunFolder.SCHEMA_VERSION,
                experiment.name(),
                brains.dataset(),
                leaderboard.limited(),
                leaderboard.leakage(),
                List.of(
                        new PredictionQuestion(table, families, rois, effects).answer(),
                        new HierarchyQuestion(
                                        evidence,
                                        brains,
                                        effects,
                                        preparation.seeds().of("layer-preference"))
                                .answer(),
                        new InfluenceQuestion(evidence, families, brains, experiment.window(), effects).answer(),
                        new ConductanceQuestion(table, families, rois, effects).answer()),
                List.of());
    }
}
