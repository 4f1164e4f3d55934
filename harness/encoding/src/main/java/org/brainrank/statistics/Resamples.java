package org.brainrank.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Bootstrap resamples of subjects, and quantiles of what they gave. */
final class Resamples {
    private Resamples() {}

    /** As many subjects as there are, drawn with replacement. */
    static int[] draw(int subjects, SplittableRandom random) {
        int[] drawn = new int[subjects];
        for (int i = 0; i < subjects; i++) {
            drawn[i] = random.nextInt(subjects);
        }
        return drawn;
    }

    /** How often each was drawn. */
    static double[] counts(int[] drawn) {
        double[] counts = new double[drawn.length];
        for (int index : drawn) {
            counts[index]++;
        }
        return counts;
    }

    static double mean(double[] values, int[] subjects) {
        double sum = 0;
        for (int subject : subjects) {
            sum += values[subject];
        }
        return sum / subjects.length;
    }

    /** The quantile with linear interpolation between order statistics, numpy's default (type 7). */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantileOfSorted(sorted, share);
    }

    static double quantileOfSorted(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
