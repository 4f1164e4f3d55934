package org.brainrank.imports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes NumPy's format 1.0: float64, C order. */
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
        StringBuilder dimensions = new StringBuilder();
        for (int length : shape) {
            dimensions.append(length).append(", ");
        }
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': ("
                + dimensions.toString().strip() + "), }";
        int padding = 64 - (10 + header.length() + 1) % 64;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer =
                ByteBuffer.allocate(10 + text.length + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        buffer.putShort((short) text.length).put(text);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
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
