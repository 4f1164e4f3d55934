package org.brainrank.spi.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A publisher's files with what is known of them, as a plugin's jar has it. Columns with tabs between them and a header: {@code
 * file}, {@code bytes}, and {@code sha256}, {@code md5} or {@code git-blob}. What is not known is left empty.
 */
public final class FileTable {
    private static final Map<String, Checksum.Kind> KINDS =
            Map.of("sha256", Checksum.Kind.SHA_256, "md5", Checksum.Kind.MD5, "git-blob", Checksum.Kind.GIT_BLOB);

    private FileTable() {}

    /**
     * Reads one.
     *
     * @param beside a class of the plugin
     * @param name of the resource, relative to the class
     * @return the files in its order, of no subject and no story
     * @throws IllegalArgumentException if the resource is no such table
     */
    public static List<Archive.File> read(Class<?> beside, String name) {
        List<String> lines;
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + name + " beside " + beside);
            }
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own jar cannot be read", e);
        }
        String header = lines.isEmpty() ? "" : lines.get(0);
        Checksum.Kind kind = KINDS.get(header.replaceFirst("^file\tbytes\t", ""));
        if (kind == null) {
            throw new IllegalArgumentException("expected columns file, bytes, and one of " + KINDS.keySet() + " in "
                    + name + "; was '" + header + "'");
        }
        List<Archive.File> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Archive.File file = Archive.File.named(cells[0]);
            file = cells[1].isEmpty() ? file : file.ofBytes(Long.parseLong(cells[1]));
            files.add(cells[2].isEmpty() ? file : file.with(kind, cells[2]));
        }
        return files;
    }
}
