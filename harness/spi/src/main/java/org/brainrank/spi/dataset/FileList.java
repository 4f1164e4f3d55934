package org.brainrank.spi.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A list of published files that a plugin carries: lines of name, bytes and checksum, with tabs between, below a line that says so. */
public final class FileList {
    private FileList() {}

    /**
     * Reads it.
     *
     * @param beside a class of the plugin
     * @param resource name of the list, relative to that class
     * @return files in the order of the list; a checksum's kind is known by its length
     */
    public static List<Archive.File> of(Class<?> beside, String resource) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> Archive.File.named(fields[0])
                            .ofBytes(Long.parseLong(fields[1]))
                            .with(Checksum.Kind.of(fields[2]), fields[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own jar cannot be read", e);
        }
    }
}
