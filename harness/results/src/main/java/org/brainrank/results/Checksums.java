package org.brainrank.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * SHA-256 of the files of a run, in the format of {@code sha256sum}, which checks them too: {@code sha256sum -c SHA256SUMS}.
 *
 * @param byName name relative to the run's folder, with {@code /} between folders, to 64 hexadecimal digits
 */
public record Checksums(SortedMap<String, String> byName) {
    /** The file's name; it does not list itself. */
    public static final String FILE = "SHA256SUMS";

    private static final int DIGITS = 64;

    /** Copies the map. */
    public Checksums {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /**
     * Hashes every file below a folder, in the order of their names.
     *
     * @param folder of a run
     * @return of all files but {@link #FILE} and unfinished ones
     * @throws IOException if one cannot be read
     */
    public static Checksums of(Path folder) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String name : names(folder)) {
            sums.put(name, Sha256.of(folder.resolve(name)));
        }
        return new Checksums(sums);
    }

    /**
     * Names of the files that {@link #of} hashes.
     *
     * @param folder of a run
     * @return sorted, relative to the folder
     * @throws IOException if the folder cannot be read
     */
    public static java.util.List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(FILE) && !name.endsWith(".partial"))
                    .sorted()
                    .toList();
        }
    }

    /** The file's content. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> entry : byName.entrySet()) {
            text.append(entry.getValue()).append("  ").append(entry.getKey()).append('\n');
        }
        return text.toString();
    }

    static Checksums parse(Path file) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.matches("[0-9a-f]{" + DIGITS + "}  .+")) {
                throw new IOException(
                        file + ", line " + number + ": expected 64 hexadecimal digits, two spaces and a name,"
                                + " as sha256sum writes them; was '" + line + "'");
            }
            sums.put(line.substring(DIGITS + 2), line.substring(0, DIGITS));
        }
        return new Checksums(sums);
    }
}
