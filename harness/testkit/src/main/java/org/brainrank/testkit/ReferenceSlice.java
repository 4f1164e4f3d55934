package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The part of a reference array that belongs to one layer of ours.
 *
 * @param layer of ours
 * @param ofLastWord how many of a window's tokens our method is told are its last word
 * @param parameters of our method that belong to this part alone
 * @param rows per window, one number per token, or a vector
 */
record ReferenceSlice(int layer, int ofLastWord, Map<String, Object> parameters, List<double[]> rows) {
    /** Slices an array; {@code only} is the layer of an array that speaks of one layer and does not tell which. */
    static List<ReferenceSlice> of(ReferenceQuantity.Axes axes, NpyArray array, int only) {
        int[] shape = array.shape();
        int width = shape[shape.length - 1];
        double[] values = array.toDoubles();
        return switch (axes) {
            case TOKENS -> List.of(at(0, rows(values, width)));
            case TOKENS_LARGEST -> List.of(at(0, mapped(rows(values, shape[1] * width), row -> largest(row, width))));
            case BLOCKS_TOKENS -> layers(1, groups(values, shape[0], shape[1], width));
            case FIRST_BLOCKS_TOKENS -> layers(1, groups(values, 1, shape[0], width));
            case FIRST_TOKENS_WIDTH -> lastWords(0, rows(values, shape[0] * width), width);
            case FIRST_BLOCKS_TOKENS_WIDTH -> {
                List<ReferenceSlice> slices = new ArrayList<>();
                List<double[]> blocks = rows(values, shape[1] * width);
                for (int block = 0; block < shape[0]; block++) {
                    slices.addAll(lastWords(block + 1, List.of(blocks.get(block)), width));
                }
                yield slices;
            }
            case BLOCK_TOKENS_WIDTH -> lastWords(only, rows(values, shape[1] * width), width);
            case LAYERS_TOKENS_WIDTH -> {
                List<List<double[]>> layers = groups(values, shape[0], shape[1], shape[2] * width);
                yield layers(0, layers.subList(0, shape[1] - 1), width);
            }
            case TOKENS_WIDTH -> List.of(at(0, tails(rows(values, shape[1] * width), width)));
            case LAST_TOKENS_WIDTH, QUERIES_TOKENS -> List.of(at(only, tails(rows(values, shape[1] * width), width)));
            case BLOCKS_HEADS_TOKENS -> heads(groups(values, shape[0], shape[1] * shape[2], width), shape[2], width);
            case BLOCKS_HEADS_QUERIES_TOKENS ->
                heads(groups(values, shape[0], shape[1] * shape[2], shape[3] * width), shape[2], width);
            case HEADS_QUERIES_TOKENS -> heads(groups(values, shape[0], shape[1], shape[2] * width), shape[1], width);
            case LOG_PROBABILITIES -> {
                List<ReferenceSlice> slices = lastWords(only, rows(values, width), 1);
                slices.forEach(slice -> slice.rows().forEach(row -> row[0] = -row[0]));
                yield slices;
            }
            case LOG_PROBABILITY -> List.of(at(only, mapped(rows(values, 1), row -> new double[] {-row[0]})));
            case LENS -> List.of(at(only, mapped(rows(values, width), ReferenceSlice::lens)));
            case DISTRIBUTION -> List.of(at(only, mapped(rows(values, width), row -> new double[] {entropy(row)})));
        };
    }

    private static ReferenceSlice at(int layer, List<double[]> rows) {
        return new ReferenceSlice(layer, 1, Map.of(), rows);
    }

    private static List<ReferenceSlice> layers(int first, List<List<double[]>> layers) {
        return layers(first, layers, 0);
    }

    /** Of each row the last {@code tail} numbers; all if 0. */
    private static List<ReferenceSlice> layers(int first, List<List<double[]>> layers, int tail) {
        List<ReferenceSlice> slices = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            slices.add(at(first + i, tail == 0 ? layers.get(i) : tails(layers.get(i), tail)));
        }
        return slices;
    }

    private static List<ReferenceSlice> heads(List<List<double[]>> groups, int heads, int width) {
        List<ReferenceSlice> slices = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            slices.add(new ReferenceSlice(i / heads + 1, 1, Map.of("heads", i % heads), tails(groups.get(i), width)));
        }
        return slices;
    }

    /** Sums over the last 1, 2, … T tokens: an error in any number of any token shows in one of them. */
    private static List<ReferenceSlice> lastWords(int layer, List<double[]> windows, int width) {
        List<ReferenceSlice> slices = new ArrayList<>();
        int tokens = windows.get(0).length / width;
        for (int last = 1; last <= tokens; last++) {
            int from = (tokens - last) * width;
            slices.add(new ReferenceSlice(layer, last, Map.of(), mapped(windows, row -> {
                double[] sums = new double[width];
                for (int i = from; i < row.length; i++) {
                    sums[i % width] += row[i];
                }
                return sums;
            })));
        }
        return slices;
    }

    private static List<double[]> rows(double[] values, int length) {
        List<double[]> rows = new ArrayList<>();
        for (int start = 0; start < values.length; start += length) {
            rows.add(Arrays.copyOfRange(values, start, start + length));
        }
        return rows;
    }

    /** Per group its row of each window, from an array of shape (windows, groups, length). */
    private static List<List<double[]>> groups(double[] values, int windows, int groups, int length) {
        List<double[]> all = rows(values, length);
        List<List<double[]>> grouped = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            List<double[]> rows = new ArrayList<>();
            for (int window = 0; window < windows; window++) {
                rows.add(all.get(window * groups + group));
            }
            grouped.add(rows);
        }
        return grouped;
    }

    private static List<double[]> tails(List<double[]> rows, int length) {
        return mapped(rows, row -> Arrays.copyOfRange(row, row.length - length, row.length));
    }

    private static List<double[]> mapped(List<double[]> rows, UnaryOperator<double[]> function) {
        return rows.stream().map(function).toList();
    }

    private static double[] largest(double[] row, int width) {
        double[] largest = new double[row.length / width];
        for (int i = 0; i < row.length; i++) {
            largest[i / width] = Math.max(largest[i / width], Math.abs(row[i]));
        }
        return largest;
    }

    private static double entropy(double[] logProbabilities) {
        return Arrays.stream(logProbabilities)
                .map(logProbability -> -Math.exp(logProbability) * logProbability)
                .sum();
    }

    /** Logit, log-probability, entropy, rank and highest log-probability where the target is the likeliest token. */
    private static double[] lens(double[] logits) {
        double top = Arrays.stream(logits).max().orElseThrow();
        double logSum = Math.log(
                Arrays.stream(logits).map(logit -> Math.exp(logit - top)).sum());
        double[] logProbabilities =
                Arrays.stream(logits).map(logit -> logit - top - logSum).toArray();
        return new double[] {top, -logSum, entropy(logProbabilities), 0, -logSum};
    }
}
