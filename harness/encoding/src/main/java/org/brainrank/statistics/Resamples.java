package org.brainrank.statistics;

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
        return quantileInPlace(values.clone(), share);
    }

    /** The same; the values come back in another order. */
    static double quantileInPlace(double[] values, double share) {
        double position = share * (values.length - 1);
        int below = (int) Math.floor(position);
        double low = select(values, below);
        if (below + 1 == values.length) {
            return low;
        }
        double high = Double.POSITIVE_INFINITY;
        for (int i = below + 1; i < values.length; i++) {
            high = Math.min(high, values[i]);
        }
        return low + (position - below) * (high - low);
    }

    /** Puts the value of an ascending order at its index, smaller ones before it, larger ones behind (Hoare 1961). */
    private static double select(double[] values, int index) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = values[(from + to) >>> 1];
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double value = values[left];
                    values[left++] = values[right];
                    values[right--] = value;
                }
            }
            if (index <= right) {
                to = right;
            } else if (index >= left) {
                from = left;
            } else {
                break;
            }
        }
        return values[index];
    }
}
