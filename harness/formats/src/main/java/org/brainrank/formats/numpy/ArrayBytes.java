package org.brainrank.formats.numpy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Problem;

/** Bytes that are in memory already. */
record ArrayBytes(Path file, byte[] bytes) implements ByteSource {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean tryRead(long position, ByteBuffer into) {
        if (position + into.remaining() > bytes.length) {
            return false;
        }
        into.put(bytes, (int) position, into.remaining()).flip();
        return true;
    }

    @Override
    public void require(long end, String what) {
        if (end < 0 || end > bytes.length) {
            throw Problem.damaged(file, bytes.length + " bytes", end + " as " + what + " says");
        }
    }

    @Override
    public boolean endsAt(long end) {
        return bytes.length == end;
    }

    @Override
    public void finish(long end) {
        // Nothing here says what the bytes should have been.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
