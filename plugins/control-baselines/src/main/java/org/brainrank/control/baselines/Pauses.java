package org.brainrank.control.baselines;

import java.util.List;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/** Where the speaker pauses. */
final class Pauses {
    /** A silence that separates phrases, in seconds. */
    private static final double PAUSE = 0.3;

    private Pauses() {}

    /** For each word how many came before it since the last pause. */
    static int[] wordsSince(Story story) {
        List<Word> words = story.words();
        int[] counts = new int[words.size()];
        for (int i = 1; i < counts.length; i++) {
            boolean paused = words.get(i).onset() - words.get(i - 1).offset() >= PAUSE;
            counts[i] = paused ? 0 : counts[i - 1] + 1;
        }
        return counts;
    }
}
