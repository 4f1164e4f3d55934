package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The assembled distribution that integration tests look at. */
final class Distribution {
    private static final int HARNESS_JARS = 8;
    private static final int PLUGIN_JARS = 12;

    private Distribution() {}

    static Path folder() {
        return Path.of(System.getProperty("brainrank.distribution", "target/brainrank"))
                .toAbsolutePath();
    }

    /** Our own jars of {@code lib}. */
    static List<Path> harness() {
        return atLeast(HARNESS_JARS, jars("lib", "brainrank-"));
    }

    static List<Path> plugins() {
        return atLeast(PLUGIN_JARS, jars("plugins", ""));
    }

    private static List<Path> atLeast(int expected, List<Path> jars) {
        assertThat(jars).as("jars of the distribution").hasSizeGreaterThanOrEqualTo(expected);
        return jars;
    }

    private static List<Path> jars(String place, String prefix) {
        try (Stream<Path> files = Files.list(folder().resolve(place))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
