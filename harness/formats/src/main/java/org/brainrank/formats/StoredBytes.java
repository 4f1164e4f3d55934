package org.brainrank.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file as it is. */
final class StoredBytes implements ByteSource {
    private final Path file;
    private final FileChannel channel;
    private final long size;

    StoredBytes(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
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
    public boolean tryRead(long position, ByteBuffer into) {
        long at = position;
        try {
            while (into.hasRemaining()) {
                int count = channel.read(into, at);
                if (count < 0) {
                    return false;
                }
                at += count;
            }
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
        into.flip();
        return true;
    }

    @Override
    public void require(long end, String what) {
        if (end < 0 || end > size) {
            throw Problem.damaged(file, size + " bytes", end + " as " + what + " says");
        }
    }

    @Override
    public boolean endsAt(long end) {
        return size == end;
    }

    @Override
    public void finish(long end) {
        // Nothing here says what the bytes should have been.
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }
}
