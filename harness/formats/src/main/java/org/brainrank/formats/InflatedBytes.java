package org.brainrank.formats;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file compressed by gzip, inflated on the way. */
final class InflatedBytes implements ByteSource {
    /** DEFLATE's shortest code for its longest match: 258 bytes from two bits. */
    private static final long RATIO = 1032;

    private static final long SLACK = 1 << 16;
    private static final long LONGEST_TAIL = 1 << 24;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final byte[] scratch = new byte[BUFFER];
    private @Nullable InputStream stream;
    private long position;

    InflatedBytes(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    static boolean isGzip(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(2);
        channel.read(start, 0);
        return start.get(0) == 0x1f && start.get(1) == (byte) 0x8b;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean tryRead(long from, ByteBuffer into) {
        try {
            InputStream in = at(from);
            if (in == null) {
                return false;
            }
            while (into.hasRemaining()) {
                int count = in.read(scratch, 0, Math.min(scratch.length, into.remaining()));
                if (count < 0) {
                    return false;
                }
                into.put(scratch, 0, count);
                position += count;
            }
        } catch (IOException e) {
            throw broken(e);
        }
        into.flip();
        return true;
    }

    /** The stream at a position, or nothing if the file ends before. */
    private @Nullable InputStream at(long wanted) throws IOException {
        if (stream == null || wanted < position) {
            if (stream != null) {
                stream.close();
            }
            channel.position(0);
            stream = new GZIPInputStream(new BufferedInputStream(unclosed(), BUFFER), BUFFER);
            position = 0;
        }
        while (position < wanted) {
            int count = stream.read(scratch, 0, (int) Math.min(scratch.length, wanted - position));
            if (count < 0) {
                return null;
            }
            position += count;
        }
        return stream;
    }

    /** Closing the stream frees its inflater; the channel is needed for the next one. */
    private InputStream unclosed() {
        return new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                // The channel stays open.
            }
        };
    }

    private RuntimeException broken(IOException cause) {
        return Problem.undecodable(file, "gzip", cause);
    }

    @Override
    public void require(long end, String what) {
        if (end < 0 || end > RATIO * size + SLACK) {
            throw Problem.damaged(
                    file,
                    size + " compressed bytes, which unpack to " + RATIO + " times as many at most",
                    end + " as " + what + " says");
        }
    }

    @Override
    public boolean endsAt(long end) {
        return true;
    }

    @Override
    public void finish(long end) {
        try {
            InputStream in = at(end);
            for (long tail = 0; in != null && tail <= LONGEST_TAIL; ) {
                int count = in.read(scratch);
                if (count < 0) {
                    return; // GZIPInputStream has compared the checksum
                }
                tail += count;
                position += count;
            }
        } catch (IOException e) {
            throw broken(e);
        }
        throw Problem.damaged(file, "more than " + LONGEST_TAIL + " bytes behind the numbers", "the file's end");
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
            }
            channel.close();
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }
}
