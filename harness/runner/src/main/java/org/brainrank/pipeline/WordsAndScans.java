package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.alignment.Downsampling;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.DatasetInspection;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/** One story's words held against its scans. */
final class WordsAndScans {
    private static final double GAP = 3;

    private WordsAndScans() {}

    /** Words of every used scan. */
    static double[] rate(Story story, ScanTiming timing, Alignment alignment) {
        double[] onsets = story.words().stream().mapToDouble(Word::onset).toArray();
        Matrix ones = Matrix.zeros(onsets.length, 1);
        java.util.Arrays.fill(ones.values(), 1);
        Matrix counts = Downsampling.SUM
                .apply(ones, onsets, timing.starts(), timing.repetitionTime())
                .features();
        return alignment.used(counts, timing.scans()).values();
    }

    /**
     * Counts.
     *
     * @param rate words of every used scan
     * @param response of every used scan
     */
    static DatasetInspection.Story summary(Story story, ScanTiming timing, double[] rate, double[] response) {
        List<Word> words = story.words();
        double end = timing.firstScan() + timing.scans() * timing.repetitionTime();
        int overlaps = 0;
        List<DatasetInspection.Gap> gaps = new ArrayList<>();
        double spoken = words.get(0).offset();
        Word latest = words.get(0);
        for (Word word : words.subList(1, words.size())) {
            // Neighbours that were cut at one time differ by rounding.
            overlaps += word.onset() < spoken - 1e-3 ? 1 : 0;
            if (word.onset() - spoken >= GAP) {
                gaps.add(new DatasetInspection.Gap(latest.text(), spoken, word.onset()));
            }
            if (word.offset() >= spoken) {
                spoken = word.offset();
                latest = word;
            }
        }
        return new DatasetInspection.Story(
                story.id(),
                words.size(),
                words.get(0).onset(),
                spoken,
                timing.scans(),
                timing.repetitionTime(),
                timing.firstScan(),
                (int) words.stream()
                        .filter(word -> word.onset() < timing.firstScan())
                        .count(),
                (int) words.stream().filter(word -> word.onset() >= end).count(),
                (int) words.stream()
                        .filter(word -> word.offset() <= word.onset())
                        .count(),
                overlaps,
                gaps,
                rate.length,
                rate,
                response);
    }
}
