package org.brainrank.leaderboard.board;

import java.util.List;
import java.util.SortedSet;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Standing;
import org.brainrank.results.Standing.Contender;

/** What a board asks of the harness, which it must not know: the command line answers with the code that runs use. */
public interface Harness {
    /**
     * Reads YAML that a stranger wrote.
     *
     * @param file for messages
     * @param text YAML
     * @return maps, lists, numbers, truth values and texts
     * @throws RuntimeException whose message says where and what
     */
    Object yaml(String file, String text);

    /**
     * The layers that a config means.
     *
     * @param selectors as the config has them
     * @param blocks of the model
     * @return layers from 0 to the number of blocks
     * @throws RuntimeException whose message says what cannot be
     */
    SortedSet<Integer> layers(List<String> selectors, int blocks);

    /**
     * Sums cells up as a run does.
     *
     * @param cells complete: every subject once, all regions in each
     * @param subjects in the run's order
     * @param rois names
     * @return every row of a leaderboard, before ranking
     */
    List<Standing> standings(List<Cell> cells, List<String> subjects, List<String> rois);

    /**
     * Ranks methods of several runs.
     *
     * @param contenders over the same subjects and folds
     * @param statistics of the track
     * @return one row a contender, in their order
     */
    List<Leaderboard.Row> rank(List<Contender> contenders, Track.Statistics statistics);
}
