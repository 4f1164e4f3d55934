package org.brainrank.formats.matlab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.InflaterInputStream;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Problem;

/**
 * A variable in a file of version 5.
 *
 * @param source where
 * @param start of its bytes behind the tag
 * @param size of them
 * @param compressed whether they are to be inflated
 * @param order of bytes
 */
record Element(ByteSource source, long start, int size, boolean compressed, ByteOrder order) {
    /** DEFLATE makes 258 bytes of two bits at best. */
    private static final long RATIO = 1032;

    private static final int TAG = 8;
    private static final int LARGEST = Integer.MAX_VALUE - 1024;
    private static final int MATRIX = 14;

    /** The first bytes of the matrix behind its tag, as many as there are up to a number. */
    ByteBuffer beginning(int most) {
        if (!compressed) {
            return source.bytes(start, Math.min(size, most)).order(order);
        }
        // Compression never makes so little of so much that these would not do.
        try (InputStream in = inflated(Math.min(size, 8 * most))) {
            tag(in);
            return ByteBuffer.wrap(in.readNBytes(most)).order(order);
        } catch (IOException e) {
            throw Problem.undecodable(source.file(), "a compressed variable", e);
        }
    }

    /** Tag and content of the matrix, behind some room for a header. */
    byte[] whole(int room) {
        try (InputStream in = inflated(size)) {
            int length = compressed ? tag(in) : size;
            byte[] bytes = new byte[room + TAG + length];
            ByteBuffer.wrap(bytes).order(order).putInt(room, MATRIX).putInt(room + 4, length);
            if (in.readNBytes(bytes, room + TAG, length) < length || in.read() >= 0) {
                throw Problem.damaged(source.file(), "a variable that is not " + length + " bytes long", "that");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.undecodable(source.file(), "a compressed variable", e);
        }
    }

    private InputStream inflated(int count) {
        byte[] bytes = new byte[count];
        source.bytes(start, count).get(bytes);
        InputStream raw = new ByteArrayInputStream(bytes);
        return compressed ? new InflaterInputStream(raw) : raw;
    }

    private int tag(InputStream in) throws IOException {
        ByteBuffer tag = ByteBuffer.wrap(in.readNBytes(TAG)).order(order);
        long length = tag.capacity() == TAG && tag.getInt(0) == MATRIX ? Integer.toUnsignedLong(tag.getInt(4)) : -1;
        if (length < 0 || length > LARGEST || length > RATIO * size) {
            throw Problem.damaged(
                    source.file(), "a variable of " + length + " bytes, compressed to " + size, "a matrix of fewer");
        }
        return (int) length;
    }
}
