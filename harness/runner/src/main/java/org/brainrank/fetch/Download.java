package org.brainrank.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.brainrank.spi.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Gets one file. It stands under its name only once it is whole and has the right checksum; until then it is {@code
 * NAME.part}, which the next attempt, or the next process, goes on with.
 *
 * @param web how to reach servers
 * @param progress hears of bytes as they come; of a negative number when some have to come again
 * @param notices hears why something is tried again
 */
public record Download(Web web, LongConsumer progress, Consumer<String> notices) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Gets a file.
     *
     * @param file what and from where
     * @param folder where it goes; made if it is not there
     * @return the whole file
     * @throws UserException if the server does not give it, with what to do
     */
    public Path into(Path folder, RemoteFile file) {
        Path target = folder.resolve(file.name());
        Path part = folder.resolve(file.name() + ".part");
        try {
            Files.createDirectories(target.getParent());
            if (Files.isRegularFile(target)
                    && Files.size(target) == file.size()
                    && mismatch(file, target).isEmpty()) {
                progress.accept(file.size());
                return target;
            }
            progress.accept(size(part));
            fill(part, file);
            Optional<Checksum> wrong = mismatch(file, part);
            if (wrong.isPresent()) {
                notices.accept(file.name() + " has another checksum than it should; once more from the start");
                drop(part);
                fill(part, file);
                wrong = mismatch(file, part);
            }
            if (wrong.isPresent()) {
                String actual = Checksum.of(part, wrong.get().kind());
                drop(part);
                throw new UserException(file.address() + " came twice with another checksum than it should: "
                        + wrong.get().kind() + " " + actual + " instead of "
                        + wrong.get().value()
                        + ". The file, or something between here and the server, was changed; nothing was kept");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(tag(part));
            return target;
        } catch (IOException e) {
            throw new UserException("'" + target + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private static Optional<Checksum> mismatch(RemoteFile file, Path on) throws IOException {
        for (Checksum checksum : file.checksums()) {
            if (!checksum.matches(on)) {
                return Optional.of(checksum);
            }
        }
        return Optional.empty();
    }

    private void fill(Path part, RemoteFile file) throws IOException {
        int failures = 0;
        while (size(part) < file.size() || !Files.exists(part)) {
            long before = size(part);
            Failure failure = attempt(part, file);
            if (failure == null) {
                continue;
            }
            failures = size(part) > before ? 1 : failures + 1;
            if (failures >= web.patience().attempts()) {
                throw new UserException(file.address() + " could not be fetched in " + failures
                        + " attempts: " + failure.why() + ". What came so far (" + size(part) + " of " + file.size()
                        + " bytes) is kept; the same command goes on from there");
            }
            Duration wait = web.patience().wait(failures, failure.retryAfter());
            notices.accept(file.name() + ": " + failure.why() + "; again in " + Math.max(1, wait.toSeconds()) + " s");
            Patience.sleep(wait);
        }
    }

    /** One request; null if nothing went wrong. */
    private @Nullable Failure attempt(Path part, RemoteFile file) throws IOException {
        HttpURLConnection connection;
        int status;
        try {
            connection = web.open(file.address(), size(part), validator(part));
            status = connection.getResponseCode();
        } catch (IOException e) {
            return new Failure(reason(e), Optional.empty());
        }
        try {
            if (status == HttpURLConnection.HTTP_OK) {
                drop(part); // the server gives all, whatever was asked for
            } else if (status == 416) {
                drop(part);
                return new Failure("the part on disk is not a part of the file on the server", Optional.empty());
            } else if (status != HttpURLConnection.HTTP_PARTIAL) {
                return refused(file, connection, status);
            } else if (!startsAt(connection, size(part))) {
                drop(part);
                return new Failure("the server sent another part than was asked for", Optional.empty());
            }
            keepTag(part, connection.getHeaderField("ETag"));
            try (InputStream in = connection.getInputStream()) {
                copy(in, part, file);
            } catch (LongerException e) {
                drop(part);
                throw new UserException(e.getMessage() + ". It is not that file; nothing was kept", e);
            } catch (IOException e) {
                return new Failure(reason(e), Optional.empty());
            }
            return size(part) < file.size() ? new Failure("the server stopped early", Optional.empty()) : null;
        } finally {
            connection.disconnect();
        }
    }

    private void copy(InputStream in, Path part, RemoteFile file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (out.size() + read > file.size()) {
                    throw new LongerException(file);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                progress.accept(read);
            }
            out.force(true);
        }
    }

    private static @Nullable Failure refused(RemoteFile file, HttpURLConnection connection, int status) {
        boolean later = status == 408 || status == 429 || status >= 500;
        if (later) {
            return new Failure(
                    "the server answers " + status, Optional.ofNullable(connection.getHeaderField("Retry-After")));
        }
        throw Refusal.of(file.address(), status);
    }

    private static boolean startsAt(HttpURLConnection connection, long from) {
        String range = connection.getHeaderField("Content-Range");
        return range != null && range.startsWith("bytes " + from + "-");
    }

    private void drop(Path part) throws IOException {
        progress.accept(-size(part));
        Files.deleteIfExists(part);
        Files.deleteIfExists(tag(part));
    }

    private static Optional<String> validator(Path part) throws IOException {
        return Files.isRegularFile(tag(part)) ? Optional.of(Files.readString(tag(part))) : Optional.empty();
    }

    private static void keepTag(Path part, @Nullable String tag) throws IOException {
        if (tag != null && !tag.startsWith("W/")) {
            Files.writeString(tag(part), tag);
        }
    }

    private static Path tag(Path part) {
        return part.resolveSibling(part.getFileName() + ".etag");
    }

    private static long size(Path part) throws IOException {
        return Files.isRegularFile(part) ? Files.size(part) : 0;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private record Failure(String why, Optional<String> retryAfter) {}

    /** More came than there should be: whatever it is, it is not the file. */
    private static final class LongerException extends IOException {
        private static final long serialVersionUID = 1;

        LongerException(RemoteFile file) {
            super(file.address() + " is longer than the " + file.size() + " bytes that it should have");
        }
    }
}
