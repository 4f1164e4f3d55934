package org.brainrank.models.transformers;

import java.nio.file.Path;
import java.util.Arrays;
import org.brainrank.formats.numpy.NumPyArray;

/**
 * An array of a reference, to be looked at part by part.
 *
 * @param shape lengths
 * @param values row-major
 */
record Npy(int[] shape, double[] values) {
    static Npy parse(byte[] file) {
        NumPyArray array = NumPyArray.read(Path.of("the reference"), file);
        return new Npy(array.shape().stream().mapToInt(Integer::intValue).toArray(), array.values());
    }

    /** What stands at one index of the first axis. */
    Npy at(int index) {
        int[] rest = Arrays.copyOfRange(shape, 1, shape.length);
        int size = Arrays.stream(rest).reduce(1, (a, b) -> a * b);
        return new Npy(rest, Arrays.copyOfRange(values, index * size, (index + 1) * size));
    }

    double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    int[] integers() {
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }
}
