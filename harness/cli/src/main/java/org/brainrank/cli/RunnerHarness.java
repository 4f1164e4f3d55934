package org.brainrank.cli;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.brainrank.config.LayerSelection;
import org.brainrank.config.Place;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.config.StatisticsSettings.Ceiling;
import org.brainrank.config.StatisticsSettings.Correction;
import org.brainrank.config.StatisticsSettings.TimeNull;
import org.brainrank.config.YamlTree;
import org.brainrank.leaderboard.board.Harness;
import org.brainrank.leaderboard.board.Track;
import org.brainrank.pipeline.MergedRanking;
import org.brainrank.pipeline.Standings;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Standing;
import org.brainrank.results.Standing.Contender;

/** What a board asks of the harness, answered by the code that runs use. */
final class RunnerHarness implements Harness {
    @Override
    public Object yaml(String file, String text) {
        return YamlTree.read(file, text);
    }

    @Override
    public SortedSet<Integer> layers(List<String> selectors, int blocks) {
        return new LayerSelection(selectors, new Place("config.resolved.yaml", 0, "layers")).of(blocks);
    }

    @Override
    public List<Standing> standings(List<Cell> cells, List<String> subjects, List<String> rois) {
        return Standings.of(cells, subjects, rois);
    }

    @Override
    public List<Leaderboard.Row> rank(List<Contender> contenders, Track.Statistics statistics) {
        // The track has no ceiling and no null in time of its own: neither decides a rank.
        StatisticsSettings settings = new StatisticsSettings(
                Ceiling.NONE,
                TimeNull.NONE,
                Correction.valueOf(statistics.correction().toUpperCase(Locale.ROOT)),
                statistics.permutations(),
                statistics.bootstrap(),
                statistics.fdr(),
                0);
        return MergedRanking.of(contenders, settings, statistics.seed());
    }
}
