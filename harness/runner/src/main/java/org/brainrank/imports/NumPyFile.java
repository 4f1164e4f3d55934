package org.brainrank.imports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** NumPy's format 1.0: float64 or float32, C order. */
public final class NumPyFile {
    private NumPyFile() {}

    /**
     * A whole file.
     *
     * @param values row by row
     * @param shape their axes
     * @return its bytes
     */
    public static byte[] bytes(double[] values, int... shape) {
        byte[] header = header("<f8", shape);
        ByteBuffer buffer = ByteBuffer.allocate(header.length + Double.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /**
     * The numbers of a file that {@link #bytes} made.
     *
     * @param file its bytes
     * @param shape its axes
     * @return row by row; empty if it is no such file, or of another shape
     */
    public static Optional<double[]> values(byte[] file, int... shape) {
        byte[] header = header("<f8", shape);
        long count = 1;
        for (int length : shape) {
            count *= length;
        }
        if (file.length != header.length + Double.BYTES * count
                || !Arrays.equals(header, Arrays.copyOf(file, header.length))) {
            return Optional.empty();
        }
        double[] values = new double[(int) count];
        ByteBuffer.wrap(file, header.length, file.length - header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return Optional.of(values);
    }

    /**
     * A whole file of single-precision rows, to the last bit.
     *
     * @param rows at least one, all of one length
     * @return its bytes
     */
    public static byte[] ofSingles(List<float[]> rows) {
        int columns = rows.get(0).length;
        byte[] header = header("<f4", rows.size(), columns);
        ByteBuffer buffer = ByteBuffer.allocate(
                        Math.toIntExact(header.length + (long) rows.size() * columns * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        FloatBuffer values = buffer.asFloatBuffer();
        rows.forEach(values::put);
        return buffer.array();
    }

    /**
     * The rows of a file.
     *
     * @param bytes of one matrix
     * @param name for messages
     * @return single precision
     * @throws org.brainrank.spi.UserException if it is no such matrix
     */
    public static List<float[]> rows(byte[] bytes, String name) {
        return NumPyArray.parse(bytes, name).rows();
    }

    /** All that stands before the numbers. */
    private static byte[] header(String type, int... shape) {
        StringBuilder dimensions = new StringBuilder();
        for (int length : shape) {
            dimensions.append(length).append(", ");
        }
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': ("
                + dimensions.toString().strip() + "), }";
        int padding = 64 - (10 + header.length() + 1) % 64;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    /** A matrix of single-precision rows, all of one length. */
    static byte[] bytes(List<float[]> rows) {
        int columns = rows.get(0).length;
        double[] values = new double[rows.size() * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / columns)[i % columns];
        }
        return bytes(values, rows.size(), columns);
    }
}
