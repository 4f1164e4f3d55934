package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/** How far back in time the context windows reach. */
final class WindowSpan {
    private WindowSpan() {}

    /**
     * The longest time from the onset of a window's first word to that of its last, in scans, rounded up.
     *
     * @param stories words, in order
     * @param timings of the stories' scans
     * @param contextWords words of a window
     */
    static int scans(List<Story> stories, List<ScanTiming> timings, int contextWords) {
        int longest = 0;
        for (int story = 0; story < stories.size(); story++) {
            List<Word> words = stories.get(story).words();
            for (int word = 0; word < words.size(); word++) {
                Word first = words.get(Math.max(0, word - contextWords + 1));
                double seconds = words.get(word).onset() - first.onset();
                longest = Math.max(
                        longest, (int) Math.ceil(seconds / timings.get(story).repetitionTime() - 1e-9));
            }
        }
        return longest;
    }
}
