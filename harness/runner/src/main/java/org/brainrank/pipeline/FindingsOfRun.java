package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Workers;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The field's questions, put to one run: hears what is explained and scored, and answers at the end. */
final class FindingsOfRun {
    private static final Logger LOG = LoggerFactory.getLogger(FindingsOfRun.class);

    private final Preparation preparation;
    private final Families families;
    private final LayerEvidence evidence;
    private final Effects effects;
    private final Partitions partitions;

    FindingsOfRun(Preparation preparation) {
        this.preparation = preparation;
        this.families = Families.of(preparation.models());
        this.evidence = new LayerEvidence(preparation.brains());
        this.effects = new Effects(preparation.experiment().statistics(), preparation.seeds());
        this.partitions = new Partitions(preparation.brains(), families, effects);
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
     * Splits what a model's explanation, its activations and the controls predict.
     *
     * @param cells scores of what the model said
     * @return why it was not done, if it was not
     */
    Optional<String> partition(Explained explained, List<Cell> cells, Scoring scoring, Workers workers) {
        try {
            return partitions.partition(explained, cells, scoring, workers);
        } catch (RuntimeException e) {
            // The cells are on disk, and a leaderboard without a partition is still one.
            LOG.warn("variance is not partitioned on {}", explained.label(), e);
            return Optional.of("variance is not partitioned on " + explained.label() + ": " + e.getMessage());
        }
    }

    /** The content of {@code partitions.csv}. */
    String partitionsCsv(Leaderboard leaderboard) {
        return partitions.csv(leaderboard.limited(), leaderboard.leakage());
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
        return new Findings(
                RunFolder.SCHEMA_VERSION,
                experiment.name(),
                brains.dataset(),
                leaderboard.limited(),
                leaderboard.leakage(),
                answers(cells),
                partitions.found());
    }

    private List<Answer> answers(List<Cell> cells) {
        Brains brains = preparation.brains();
        FamilyTable table = new FamilyTable(cells, brains.subjects());
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(brains.rois());
        long seed = preparation.seeds().of("layer-preference");
        return Stream.of(
                        new PredictionQuestion(table, families, rois, effects).answer(),
                        new HierarchyQuestion(evidence, brains, effects, seed).answer(),
                        new InfluenceQuestion(
                                        evidence,
                                        families,
                                        brains,
                                        preparation.experiment().window(),
                                        effects)
                                .answer(),
                        new ConductanceQuestion(table, families, rois, effects).answer())
                .map(answer -> withFewSubjects(answer, brains.subjects().size()))
                .toList();
    }

    // Two-sided, the smallest p of all sign patterns of n subjects.
    private Answer withFewSubjects(Answer answer, int subjects) {
        double smallest = Math.pow(2, 1 - subjects);
        if (smallest < effects.settings().fdr()) {
            return answer;
        }
        return new Answer(
                answer.question(),
                answer.asks(),
                answer.concluded(),
                answer.notConcluded()
                        + String.format(
                                Locale.ROOT,
                                " With so few subjects (n = %d) no two-sided test can give a p below %.3g: whatever the data, no"
                                        + " difference could have been told.",
                                subjects,
                                smallest),
                answer.effects(),
                answer.leftOut());
    }
}
