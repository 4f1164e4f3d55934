package org.brainrank.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.UserException;

/**
 * One subject's responses in a scratch file, in single precision, for those that would fill memory. The file holds blocks of
 * neighbouring targets, each of shape (scans, targets of the block), so that a chunk of targets is one piece of it. It has no name
 * any more once it is open, where the system allows that, and goes with the process.
 */
final class ScratchResponses implements KeptResponses {
    /** Targets of a block: what a regression takes at a time. */
    static final int BLOCK = 256;

    private final FileChannel channel;
    private final int scans;
    private final int targets;

    private ScratchResponses(FileChannel channel, int scans, int targets) {
        this.channel = channel;
        this.scans = scans;
        this.targets = targets;
    }

    /**
     * Makes room for responses.
     *
     * @param folder for the file
     * @throws UserException if it cannot be written to
     */
    static ScratchResponses in(Path folder, int scans, int targets) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "responses-", ".scratch");
            return new ScratchResponses(
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    scans,
                    targets);
        } catch (IOException e) {
            throw refused(folder, e);
        }
    }

    private static UserException refused(Path folder, IOException cause) {
        return new UserException(
                folder + ": the responses are too many to keep in memory, and cannot be written here: "
                        + cause.getMessage() + ". Free space, or set BRAINRANK_HOME to a folder on another disk.",
                cause);
    }

    /**
     * Keeps neighbouring targets.
     *
     * @param from a multiple of the block
     * @param values shape (scans, targets from there on); whole blocks, but for the last targets of all
     */
    void write(int from, Matrix values) {
        if (from % BLOCK != 0 || (values.columns() % BLOCK != 0 && from + values.columns() != targets)) {
            throw new IllegalArgumentException(
                    "blocks of " + BLOCK + " targets are written whole: got " + values.columns() + " from " + from);
        }
        for (int first = 0; first < values.columns(); first += BLOCK) {
            int width = width(from + first);
            ByteBuffer bytes = buffer(width);
            for (int scan = 0; scan < scans; scan++) {
                for (int column = first; column < first + width; column++) {
                    bytes.putFloat((float) values.get(scan, column));
                }
            }
            bytes.flip();
            long at = start(from + first);
            try {
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
            } catch (IOException e) {
                throw refused(Path.of("the scratch file"), e);
            }
        }
    }

    private int width(int firstOfBlock) {
        return Math.min(BLOCK, targets - firstOfBlock);
    }

    private long start(int firstOfBlock) {
        return (long) Float.BYTES * scans * firstOfBlock;
    }

    private ByteBuffer buffer(int width) {
        return ByteBuffer.allocate(Math.multiplyExact(Float.BYTES * scans, width))
                .order(ByteOrder.nativeOrder());
    }

    @Override
    public int scans() {
        return scans;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public void drop() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch file of responses cannot be closed", e);
        }
    }

    @Override
    public Matrix all() {
        return read(0, targets);
    }

    @Override
    public Matrix read(int[] wanted) {
        Matrix chunk = Matrix.zeros(scans, wanted.length);
        int done = 0;
        while (done < wanted.length) {
            int first = wanted[done] / BLOCK * BLOCK;
            int end = done;
            while (end < wanted.length && wanted[end] / BLOCK * BLOCK == first) {
                end++;
            }
            copy(block(first), first, wanted, done, end, chunk);
            done = end;
        }
        return chunk;
    }

    private void copy(ByteBuffer block, int first, int[] wanted, int from, int to, Matrix chunk) {
        int width = width(first);
        for (int scan = 0; scan < scans; scan++) {
            for (int i = from; i < to; i++) {
                chunk.set(scan, i, block.getFloat(Float.BYTES * (scan * width + wanted[i] - first)));
            }
        }
    }

    private ByteBuffer block(int first) {
        ByteBuffer bytes = buffer(width(first));
        long at = start(first);
        try {
            while (bytes.hasRemaining()) {
                int count = channel.read(bytes, at);
                if (count < 0) {
                    throw new IllegalStateException("the scratch file of responses ends at " + at);
                }
                at += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch file of responses cannot be read", e);
        }
        return bytes.flip();
    }
}
