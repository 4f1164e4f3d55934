package org.brainrank.models.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Small exported models; how they were made is in {@code make_onnx_fixtures.py} beside them. */
final class Fixtures {
    private Fixtures() {}

    /** Files that show everything, named by the form of the architecture, a dash, and the exporter. */
    static Stream<String> files() {
        try (Stream<Path> files = Files.list(root())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx") && name.contains("-"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String name) {
        return root().resolve(name);
    }

    /** The folder that a file was exported from, which belongs to the tests of model-transformers. */
    static Path folder(String name) {
        return Path.of(System.getProperty("basedir", "."))
                .resolve("../model-transformers/src/test/resources/reference/architectures")
                .resolve(name.substring(0, name.indexOf('-')))
                .resolve("model");
    }

    private static Path root() {
        String other = System.getProperty("onnx.fixtures");
        if (other != null) {
            return Path.of(other);
        }
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/onnx/"), "no fixtures")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
