package org.brainrank.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The bytes of a file, inflated if it is compressed by gzip, from any position. One thread at a time.
 *
 * <p>A compressed file is inflated as it is read and never as a whole; going back means starting again, so read forward.
 */
public interface ByteSource extends AutoCloseable {
    /**
     * Opens a file, whatever its name; gzip is known by its first two bytes.
     *
     * @param file must exist
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it cannot be opened
     */
    static ByteSource open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                return InflatedBytes.isGzip(channel)
                        ? new InflatedBytes(file, channel)
                        : new StoredBytes(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }

    /**
     * Opens a file for something that keeps it open.
     *
     * @param file must exist
     * @param reading makes what will close the bytes; they are closed here if it fails
     * @return what was made
     * @param <T> its kind
     * @throws org.brainrank.spi.UserException if the file cannot be opened, or as {@code reading} does
     */
    static <T> T open(Path file, Function<ByteSource, T> reading) {
        ByteSource source = open(file);
        try {
            return reading.apply(source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Which file.
     *
     * @return for messages
     */
    Path file();

    /**
     * Length of the file itself.
     *
     * @return in bytes, compressed if it is
     */
    long size();

    /**
     * Fills a buffer and flips it.
     *
     * @param position of the first byte wanted, from 0
     * @param into from its position to its limit
     * @throws org.brainrank.spi.UserException if the file ends before, or is damaged
     */
    default void read(long position, ByteBuffer into) {
        int count = into.remaining();
        if (!tryRead(position, into)) {
            throw Problem.damaged(file(), "the file ends before byte " + (position + count), "more to come there");
        }
    }

    /**
     * Fills a buffer and flips it, if there is enough. A compressed file is inflated up to there.
     *
     * @param position of the first byte wanted, from 0
     * @param into from its position to its limit
     * @return false if the file ends before
     * @throws org.brainrank.spi.UserException if the file is damaged
     */
    boolean tryRead(long position, ByteBuffer into);

    /**
     * Refuses what a header promises if the file cannot have it. Call before allocating for it. A compressed file cannot
     * hold more than about 1032 times its own length.
     *
     * @param end bytes that the header promises, from the start of the file
     * @param what says so, for the message
     * @throws org.brainrank.spi.UserException if the file is too short
     */
    void require(long end, String what);

    /**
     * Whether nothing stands behind.
     *
     * @param end where the format ends, in bytes
     * @return true also for a compressed file, whose end is not known before it is reached
     */
    boolean endsAt(long end);

    /**
     * To be called after the last number was read: a compressed file's checksum is compared.
     *
     * @param end where the numbers end
     * @throws org.brainrank.spi.UserException if the checksum differs
     */
    void finish(long end);

    /**
     * A few bytes.
     *
     * @param position of the first
     * @param count how many; allocated, so small or {@link #require required} before
     * @return ready to be read
     */
    default ByteBuffer bytes(long position, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        read(position, buffer);
        return buffer;
    }

    @Override
    void close();
}
