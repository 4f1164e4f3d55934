package org.brainrank.features;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Words by falling score; of equals the later one first, as a reader would fill a gap from the nearest word. */
final class WordOrder {
    private WordOrder() {}

    static int[] of(float[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
