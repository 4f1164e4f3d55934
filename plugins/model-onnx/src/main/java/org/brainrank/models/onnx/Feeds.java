package org.brainrank.models.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What goes into inputs beside token ids: nothing is masked, positions count from 0, and nothing was seen before.
 *
 * @param manager makes the arrays
 * @param windows B
 * @param tokens T
 */
record Feeds(NDManager manager, int windows, int tokens) {
    static final int INT32 = 6;
    static final int INT64 = 7;
    private static final int BOOLEAN = 9;

    /**
     * Whether an input is of a kind that is known.
     *
     * @return what is not understood; empty if all is well
     */
    static Optional<String> unknown(OnnxValue input, String ids) {
        boolean known =
                input.name().equals(ids) || input.name().equals(Cut.ENTRY) || kind(input.name()) != Kind.UNKNOWN;
        return known
                ? Optional.empty()
                : Optional.of("input '" + input.name()
                        + "' is not known; expected token ids, attention_mask, position_ids, token_type_ids, cache_position,"
                        + " past_key_values and the switches of a merged decoder. Export the model without it");
    }

    NDArray of(OnnxValue input) {
        NDArray array = switch (kind(input.name())) {
            case MASK -> numbers(input, fill(1), windows, tokens);
            case POSITIONS -> numbers(input, positions(windows), windows, tokens);
            case CACHE_POSITIONS -> numbers(input, positions(1), tokens);
            case PAST -> past(input);
            case SWITCH -> manager.create(new boolean[] {false}, new Shape(1));
            case COUNT ->
                input.dimensions().isEmpty() ? numbers(input, new long[] {0}) : numbers(input, new long[] {0}, 1);
            case ZEROS, UNKNOWN -> numbers(input, fill(0), windows, tokens);
        };
        array.setName(input.name());
        return array;
    }

    private enum Kind {
        MASK,
        POSITIONS,
        CACHE_POSITIONS,
        PAST,
        SWITCH,
        COUNT,
        ZEROS,
        UNKNOWN
    }

    private static Kind kind(String name) {
        if (name.equals("attention_mask") || name.equals("mask")) {
            return Kind.MASK;
        }
        if (name.equals("position_ids")) {
            return Kind.POSITIONS;
        }
        if (name.equals("cache_position")) {
            return Kind.CACHE_POSITIONS;
        }
        if (name.equals("token_type_ids")) {
            return Kind.ZEROS;
        }
        if (name.equals("use_cache_branch")) {
            return Kind.SWITCH;
        }
        if (name.equals("num_logits_to_keep") || name.equals("logits_to_keep")) {
            return Kind.COUNT;
        }
        return name.startsWith("past") ? Kind.PAST : Kind.UNKNOWN;
    }

    /** A cache with nothing in it: every dimension that is not fixed is 0, but for the number of windows. */
    private NDArray past(OnnxValue input) {
        long[] shape = input.dimensions().stream()
                .mapToLong(size -> size < 0 ? 0 : size)
                .toArray();
        shape[0] = windows;
        DataType type = input.type() == OnnxTensorEntry.FLOAT16 ? DataType.FLOAT16 : DataType.FLOAT32;
        return manager.create(
                manager.allocateDirect(Math.toIntExact(new Shape(shape).size()) * type.getNumOfBytes()),
                new Shape(shape),
                type);
    }

    private NDArray numbers(OnnxValue input, long[] values, long... shape) {
        Shape dimensions = new Shape(shape);
        if (input.type() == INT64) {
            return manager.create(java.nio.LongBuffer.wrap(values), dimensions, DataType.INT64);
        }
        if (input.type() == INT32) {
            int[] narrow = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
            return manager.create(java.nio.IntBuffer.wrap(narrow), dimensions, DataType.INT32);
        }
        if (input.type() == BOOLEAN) {
            boolean[] flags = new boolean[values.length];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = values[i] != 0;
            }
            return manager.create(flags, dimensions);
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values[i];
        }
        return manager.create(java.nio.FloatBuffer.wrap(floats), dimensions, DataType.FLOAT32);
    }

    private long[] fill(long value) {
        return LongStream.generate(() -> value).limit((long) windows * tokens).toArray();
    }

    private long[] positions(int rows) {
        return LongStream.range(0, (long) rows * tokens).map(at -> at % tokens).toArray();
    }

    /** Token ids as the input wants them. */
    NDArray ids(OnnxValue input, long[] ids) {
        NDArray array = numbers(input, ids, windows, tokens);
        array.setName(input.name());
        return array;
    }
}
