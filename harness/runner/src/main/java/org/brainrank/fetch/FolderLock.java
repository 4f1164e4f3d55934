package org.brainrank.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.brainrank.spi.UserException;

/**
 * What one process holds while it fetches into a folder. The system lets go of it when the process dies. The file {@code .NAME.lock}
 * beside the folder stays: to remove it would let two processes hold a file of that name each.
 */
final class FolderLock implements AutoCloseable {
    /** Far behind the text, which others may then read on every system. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** On POSIX a process that closes a file loses its locks on it, so a second thread must not even open it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @param folder what is fetched into; its parent is made if it is not there
     * @throws UserException if another process, or another thread of this one, has it
     */
    static FolderLock of(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        Files.createDirectories(parent);
        Path file = parent.resolve("." + folder.getFileName() + ".lock");
        if (!HELD_HERE.add(file)) {
            throw taken(folder, "this process");
        }
        try {
            return new FolderLock(file, locked(folder, file));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static FileChannel locked(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(PLACE, 1, false) == null) {
                throw taken(folder, Files.readString(file));
            }
            channel.truncate(0);
            String text = "process " + ProcessHandle.current().pid();
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static UserException taken(Path folder, String holder) {
        return new UserException("another fetch into '" + folder + "' goes on already"
                + (holder.isBlank() ? "" : " (" + holder + ")")
                + ". Wait for it, or stop it; then the same command goes on from where it was");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
