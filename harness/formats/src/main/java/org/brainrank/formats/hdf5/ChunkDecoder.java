package org.brainrank.formats.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the filters of a chunk: deflate, shuffle, Fletcher's checksum and LZF. Written here, rather than left to jhdf,
 * because a chunk's size is known: nothing is inflated beyond it, and checksums are compared.
 *
 * <p>Source: HDF5, {@code H5Zdeflate.c}, {@code H5Zshuffle.c}, {@code H5checksum.c}.
 *
 * @param filters in the order in which they were applied
 * @param stored how numbers are stored
 */
record ChunkDecoder(List<Filter> filters, StoredType stored) {
    /**
     * What was done to a chunk.
     *
     * @param id HDF5's number of the filter
     * @param parameters of it
     */
    record Filter(int id, int[] parameters) {}

    static final int DEFLATE = 1;
    static final int SHUFFLE = 2;
    static final int FLETCHER = 3;
    static final int LZF = 32000;

    private static final int CHECKSUM = 4;

    static boolean knows(int filter) {
        return filter == DEFLATE || filter == SHUFFLE || filter == FLETCHER || filter == LZF;
    }

    /** Plain bytes of a chunk, as many as it has. */
    ByteBuffer decode(ByteBuffer raw, int size) throws IOException {
        byte[] bytes = new byte[raw.remaining()];
        raw.get(bytes);
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            // A checksum that is not the first filter's travels through those before it.
            int expected = size + (hasChecksumBefore(i) ? CHECKSUM : 0);
            bytes = switch (filter.id()) {
                case DEFLATE -> inflate(bytes, expected);
                case SHUFFLE -> unshuffle(bytes, filter.parameters());
                case FLETCHER -> checked(bytes);
                default -> lzf(bytes, expected);
            };
        }
        if (bytes.length != size) {
            throw new IOException("a chunk of " + bytes.length + " bytes instead of " + size);
        }
        return ByteBuffer.wrap(bytes);
    }

    private boolean hasChecksumBefore(int index) {
        return filters.stream().limit(index).anyMatch(filter -> filter.id() == FLETCHER);
    }

    double[] numbers(ByteBuffer bytes, int count) {
        bytes.order(stored.order());
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = stored.type().next(bytes);
        }
        return values;
    }

    private static byte[] inflate(byte[] packed, int size) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[size];
            int at = 0;
            while (at < size) {
                int count = inflater.inflate(plain, at, size - at);
                if (count == 0) {
                    throw new IOException("a compressed chunk that ends early");
                }
                at += count;
            }
            if (inflater.inflate(new byte[1]) > 0 || !inflater.finished()) {
                throw new IOException("a compressed chunk of more than " + size + " bytes, or cut off");
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IOException("a compressed chunk that cannot be inflated", e);
        } finally {
            inflater.end();
        }
    }

    /** First bytes of all numbers, then second bytes, and so on; what is left over at the end stays. */
    private static byte[] unshuffle(byte[] shuffled, int[] parameters) throws IOException {
        int width = parameters.length > 0 ? parameters[0] : 0;
        if (width < 1 || width > 64) {
            throw new IOException("shuffled numbers of " + width + " bytes");
        }
        int numbers = shuffled.length / width;
        byte[] plain = shuffled.clone();
        for (int part = 0; part < width; part++) {
            for (int i = 0; i < numbers; i++) {
                plain[i * width + part] = shuffled[part * numbers + i];
            }
        }
        return plain;
    }

    private static byte[] checked(byte[] bytes) throws IOException {
        if (bytes.length < CHECKSUM) {
            throw new IOException("a chunk without its checksum");
        }
        int length = bytes.length - CHECKSUM;
        long first = 0;
        long second = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? bytes[i + 1] & 0xff : 0;
            first += (bytes[i] & 0xff) << 8 | low;
            first = (first & 0xffff) + (first >> 16);
            second += first;
            second = (second & 0xffff) + (second >> 16);
        }
        int sum = (int) (second << 16 | first);
        int expected = ByteBuffer.wrap(bytes, length, CHECKSUM)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (sum != expected) {
            throw new IOException("a chunk whose Fletcher checksum differs");
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    /** LibLZF, as h5py writes it: literal runs below 32, else a distance back and a length. */
    private static byte[] lzf(byte[] packed, int size) throws IOException {
        // A chunk that LZF could not make smaller is stored as it was.
        if (packed.length == size) {
            return packed;
        }
        byte[] plain = new byte[size];
        int at = 0;
        int in = 0;
        try {
            while (in < packed.length) {
                int control = packed[in++] & 0xff;
                if (control < 32) {
                    System.arraycopy(packed, in, plain, at, control + 1);
                    in += control + 1;
                    at += control + 1;
                    continue;
                }
                int length = control >> 5;
                if (length == 7) {
                    length += packed[in++] & 0xff;
                }
                int from = at - ((control & 0x1f) << 8) - (packed[in++] & 0xff) - 1;
                for (int i = 0; i < length + 2; i++) {
                    plain[at++] = plain[from++];
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("an LZF chunk that points outside itself", e);
        }
        if (at != size) {
            throw new IOException("an LZF chunk of " + at + " bytes instead of " + size);
        }
        return plain;
    }
}
