package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.alignment.Cleaning;
import org.brainrank.linalg.Matrix;

/** Cleans trimmed responses within the stretches that no edge of an outer fold cuts, or within whole stories. */
final class ResponseCleaning {
    private final Alignment alignment;
    private final int[] stretches;
    private final double[] shares;
    private final double[] repetitionTimes;

    /**
     * Finds the stretches.
     *
     * @param alignment what is removed
     * @param folds over all stories' trimmed scans
     * @param timings of the stories
     */
    ResponseCleaning(Alignment alignment, Folds folds, List<ScanTiming> timings) {
        this.alignment = alignment;
        int[] runs = timings.stream()
                .mapToInt(timing -> alignment.trimmed(timing.scans()))
                .toArray();
        this.stretches = alignment.wholeStory() ? runs : folds.outer().stretches();
        this.shares = new double[stretches.length];
        this.repetitionTimes = new double[stretches.length];
        int story = 0;
        int end = runs[0];
        for (int i = 0, start = 0; i < stretches.length; start += stretches[i], i++) {
            while (start >= end) {
                end += runs[++story];
            }
            shares[i] = (double) stretches[i] / runs[story];
            repetitionTimes[i] = timings.get(story).repetitionTime();
        }
    }

    /**
     * Cleans.
     *
     * @param responses shape (scans, targets), all stories
     * @param nuisance shape (scans, regressors), perhaps without columns
     */
    Matrix apply(Matrix responses, Matrix nuisance) {
        return alignment.cleaning().apply(responses, nuisance, stretches, shares, repetitionTimes);
    }

    /** How responses are cleaned, in words; none if they are not. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        int shortest = Arrays.stream(stretches).min().orElseThrow();
        Cleaning cleaning = alignment.cleaning();
        if (alignment.cleans() && Arrays.stream(shares).anyMatch(share -> share < 1)) {
            notes.add("responses are cleaned within the " + stretches.length
                    + " stretches between the edges of stories and outer folds, the shortest of " + shortest + " scans"
                    + (cleaning.order() > 0
                            ? "; of the polynomial of order " + cleaning.order()
                                    + " for a whole story each gets its share, at least order 1"
                            : ""));
        }
        return notes;
    }
}
