package org.brainrank.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Small models that were exported from folders of the tests of {@code model-transformers}.
 *
 * @param root where the files are
 * @param ending of their names
 */
public record ExportedForms(Path root, String ending) {
    /**
     * Those of a plugin's tests.
     *
     * @param test a class of the plugin's
     * @param format the resource folder's name; the system property {@code FORMAT.fixtures} names another folder
     * @param ending of file names
     * @return the files
     */
    public static ExportedForms of(Class<?> test, String format, String ending) {
        String other = System.getProperty(format + ".fixtures");
        if (other != null) {
            return new ExportedForms(Path.of(other), ending);
        }
        try {
            return new ExportedForms(
                    Path.of(Objects.requireNonNull(test.getResource("/" + format + "/"), "no fixtures")
                            .toURI()),
                    ending);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Files that show everything, named by the form of the architecture, a dash, and the exporter.
     *
     * @return names, sorted
     */
    public Stream<String> names() {
        try (Stream<Path> files = Files.list(root)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending) && name.contains("-"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file.
     *
     * @param name of it
     * @return where it is
     */
    public Path file(String name) {
        return root.resolve(name);
    }

    /**
     * The folder that a file was exported from.
     *
     * @param name of the file, or the form and a dash
     * @return a model folder
     */
    public Path folder(String name) {
        return Path.of(System.getProperty("basedir", "."))
                .resolve("../model-transformers/src/test/resources/reference/architectures")
                .resolve(name.substring(0, name.indexOf('-')))
                .resolve("model");
    }
}
