package org.brainrank.formats.gifti;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;
import org.brainrank.formats.XmlSource.XmlWalk;

/** Turns text into numbers, in C order whatever the order in the file. */
final class Decoding {
    /** DEFLATE makes 258 bytes of two bits at best. */
    private static final long RATIO = 1032;

    private static final int SLACK = 64;

    private Decoding() {}

    /** Refuses a promise that as many characters of text cannot keep. */
    static void check(GiftiArray array, long characters, XmlWalk walk) {
        long bytes = (long) array.numbers() * array.type().bytes();
        boolean fits = switch (array.encoding()) {
            case ASCII -> array.numbers() <= characters / 2 + 1;
            case BASE64 -> bytes <= characters / 4 * 3;
            case GZIP_BASE64 -> bytes <= RATIO * characters + SLACK;
            case EXTERNAL -> true;
        };
        if (!fits) {
            throw walk.damaged(
                    characters + " characters of data", "enough for " + array.numbers() + " numbers as Dim0… say");
        }
    }

    /** Numbers of {@code Data}; walks to its end. */
    static double[] inline(GiftiArray array, XmlWalk walk) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean spaces = array.encoding() == GiftiArray.Encoding.ASCII;
        walk.eachText(piece -> {
            for (int i = 0; i < piece.length(); i++) {
                char character = piece.charAt(i);
                if (spaces || character > ' ') {
                    text.write(character > 127 ? '?' : character);
                }
            }
        });
        check(array, text.size(), walk);
        if (spaces) {
            return ordered(array, ascii(array, text.toString(StandardCharsets.US_ASCII), walk));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.toByteArray());
            byte[] plain = array.encoding() == GiftiArray.Encoding.BASE64 ? bytes : inflate(array, bytes);
            if (plain.length != (long) array.numbers() * array.type().bytes()) {
                throw walk.damaged(
                        "an array of " + plain.length + " bytes", array.numbers() + " numbers of " + array.type());
            }
            return ordered(array, numbers(array, ByteBuffer.wrap(plain)));
        } catch (IOException | IllegalArgumentException e) {
            throw walk.damaged(
                    "an array that cannot be decoded (" + Problem.shortened(String.valueOf(e.getMessage())) + ")",
                    array.encoding() + " data");
        }
    }

    /** The format says gzip; nearly all programs write zlib. */
    private static byte[] inflate(GiftiArray array, byte[] packed) throws IOException {
        boolean gzip = packed.length > 1 && packed[0] == 0x1f && packed[1] == (byte) 0x8b;
        InputStream source = new ByteArrayInputStream(packed);
        try (InputStream in = gzip ? new GZIPInputStream(source) : new InflaterInputStream(source)) {
            byte[] plain = in.readNBytes(array.numbers() * array.type().bytes());
            // The checksum is compared at the end only.
            if (in.read() >= 0) {
                throw new IOException("more than " + plain.length + " bytes");
            }
            return plain;
        }
    }

    private static double[] ascii(GiftiArray array, String text, XmlWalk walk) {
        double[] values = new double[array.numbers()];
        StringTokenizer tokens = new StringTokenizer(text);
        for (int i = 0; i < values.length; i++) {
            if (!tokens.hasMoreTokens()) {
                throw walk.damaged(i + " numbers of data", values.length + "");
            }
            double value = number(tokens.nextToken(), walk);
            values[i] = array.type() == NumberType.FLOAT32 ? (float) value : value;
        }
        if (tokens.hasMoreTokens()) {
            throw walk.damaged("more than " + values.length + " numbers of data", "as many as Dim0… say");
        }
        return values;
    }

    private static double number(String token, XmlWalk walk) {
        try {
            // Java would take 1f and 0x1p3 for numbers too.
            if (token.matches("[-+.0-9eE]+")) {
                return Double.parseDouble(token);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan", "+nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw walk.damaged("'" + Problem.shortened(token) + "' among the data", "a number");
        };
    }

    /** Numbers of another file. */
    static double[] external(GiftiArray array, Path file) {
        try (ByteSource source = ByteSource.open(file)) {
            int bytes = Math.multiplyExact(array.numbers(), array.type().bytes());
            source.require(array.externalOffset() + bytes, "the GIFTI file beside it");
            return ordered(array, numbers(array, source.bytes(array.externalOffset(), bytes)));
        } catch (ArithmeticException e) {
            throw Problem.damaged(file, array.numbers() + " numbers of " + array.type(), "fewer than 2^31 bytes");
        }
    }

    private static double[] numbers(GiftiArray array, ByteBuffer bytes) {
        bytes.order(array.order());
        double[] values = new double[array.numbers()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.type().next(bytes);
        }
        return values;
    }

    private static double[] ordered(GiftiArray array, double[] stored) {
        if (!array.columnMajor()) {
            return stored;
        }
        int rows = array.shape().get(0);
        int columns = stored.length / rows;
        if (array.shape().size() > 2) {
            throw new IllegalStateException("column-major arrays of more than two axes are refused when opened");
        }
        double[] values = new double[stored.length];
        for (int i = 0; i < stored.length; i++) {
            values[i % rows * columns + i / rows] = stored[i];
        }
        return values;
    }
}
