package org.brainrank.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where files gather until they are all there: {@code FOLDER.fetching}, with {@code files/}, the version that they are of, and a
 * ledger of the hashes of those that are whole, so that the next process need not read them again.
 *
 * @param path the folder
 */
record Workshop(Path path) {
    private static final JsonMapper JSON = new JsonMapper();

    static Workshop of(Path folder) {
        return new Workshop(folder.resolveSibling(folder.getFileName() + ".fetching"));
    }

    Path files() {
        return path.resolve("files");
    }

    private Path ledger() {
        return path.resolve("ledger.jsonl");
    }

    private Path version() {
        return path.resolve("version");
    }

    /** Makes it ready for a version; files and parts of another are of no use. */
    void open(String wanted) throws IOException {
        if (Files.exists(path)
                && !(Files.exists(version()) && Files.readString(version()).equals(wanted))) {
            delete(path);
        }
        Files.createDirectories(files());
        if (!Files.exists(version())) {
            Files.writeString(version(), wanted);
        }
    }

    /** Bytes of a file that are here already. */
    long gathered(RemoteFile file) {
        Path whole = files().resolve(file.name());
        try {
            return (Files.isRegularFile(whole) && Files.size(whole) == file.bytes()) || isUnpacked(file)
                    ? file.bytes()
                    : Math.min(file.bytes(), new Part(whole).size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUnpacked(RemoteFile file) {
        return !file.members().isEmpty()
                && file.members().stream().allMatch(member -> Files.exists(files().resolve(member.name())));
    }

    /** What was written down of whole files. */
    Map<String, FetchedFile> noted() throws IOException {
        Map<String, FetchedFile> notes = new LinkedHashMap<>();
        if (!Files.exists(ledger())) {
            return notes;
        }
        for (String line : Files.readAllLines(ledger())) {
            parse(line).ifPresent(file -> notes.put(file.name(), file));
        }
        return notes;
    }

    /** A line that a dying process wrote by half says nothing: its file is hashed again. */
    private static Optional<FetchedFile> parse(String line) {
        try {
            return Optional.of(JSON.readValue(line, FetchedFile.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Writes down a whole file. */
    synchronized void note(FetchedFile file) {
        try {
            Files.writeString(
                    ledger(),
                    "\n" + JSON.writeValueAsString(file),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether so many files, the record aside, are all that has gathered. */
    boolean holdsOnly(int count) throws IOException {
        Path record = files().resolve(Origin.FILE);
        try (Stream<Path> all = Files.walk(files())) {
            return all.filter(file -> Files.isRegularFile(file) && !file.equals(record))
                            .count()
                    == count;
        }
    }

    /** Removes itself, unless files are left that another choice asked for. */
    void clear() throws IOException {
        if (!Files.isDirectory(files()) || holdsOnly(0)) {
            delete(path);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
