package org.brainrank.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Ways in which a file can be broken, drawn at random. */
final class Mutations {
    private static final int HEADER = 700;
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        Byte.MAX_VALUE,
        Short.MAX_VALUE,
        Short.MIN_VALUE,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1L << 40,
        Float.floatToIntBits(Float.NaN),
        Float.floatToIntBits(1e30f),
        Double.doubleToLongBits(Double.POSITIVE_INFINITY),
        65536,
        1 << 24
    };
    private static final String[] NUMBERS = {
        "0", "-1", "2147483647", "99999999999999999999", "4294967297", "1e9", "", "x"
    };

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One to three things wrong; compressed files also with what is inside them wrong. */
    byte[] mutate(byte[] file) {
        boolean compressed = file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
        if (compressed && random.nextInt(3) > 0) {
            return gzip(several(gunzip(file)));
        }
        return several(file);
    }

    private byte[] several(byte[] file) {
        byte[] mutated = file.clone();
        for (int i = random.nextInt(3); i >= 0 && mutated.length > 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] file) {
        int at = random.nextInt(file.length);
        int inHeader = random.nextInt(Math.min(HEADER, file.length));
        int length = 1 + random.nextInt(Math.min(256, file.length));
        int end = Math.min(file.length, at + length);
        return switch (random.nextInt(11)) {
            case 0 -> flip(file, at);
            case 1 -> flip(file, inHeader);
            case 2 -> Arrays.copyOf(file, at);
            case 3, 4 -> extreme(file, inHeader);
            case 5 -> extreme(file, at);
            case 6 -> join(Arrays.copyOf(file, end), Arrays.copyOfRange(file, at, file.length)); // a block twice
            case 7 -> join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, end, file.length)); // a block less
            case 8 -> noise(file, at, end);
            case 9 -> join(file, Arrays.copyOfRange(file, at, end)); // something behind the end
            default -> number(file, at);
        };
    }

    private byte[] flip(byte[] file, int at) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            file[Math.min(file.length - 1, at + random.nextInt(8))] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] extreme(byte[] file, int at) {
        ByteBuffer value = ByteBuffer.allocate(8)
                .order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putLong(EXTREMES[random.nextInt(EXTREMES.length)]);
        int width = 1 << random.nextInt(4);
        int start = width == 8 || value.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 8 - width;
        for (int i = 0; i < width && at + i < file.length; i++) {
            file[at + i] = value.get(start + i);
        }
        return file;
    }

    private byte[] noise(byte[] file, int from, int to) {
        for (int i = from; i < to; i++) {
            file[i] = (byte) random.nextInt();
        }
        return file;
    }

    /** Replaces the next number that is written out in digits. */
    private byte[] number(byte[] file, int at) {
        int from = at;
        while (from < file.length && !Character.isDigit(file[from])) {
            from++;
        }
        int to = from;
        while (to < file.length && Character.isDigit(file[to])) {
            to++;
        }
        byte[] text = NUMBERS[random.nextInt(NUMBERS.length)].getBytes(StandardCharsets.US_ASCII);
        return join(join(Arrays.copyOf(file, from), text), Arrays.copyOfRange(file, to, file.length));
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static byte[] gunzip(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
