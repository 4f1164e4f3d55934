package org.brainrank.dataset.alice;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.FileTable;

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
        return new Archive(
                COMMIT,
                "CC BY 4.0",
                BASE,
                FileTable.read(PublishedFiles.class, "files.tsv").stream()
                        .map(PublishedFiles::ofItsSubject)
                        .toList());
    }
}
