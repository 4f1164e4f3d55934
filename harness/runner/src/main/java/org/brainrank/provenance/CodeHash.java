package org.brainrank.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.brainrank.results.Sha256;

/** The hash of the code that runs, so that a build is told from another of the same version. */
public final class CodeHash {
    private CodeHash() {}

    /**
     * The hash of the jars (or folders of classes, where nothing is packed) that classes were loaded from.
     *
     * @param classes one of each place
     * @return 64 hexadecimal digits
     */
    public static String of(Class<?>... classes) {
        List<String> hashes = new ArrayList<>();
        for (Class<?> type : classes) {
            hashes.add(of(place(type)));
        }
        return Sha256.of(String.join("\n", hashes));
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + type + " cannot be told", e);
        }
    }

    /** A jar by its bytes, a folder by the names and bytes of its files. */
    static String of(Path place) {
        try {
            if (!Files.isDirectory(place)) {
                return Sha256.of(place);
            }
            List<String> hashes = new ArrayList<>();
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    hashes.add(place.relativize(file) + " " + Sha256.of(file));
                }
            }
            return Sha256.of(String.join("\n", hashes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own code in " + place, e);
        }
    }
}
