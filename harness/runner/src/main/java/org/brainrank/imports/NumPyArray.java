package org.brainrank.imports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.UserException;

/**
 * An array of NumPy's format, {@code numpy.lib.format} 1.0 to 3.0: floating-point numbers in C order.
 *
 * @param shape one or two axes
 * @param values row by row
 */
record NumPyArray(int[] shape, double[] values) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)f([248])'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*False");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\((\\d{1,9}),\\s*(\\d{1,9})?,?\\s*\\)");

    /**
     * Parses one.
     *
     * @param bytes the whole file
     * @param name for messages
     */
    static NumPyArray parse(byte[] bytes, String name) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 10 || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw refused(name, "it does not begin with \\x93NUMPY");
        }
        int wide = bytes[6] == 1 ? 2 : 4;
        long length = wide == 2 ? Short.toUnsignedInt(buffer.getShort(8)) : Integer.toUnsignedLong(buffer.getInt(8));
        long start = 8L + wide + length;
        if (start > bytes.length) {
            throw refused(name, "its header is longer than the file");
        }
        String header = new String(bytes, 8 + wide, (int) length, StandardCharsets.UTF_8);
        Matcher type = DESCR.matcher(header);
        Matcher axes = SHAPE.matcher(header);
        if (!type.find() || !axes.find() || !FORTRAN.matcher(header).find()) {
            throw refused(name, "its header is " + header.strip());
        }
        int rows = Integer.parseInt(axes.group(1));
        int columns = axes.group(2) == null ? 1 : Integer.parseInt(axes.group(2));
        int size = Integer.parseInt(type.group(2));
        if ((long) rows * columns * size != bytes.length - start) {
            throw refused(
                    name,
                    "it promises " + rows + " × " + columns + " numbers and has " + (bytes.length - start) + " bytes");
        }
        buffer.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        buffer.position((int) start);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (size) {
                case 2 -> Halves.widen(buffer.getShort());
                case 4 -> buffer.getFloat();
                default -> buffer.getDouble();
            };
        }
        return new NumPyArray(new int[] {rows, columns}, values);
    }

    /** Rows in single precision. */
    List<float[]> rows() {
        int columns = shape[1];
        List<float[]> rows = new ArrayList<>(shape[0]);
        for (int row = 0; row < shape[0]; row++) {
            float[] narrow = new float[columns];
            for (int column = 0; column < columns; column++) {
                narrow[column] = (float) values[row * columns + column];
            }
            rows.add(narrow);
        }
        return rows;
    }

    private static UserException refused(String name, String why) {
        return new UserException(name + " is no array of scores: " + why
                + "; expected float16, float32 or float64, C order, shape (words, features); save it with"
                + " numpy.save(file, numpy.ascontiguousarray(scores, 'float32'))");
    }
}
