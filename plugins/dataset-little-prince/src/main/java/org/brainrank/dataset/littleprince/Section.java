package org.brainrank.dataset.littleprince;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the nine stretches that the book was read in.
 *
 * @param number from 1
 * @param scans of its run, from the onset of the audio to 4 scans after its end
 */
record Section(int number, int scans) {
    private static final List<Integer> SCANS = List.of(282, 298, 340, 303, 265, 343, 325, 292, 368);

    /** The nine, in order. */
    static final List<Section> ALL = IntStream.range(0, SCANS.size())
            .mapToObj(i -> new Section(i + 1, SCANS.get(i)))
            .toList();

    String id() {
        return "section-" + number;
    }
}
