package org.brainrank.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.linalg.Matrix;

/**
 * A golden array: NumPy's .npy format 1.0, float64, little endian, C order.
 *
 * @param shape as in NumPy
 * @param values last index fastest
 */
@SuppressWarnings("ArrayRecordComponent") // test data, read once
public record Npy(int[] shape, double[] values) {
    private static final Pattern SHAPE =
            Pattern.compile("'descr': '<f8', 'fortran_order': False, 'shape': \\(([^)]*)\\)");

    /** Reads {@code <name>.npy} of the reference; a name with a slash also names the folder, as in himalaya/tall.x. */
    public static Npy read(String name) {
        String path = name.contains("/") ? name : "encoding/" + name;
        try (InputStream in = Npy.class.getResourceAsStream("/reference/" + path + ".npy")) {
            if (in == null) {
                throw new IllegalArgumentException("no golden array " + name);
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            byte[] header = new byte[bytes.getShort(8)];
            bytes.position(10).get(header);
            Matcher matcher = SHAPE.matcher(new String(header, StandardCharsets.US_ASCII));
            if (!matcher.find()) {
                throw new IllegalArgumentException("golden array " + name + " is not float64 in C order");
            }
            int[] shape = Arrays.stream(matcher.group(1).split(","))
                    .map(String::trim)
                    .filter(size -> !size.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            bytes.asDoubleBuffer().get(values);
            return new Npy(shape, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A two-dimensional golden array. */
    public static Matrix matrix(String name) {
        Npy array = read(name);
        return Matrix.of(array.shape[0], array.shape[1], array.values);
    }

    /** A one-dimensional golden array. */
    public static double[] vector(String name) {
        return read(name).values;
    }

    /** A three-dimensional golden array, as matrices along its first index. */
    public static List<Matrix> matrices(String name) {
        Npy array = read(name);
        int size = array.shape[1] * array.shape[2];
        List<Matrix> matrices = new ArrayList<>();
        for (int i = 0; i < array.shape[0]; i++) {
            double[] part = Arrays.copyOfRange(array.values, i * size, (i + 1) * size);
            matrices.add(Matrix.of(array.shape[1], array.shape[2], part));
        }
        return matrices;
    }
}
