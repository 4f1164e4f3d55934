package org.brainrank.leakage;

import java.util.List;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.spi.dataset.Story;

/**
 * What the rules look at: all that decides which scans know of which words and of which other scans.
 *
 * @param stories in order
 * @param scanOfWord for each story and word the scan of its onset among all stories' trimmed scans, counted from 0; −1
 *     if it was heard outside them
 * @param plan outer folds over those scans
 * @param inner how training parts are split again
 * @param responseScans scans for which a word goes on to shape the features: the longest delay, or the length of the
 *     haemodynamic response
 * @param windowScans scans that the longest context window spans
 * @param cleanedAcrossFolds whether drift or nuisance signals are fitted to whole stories, over the folds' edges
 */
public record Study(
        List<Story> stories,
        List<int[]> scanOfWord,
        FoldPlan plan,
        InnerFolds inner,
        int responseScans,
        int windowScans,
        boolean cleanedAcrossFolds) {
    /** Copies the lists. */
    public Study {
        stories = List.copyOf(stories);
        scanOfWord = List.copyOf(scanOfWord);
    }
}
