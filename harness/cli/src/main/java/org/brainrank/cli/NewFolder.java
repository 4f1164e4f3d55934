package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.brainrank.spi.UserException;

/** Folders that are written to only if they hold nothing yet. */
final class NewFolder {
    private NewFolder() {}

    /** Refuses a folder of {@code --out} that is not empty. */
    static void require(Path out) throws IOException {
        if (Files.exists(out)) {
            if (!Files.isDirectory(out)) {
                throw new UserException("--out " + out + " is a file; name a new folder");
            }
            try (Stream<Path> inside = Files.list(out)) {
                if (inside.findAny().isPresent()) {
                    throw new UserException("--out " + out + " is not empty; name a new folder, or empty it");
                }
            }
        }
    }
}
