package org.brainrank.formats.numpy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Problem;

/**
 * An array in memory, of any shape.
 *
 * @param header as in the file
 * @param values in C order (last index fastest) whatever the order in the file; not copied
 */
public record NumPyArray(NumPyHeader header, double[] values) {
    private static final int CHUNK = 1 << 18;

    /**
     * Reads all of an {@code .npy} file.
     *
     * @param file compressed by gzip or not
     * @return its numbers
     * @throws org.brainrank.spi.UserException if it is no such file, or not whole
     */
    public static NumPyArray read(Path file) {
        try (ByteSource source = ByteSource.open(file)) {
            return read(source);
        }
    }

    /**
     * Reads an array that is in memory.
     *
     * @param name for messages
     * @param bytes of an {@code .npy} file
     * @return its numbers
     * @throws org.brainrank.spi.UserException if it is no such array, or not whole
     */
    public static NumPyArray read(Path name, byte[] bytes) {
        try (ByteSource source = new ArrayBytes(name, bytes)) {
            return read(source);
        }
    }

    static NumPyArray read(ByteSource source) {
        NumPyHeader header = NumPyHeader.read(source);
        header.requireAll(source);
        if (header.numbers() > Integer.MAX_VALUE - 8) {
            throw Problem.in(
                    source.file(), header.numbers() + " numbers", "at most 2147483639", "Split it into several files.");
        }
        double[] values = new double[(int) header.numbers()];
        int width = header.type().bytes();
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(CHUNK, Math.max(width, (int)
                Math.min(CHUNK, (long) values.length * width))));
        for (int index = 0; index < values.length; ) {
            int numbers = Math.min(buffer.capacity() / width, values.length - index);
            buffer.clear().limit(numbers * width).order(header.order());
            source.read(header.start() + (long) index * width, buffer);
            for (int i = 0; i < numbers; i++) {
                values[index++] = header.type().next(buffer);
            }
        }
        source.finish(header.end());
        return new NumPyArray(header, header.fortran() ? inOrder(values, header.shape()) : values);
    }

    private static double[] inOrder(double[] stored, List<Integer> shape) {
        double[] values = new double[stored.length];
        int[] index = new int[shape.size()];
        for (double value : stored) {
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) {
                at = at * shape.get(axis) + index[axis];
            }
            values[at] = value;
            for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
                index[axis] = 0;
            }
        }
        return values;
    }

    /**
     * Lengths of the axes.
     *
     * @return empty for a single number
     */
    public List<Integer> shape() {
        return header.shape();
    }

    /**
     * The numbers in single precision.
     *
     * @return in C order; beyond its range infinite
     */
    public float[] floats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /**
     * The rows of a matrix, or a vector as one column, in single precision.
     *
     * @return as many as the first axis is long
     */
    public List<float[]> rows() {
        if (shape().isEmpty() || shape().size() > 2) {
            throw new IllegalStateException("rows of an array of shape " + shape());
        }
        int columns = shape().size() == 1 ? 1 : shape().get(1);
        List<float[]> rows = new ArrayList<>(shape().get(0));
        for (int row = 0; row < shape().get(0); row++) {
            float[] narrow = new float[columns];
            for (int column = 0; column < columns; column++) {
                narrow[column] = (float) values[row * columns + column];
            }
            rows.add(narrow);
        }
        return rows;
    }
}
