package org.brainrank.dataset.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.brainrank.spi.Nearest;

/** What is in the optional folders; names that start with a dot are not ours. */
final class Folders {
    private Folders() {}

    /**
     * The entries of a folder that may be missing.
     *
     * @param folder perhaps not there
     * @return sorted by name; none if there is no such folder
     */
    static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.unreadable(folder, e);
        }
    }

    /**
     * Refuses an entry that nothing would read.
     *
     * @param entry a file or folder
     * @param name it should be one of
     * @param known names
     * @param what the names are
     */
    static void requireKnown(Path entry, String name, Collection<String> known, String what) {
        if (!known.contains(name)) {
            throw Problem.in(
                    entry,
                    "no " + what + " is called '" + name + "'",
                    "one of the " + what + "s with responses",
                    Nearest.hint(name, known));
        }
    }
}
