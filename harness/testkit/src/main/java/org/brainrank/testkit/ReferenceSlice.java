package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a reference array that belongs to one layer of ours.
 *
 * @param layer of ours
 * @param rows per window, one number per token, or the hidden state of the last token
 */
record ReferenceSlice(int layer, List<double[]> rows) {
    /** Slices an array; {@code last} is L, which an array without an axis of layers does not tell. */
    static List<ReferenceSlice> of(ReferenceQuantity.Axes axes, NpyArray array, int last) {
        int[] shape = array.shape();
        double[] values = array.toDoubles();
        return switch (axes) {
            case TOKENS -> List.of(slice(values, 0, shape[0], 1, 0, shape[1], 0));
            case BLOCKS_TOKENS -> {
                List<ReferenceSlice> slices = new ArrayList<>();
                for (int block = 0; block < shape[1]; block++) {
                    slices.add(slice(values, block + 1, shape[0], shape[1], block, shape[2], 0));
                }
                yield slices;
            }
            case FIRST_BLOCKS_TOKENS -> {
                List<ReferenceSlice> slices = new ArrayList<>();
                for (int block = 0; block < shape[0]; block++) {
                    slices.add(slice(values, block + 1, 1, shape[0], block, shape[1], 0));
                }
                yield slices;
            }
            case LAYERS_TOKENS_WIDTH -> {
                List<ReferenceSlice> slices = new ArrayList<>();
                for (int layer = 0; layer < shape[1] - 1; layer++) {
                    slices.add(slice(values, layer, shape[0], shape[1], layer, shape[2] * shape[3], shape[3]));
                }
                yield slices;
            }
            case TOKENS_WIDTH, QUERIES_TOKENS ->
                List.of(slice(values, last, shape[0], 1, 0, shape[1] * shape[2], shape[2]));
            case BLOCKS_HEADS_TOKENS -> ofHead(values, shape, shape[3]);
            case BLOCKS_HEADS_QUERIES_TOKENS -> ofHead(values, shape, shape[3] * shape[4]);
            case LOG_PROBABILITIES -> List.of(numbers(last, values, shape, row -> -row[row.length - 1]));
            case DISTRIBUTION ->
                List.of(numbers(
                        last,
                        values,
                        shape,
                        row -> Arrays.stream(row)
                                .map(logProbability -> -Math.exp(logProbability) * logProbability)
                                .sum()));
        };
    }

    /** Head 1 of each block, seen from the last position. */
    private static List<ReferenceSlice> ofHead(double[] values, int[] shape, int length) {
        List<ReferenceSlice> slices = new ArrayList<>();
        for (int block = 0; block < shape[1]; block++) {
            int group = block * shape[2] + 1;
            slices.add(slice(values, block + 1, shape[0], shape[1] * shape[2], group, length, shape[shape.length - 1]));
        }
        return slices;
    }

    /** One number a window, from an array of shape (windows, n). */
    private static ReferenceSlice numbers(
            int layer, double[] values, int[] shape, java.util.function.ToDoubleFunction<double[]> number) {
        List<double[]> rows = new ArrayList<>();
        for (int window = 0; window < shape[0]; window++) {
            double[] row = Arrays.copyOfRange(values, window * shape[1], (window + 1) * shape[1]);
            rows.add(new double[] {number.applyAsDouble(row)});
        }
        return new ReferenceSlice(layer, rows);
    }

    /** Of each window's {@code groups} runs of {@code length} numbers the one at {@code group}, or its last {@code tail}. */
    private static ReferenceSlice slice(
            double[] values, int layer, int windows, int groups, int group, int length, int tail) {
        List<double[]> rows = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            int end = (window * groups + group + 1) * length;
            rows.add(Arrays.copyOfRange(values, end - (tail > 0 ? tail : length), end));
        }
        return new ReferenceSlice(layer, rows);
    }
}
