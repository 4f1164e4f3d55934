package org.brainrank.formats.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** NumPy's format 1.0, little-endian, C order. The same arguments give the same bytes. */
public final class NumPyWriter {
    private static final int ALIGNMENT = 64;
    private static final int FIXED = 10;

    private NumPyWriter() {}

    /**
     * An array of 64-bit floats.
     *
     * @param values in C order
     * @param shape lengths of its axes
     * @return the bytes of a file
     */
    public static byte[] bytes(double[] values, int... shape) {
        check(values.length, shape);
        byte[] header = header("<f8", shape);
        ByteBuffer buffer = ByteBuffer.allocate(size(header, (long) Double.BYTES * values.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /**
     * An array of 32-bit floats.
     *
     * @param values in C order
     * @param shape lengths of its axes
     * @return the bytes of a file
     */
    public static byte[] bytes(float[] values, int... shape) {
        check(values.length, shape);
        byte[] header = header("<f4", shape);
        ByteBuffer buffer = ByteBuffer.allocate(size(header, (long) Float.BYTES * values.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /**
     * A matrix of 32-bit floats.
     *
     * @param rows at least one, all of one length
     * @return the bytes of a file
     */
    public static byte[] bytes(List<float[]> rows) {
        int columns = rows.get(0).length;
        byte[] header = header("<f4", rows.size(), columns);
        ByteBuffer buffer = ByteBuffer.allocate(size(header, (long) Float.BYTES * rows.size() * columns))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        FloatBuffer values = buffer.asFloatBuffer();
        for (float[] row : rows) {
            check(row.length, columns);
            values.put(row);
        }
        return buffer.array();
    }

    private static void check(int values, int... shape) {
        long product = 1;
        for (int length : shape) {
            product = Math.multiplyExact(product, length);
        }
        if (product != values) {
            throw new IllegalArgumentException(values + " numbers for shape " + java.util.Arrays.toString(shape));
        }
    }

    /** Padded with spaces to a multiple of 64 bytes, as NumPy does. */
    private static byte[] header(String type, int... shape) {
        StringBuilder lengths = new StringBuilder();
        for (int axis = 0; axis < shape.length; axis++) {
            lengths.append(axis == 0 ? "" : ", ").append(shape[axis]);
        }
        // A tuple of one has a comma.
        String tuple = "(" + lengths + (shape.length == 1 ? ",)" : ")");
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
        int length = (FIXED + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - FIXED;
        String padded = text + " ".repeat(length - text.length() - 1) + "\n";
        return ByteBuffer.allocate(FIXED + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) length)
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static int size(byte[] header, long numbers) {
        return Math.toIntExact(header.length + numbers);
    }
}
