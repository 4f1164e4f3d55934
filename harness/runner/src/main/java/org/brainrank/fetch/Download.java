package org.brainrank.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Gets one file. It stands under its name only once it is whole and has the right checksums; until then it is {@code
 * NAME.part}, which the next attempt, or the next process, goes on with.
 *
 * @param web how to reach servers
 * @param progress hears of bytes as they come; of a negative number when some have to come again
 * @param notices hears why something is tried again
 * @param steps hears how far it is
 */
record Download(Web web, LongConsumer progress, Consumer<String> notices, Consumer<Step> steps) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Gets a file.
     *
     * @param file what and from where; its size is known
     * @param folder where it goes; made if it is not there
     * @return what came; if it was there whole already, nothing is asked of the server
     * @throws UserException if the server does not give it, with what to do
     */
    FetchedFile into(Path folder, RemoteFile file) {
        Path target = folder.resolve(file.name());
        try {
            Files.createDirectories(target.getParent());
            if (Files.isRegularFile(target) && Files.size(target) == file.bytes()) {
                Map<Checksum.Kind, String> found = Digests.of(target, file.kinds());
                if (wrong(file, found).isEmpty()) {
                    new Part(target).drop();
                    return fetched(file, found, Optional.empty());
                }
                progress.accept(-file.bytes());
            }
            return bring(new Part(target), file);
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("'" + target + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private FetchedFile bring(Part part, RemoteFile file) throws IOException {
        Map<Checksum.Kind, String> found = fill(part, file);
        Optional<Checksum> wrong = wrong(file, found);
        if (wrong.isPresent()) {
            notices.accept(file.name() + " has another checksum than it should; once more from the start");
            drop(part);
            found = fill(part, file);
            wrong = wrong(file, found);
        }
        if (wrong.isPresent()) {
            drop(part);
            Checksum.Kind kind = wrong.get().kind();
            throw new UserException(file.address() + " came twice with another checksum than it should: " + kind + " "
                    + found.get(kind) + " instead of " + wrong.get().value()
                    + ". The file, or something between here and the server, was changed; nothing was kept of it");
        }
        steps.accept(Step.CHECKED);
        Optional<String> etag = part.validator().filter(Part::isTag);
        Files.move(part.path(), part.target(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        part.forgetValidator();
        steps.accept(Step.NAMED);
        return fetched(file, found, etag);
    }

    private static FetchedFile fetched(RemoteFile file, Map<Checksum.Kind, String> found, Optional<String> etag) {
        List<Checksum> known = file.checksums();
        Optional<String> checked = known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.stream()
                        .map(checksum -> checksum.kind().toString())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        return new FetchedFile(file.name(), file.bytes(), found.getOrDefault(Checksum.Kind.SHA_256, ""), checked, etag);
    }

    private static Optional<Checksum> wrong(RemoteFile file, Map<Checksum.Kind, String> found) {
        return file.checksums().stream()
                .filter(checksum -> !checksum.value().equals(found.get(checksum.kind())))
                .findFirst();
    }

    private Map<Checksum.Kind, String> fill(Part part, RemoteFile file) throws IOException {
        if (part.exists() && file.checksums().isEmpty() && part.validator().isEmpty()) {
            drop(part); // nothing would tell if the rest belonged to another file
        }
        if (part.size() > file.bytes()) {
            drop(part);
        }
        try {
            if (part.size() < file.bytes() || !part.exists()) {
                new Attempts(web.patience(), notices).at(file.name(), part::size, () -> attempt(part, file));
            }
        } catch (Attempts.Exhausted e) {
            throw new UserException(
                    file.address() + " could not be fetched in " + e.getMessage() + ". What came so far ("
                            + part.size() + " of " + file.bytes()
                            + " bytes) is kept; the same command goes on from there",
                    e);
        }
        return Digests.of(part.path(), file.kinds());
    }

    /** One request. */
    private Part attempt(Part part, RemoteFile file) throws IOException {
        HttpURLConnection connection = web.open("GET", file.address(), part.size(), part.validator());
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                drop(part); // the server gives all, whatever was asked for
            } else if (status == 416) {
                drop(part);
                throw new IOException("the part on disk is not a part of the file on the server");
            } else if (status != HttpURLConnection.HTTP_PARTIAL) {
                throw Refusal.of(file.address(), connection, status);
            } else if (!continues(connection, part)) {
                drop(part);
                throw new IOException("the server sent another part than was asked for");
            }
            part.keepValidator(connection.getHeaderField("ETag"), connection.getHeaderField("Last-Modified"));
            steps.accept(Step.ANSWERED);
            try (InputStream in = connection.getInputStream()) {
                copy(in, part, file);
            }
        } finally {
            connection.disconnect();
        }
        if (part.size() < file.bytes()) {
            throw new IOException("the server stopped early");
        }
        return part;
    }

    private void copy(InputStream in, Part part, RemoteFile file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel out = part.append()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (part.size() + read > file.bytes()) {
                    drop(part);
                    throw new UserException(file.address() + " is longer than the " + file.bytes()
                            + " bytes that it should have. It is not that file; nothing was kept of it");
                }
                write(out, ByteBuffer.wrap(buffer, 0, read));
                progress.accept(read);
                steps.accept(Step.BYTES);
            }
            out.force(true);
        }
    }

    /** Trouble with the disk is not the server's: to try again would not help. */
    private static void write(FileChannel out, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean continues(HttpURLConnection connection, Part part) throws IOException {
        @Nullable String range = connection.getHeaderField("Content-Range");
        @Nullable String tag = connection.getHeaderField("ETag");
        boolean sameState = tag == null
                || part.validator()
                        .filter(Part::isTag)
                        .map(known -> known.equals(tag))
                        .orElse(true);
        return sameState && range != null && range.startsWith("bytes " + part.size() + "-");
    }

    private void drop(Part part) {
        progress.accept(-part.size());
        part.drop();
    }
}
