package org.brainrank.dataset.alice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.dataset.Archive;

/** The files of the data set, with size and hash, at a commit of a repository that still has them. */
final class PublishedFiles {
    private static final String COMMIT = "ec54039b6ac5ad7bf8c81b91768108e5be5c1ce0";
    private static final URI BASE =
            URI.create("https://raw.githubusercontent.com/daandouwe/Thesis/" + COMMIT + "/brain-data/syntax-in-rnng/");

    private static final Pattern SUBJECTS = Pattern.compile("(.*/)?(?<subject>s\\d+)-[^/]*");

    private PublishedFiles() {}

    private static Archive.File ofItsSubject(Archive.File file) {
        Matcher name = SUBJECTS.matcher(file.name());
        return name.matches() ? file.ofSubjects(name.group("subject")) : file;
    }

    static Archive archive() {
        try (InputStream in =
                Objects.requireNonNull(PublishedFiles.class.getResourceAsStream("files.tsv"), "files.tsv")) {
            List<Archive.File> files = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> ofItsSubject(new Archive.File(fields[0], Long.parseLong(fields[1]), fields[2])))
                    .toList();
            return new Archive(COMMIT, "CC BY 4.0", BASE, files);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own jar cannot be read", e);
        }
    }
}
