package org.brainrank.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.spi.UserException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a whole folder. It appears when all of its files are there and have the right checksums;
 * until then they gather in {@code FOLDER.fetching}. Two processes never fetch into one folder at once.
 *
 * @param web how to reach servers
 * @param progress hears of kilobytes
 * @param notices hears what went wrong and is tried again
 */
@SuppressWarnings("try") // a lock acts by being held
public record FolderFetch(Web web, Progress progress, Consumer<String> notices) {
    /** What a fetched folder says of itself. */
    public static final String RECORD = "fetched.json";

    private static final int PARALLEL = 4;
    private static final long SPARE_BYTES = 64L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Where a folder's files came from.
     *
     * @param name of what was fetched
     * @param version of it, such as a commit
     * @param licence as the publisher names it
     * @param fetched when, UTC
     * @param files with sizes and SHA-256
     */
    public record Origin(String name, String version, String licence, String fetched, List<FetchedFile> files) {}

    /**
     * A file that was fetched.
     *
     * @param name in the folder
     * @param bytes size
     * @param sha256 of its bytes
     */
    public record FetchedFile(String name, long bytes, String sha256) {}

    /**
     * Whether the very version is there already.
     *
     * @param parcel what is wanted
     * @param folder where
     * @return whether its record names the version and all files have their sizes; false if there is no folder
     * @throws UserException if the folder holds something else
     */
    public boolean present(Parcel parcel, Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        Optional<Origin> origin = origin(folder);
        if (origin.isEmpty() || !origin.get().version().equals(parcel.version())) {
            throw new UserException("'" + folder + "' holds "
                    + origin.map(known -> "version " + known.version() + " of it")
                            .orElse("files that 'brainrank fetch' did not bring")
                    + ", and not commit " + parcel.version()
                    + ". Move it away, or set BRAINRANK_MODELS to another folder");
        }
        for (RemoteFile file : parcel.files()) {
            if (!hasSize(folder.resolve(file.name()), file.size())) {
                throw new UserException(
                        "'" + folder.resolve(file.name()) + "' is missing or was changed since it was fetched"
                                + ". Remove '" + folder + "' and fetch again");
            }
        }
        return true;
    }

    /**
     * Fetches.
     *
     * @param parcel what
     * @param folder where; it is not there yet
     * @throws UserException if there is no room, another process fetches the same, or a server does not give a file
     */
    public void fetch(Parcel parcel, Path folder) {
        Path gathering = folder.resolveSibling(folder.getFileName() + ".fetching");
        try {
            Files.createDirectories(gathering);
            try (FileChannel channel = FileChannel.open(
                            gathering.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel, parcel.name())) {
                Path mark = gathering.resolve(".commit");
                startAfresh(gathering, mark, parcel.version());
                requireRoom(gathering, parcel);
                Files.writeString(mark, parcel.version());
                download(gathering, parcel);
                record(gathering, parcel);
                Files.delete(mark);
                Files.move(gathering, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(folder.resolve(".lock"));
        } catch (IOException e) {
            throw new UserException("'" + gathering + "' cannot be written: " + e, e);
        }
    }

    private static FileLock lock(FileChannel channel, String name) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new UserException("another process is fetching " + name + "; wait for it, or stop it");
        }
        return lock;
    }

    /** Parts of another commit are of no use. */
    private static void startAfresh(Path gathering, Path mark, String commit) throws IOException {
        if (Files.exists(mark) && !Files.readString(mark).equals(commit)) {
            for (Path file : files(gathering)) {
                if (!file.endsWith(".lock")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void requireRoom(Path gathering, Parcel parcel) throws IOException {
        long there = 0;
        for (Path file : files(gathering)) {
            there += Files.size(file);
        }
        long needed = parcel.bytes() - there + SPARE_BYTES;
        long free = Files.getFileStore(gathering).getUsableSpace();
        if (needed > free) {
            throw new UserException("there is no room for " + parcel.name() + " in '" + gathering + "': "
                    + (parcel.bytes() - there) / 1_000_000 + " MB are still to come, " + free / 1_000_000
                    + " MB are free. Make room");
        }
    }

    private static List<Path> files(Path gathering) throws IOException {
        try (Stream<Path> all = Files.walk(gathering)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void download(Path gathering, Parcel parcel) {
        Kilobytes kilobytes = new Kilobytes(progress);
        progress.start("fetching " + parcel.name() + " (kB)", parcel.bytes() / 1000);
        Download download = new Download(web, kilobytes::add, notices);
        List<Callable<Path>> tasks = new ArrayList<>();
        for (RemoteFile file : parcel.files()) {
            tasks.add(() -> download.into(gathering, file));
        }
        try (Workers workers = new Workers(PARALLEL)) {
            workers.all(tasks);
        } finally {
            progress.done();
        }
    }

    private static void record(Path gathering, Parcel parcel) throws IOException {
        List<FetchedFile> files = new ArrayList<>();
        for (RemoteFile file : parcel.files()) {
            String sum = Checksum.of(gathering.resolve(file.name()), Checksum.Kind.SHA_256);
            files.add(new FetchedFile(file.name(), file.size(), sum));
        }
        Origin origin = new Origin(
                parcel.name(),
                parcel.version(),
                parcel.licence(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                files);
        Files.writeString(
                gathering.resolve(RECORD), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(origin) + "\n");
    }

    private static Optional<Origin> origin(Path folder) {
        Path file = folder.resolve(RECORD);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Origin.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new UserException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean hasSize(Path file, long size) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == size;
        } catch (IOException e) {
            return false;
        }
    }
}
