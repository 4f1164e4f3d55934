package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import org.brainrank.config.EncodingSettings;
import org.brainrank.encoding.AlphaGrid;
import org.brainrank.execution.Progress;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Maps;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.dataset.Geometry;

/** What stands behind the ranking, for those who want to look: diagnostics, maps and passages. */
final class RecordsOfRun {
    private final List<Passage> passages;
    private final Keeping keeping;
    private final DiagnosticsOfRun diagnostics;
    private final MapsOfRun maps;
    private final StoryOfRun story;
    private final int targets;

    RecordsOfRun(Preparation preparation, Optional<Geometry> geometry) {
        Brains brains = preparation.brains();
        EncodingSettings encoding = preparation.experiment().encoding();
        this.targets = brains.targets().size();
        this.passages = StoryOfRun.passages(preparation);
        this.keeping = Keeping.of(targets <= Maps.MOST_TARGETS, passages);
        this.diagnostics = new DiagnosticsOfRun(
                brains, AlphaGrid.log10(encoding.alphaLog10From(), encoding.alphaLog10To(), encoding.alphaCount()));
        this.maps = new MapsOfRun(brains, geometry);
        this.story = new StoryOfRun(preparation, passages);
    }

    /** What regressions must keep beside the cells. */
    Keeping keeping() {
        return keeping;
    }

    /** The words whose explained tokens are wanted. */
    List<Passage> passages() {
        return passages;
    }

    void hear(Explained explained) {
        story.hear(explained);
    }

    void hear(Scored scored) {
        diagnostics.hear(scored);
        story.hear(scored);
        if (keeping.byTarget()) {
            maps.hear(scored);
        }
    }

    /** Writes all of it. */
    void write(RunFolder folder, Leaderboard ranked, List<String> notes, Progress progress) {
        folder.write(diagnostics.of(ranked));
        story.of(ranked, notes, progress).ifPresent(folder::write);
        if (keeping.byTarget()) {
            folder.write(maps.of(ranked));
        } else {
            notes.add("no maps.json: " + targets + " targets are more than " + Maps.MOST_TARGETS
                    + "; targets/ has the scores of all of them");
        }
    }
}
