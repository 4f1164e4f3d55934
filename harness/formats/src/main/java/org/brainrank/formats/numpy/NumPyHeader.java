package org.brainrank.formats.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;

/**
 * The header of an {@code .npy} file, versions 1.0 to 3.0.
 *
 * <p>Source: NumPy, {@code numpy.lib.format}: magic, two bytes of version, length of the header (two bytes, from version
 * 2.0 four; little-endian), then a Python dictionary with {@code descr}, {@code fortran_order} and {@code shape}.
 *
 * @param shape lengths of the axes; empty for a single number
 * @param type of each number
 * @param order of bytes
 * @param fortran whether the first index runs fastest
 * @param start of the numbers, in bytes
 */
public record NumPyHeader(List<Integer> shape, NumberType type, ByteOrder order, boolean fortran, int start) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    static final int LONGEST = 1 << 16;
    private static final String MEND = "Save it with numpy.save(file, numpy.ascontiguousarray(values, 'float32')).";
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{0,16})'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\s0-9L,]{0,1000})\\)");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,10}L?");
    private static final Map<String, NumberType> TYPES = Map.ofEntries(
            Map.entry("b1", NumberType.UINT8),
            Map.entry("u1", NumberType.UINT8),
            Map.entry("i1", NumberType.INT8),
            Map.entry("u2", NumberType.UINT16),
            Map.entry("i2", NumberType.INT16),
            Map.entry("u4", NumberType.UINT32),
            Map.entry("i4", NumberType.INT32),
            Map.entry("u8", NumberType.UINT64),
            Map.entry("i8", NumberType.INT64),
            Map.entry("f2", NumberType.FLOAT16),
            Map.entry("f4", NumberType.FLOAT32),
            Map.entry("f8", NumberType.FLOAT64));

    /** Copies. */
    public NumPyHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads and checks a header; that the file has the numbers is still to be {@link #requireAll required}.
     *
     * @param source of the array
     * @return checked
     * @throws UserException if it is none, or of something that is not read
     */
    public static NumPyHeader read(ByteSource source) {
        Path file = source.file();
        ByteBuffer fixed = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        boolean magic = source.tryRead(0, fixed);
        for (int i = 0; i < MAGIC.length; i++) {
            magic &= fixed.get(i) == MAGIC[i];
        }
        if (!magic) {
            throw Problem.in(file, "no NumPy array", "the bytes \\x93NUMPY at its start", MEND);
        }
        int version = fixed.get(6);
        if (version < 1 || version > 3) {
            throw Problem.in(file, "version " + version + " of NumPy's format", "1, 2 or 3", MEND);
        }
        int textStart = version == 1 ? 10 : 12;
        long length = version == 1 ? Short.toUnsignedLong(fixed.getShort(8)) : Integer.toUnsignedLong(fixed.getInt(8));
        if (length > LONGEST) {
            throw Problem.in(file, "a header of " + length + " bytes", "at most " + LONGEST, MEND);
        }
        source.require(textStart + length, "the header's length");
        byte[] text = source.bytes(textStart, (int) length).array();
        return parse(file, new String(text, StandardCharsets.UTF_8), textStart + (int) length);
    }

    /**
     * Refuses a file that has not exactly the numbers of its header.
     *
     * @param source of the array
     * @throws UserException if it is cut off, or has something behind the numbers
     */
    public void requireAll(ByteSource source) {
        source.require(end(), "the header");
        if (!source.endsAt(end())) {
            throw Problem.damaged(
                    source.file(),
                    source.size() + " bytes",
                    end() + " for shape " + shape + " of " + type + ", and nothing behind");
        }
    }

    private static NumPyHeader parse(Path file, String text, int start) {
        String descr = find(file, DESCR, text, "descr");
        NumberType type = descr.length() == 3 ? TYPES.get(descr.substring(1)) : null;
        if (type == null || "<>|=".indexOf(descr.charAt(0)) < 0 || (descr.charAt(0) == '|' && type.bytes() > 1)) {
            throw Problem.in(
                    file,
                    "numbers of type '" + Problem.shortened(descr) + "'",
                    "real numbers, such as float32 ('<f4')",
                    MEND);
        }
        boolean fortran = find(file, FORTRAN, text, "fortran_order").equals("True");
        List<Integer> shape = new ArrayList<>();
        long product = 1;
        for (String part : find(file, SHAPE, text, "shape").split(",", -1)) {
            String length = part.strip();
            if (length.isEmpty()) {
                continue;
            }
            long steps = LENGTH.matcher(length).matches() ? Long.parseLong(length.replace("L", "")) : Long.MAX_VALUE;
            if (steps > Integer.MAX_VALUE || steps * Math.max(product, 1) > 1L << 56) {
                throw Problem.damaged(file, "shape " + Problem.shortened(text), "lengths below 2^31");
            }
            product = Math.max(product, 1) * Math.max(steps, 1);
            shape.add((int) steps);
        }
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NumPyHeader(shape, type, order, fortran, start);
    }

    private static String find(Path file, Pattern pattern, String text, String key) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw Problem.in(
                    file,
                    "a header without a plain " + key + ": " + Problem.shortened(text),
                    "descr of one number type, fortran_order and shape",
                    MEND);
        }
        return matcher.group(1);
    }

    /**
     * How many numbers there are.
     *
     * @return product of the shape
     */
    public long numbers() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /**
     * Where they end.
     *
     * @return bytes from the start
     */
    public long end() {
        return start + numbers() * type.bytes();
    }
}
