package org.brainrank.dataset.lebel2023;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.FileTable;

/**
 * Responses, TextGrids and respdict.json of ds003020, with size and hash: what the git-annex repository of the dataset (tag 3.1.0 of
 * github.com/OpenNeuroDatasets/ds003020) calls them by. The bucket has the newest version of every file; one that has changed
 * since is refused by its hash.
 */
final class PublishedFiles {
    private static final URI BASE = URI.create("https://s3.amazonaws.com/openneuro.org/ds003020/");
    private static final Pattern OWNED =
            Pattern.compile("derivative/(TextGrids|preprocessed_data/(?<subject>UTS\\d+))/(?<story>\\w+)\\.\\w+");

    private PublishedFiles() {}

    private static Archive.File owned(Archive.File file) {
        Matcher name = OWNED.matcher(file.name());
        if (!name.matches()) {
            return file;
        }
        Archive.File ofStory = file.ofStories(name.group("story"));
        return name.group("subject") == null ? ofStory : ofStory.ofSubjects(name.group("subject"));
    }

    /** Everything is 127 GB; what configs/lebel2023.yaml reads is 8 GB, and usual. */
    static Archive archive() {
        return new Archive(
                        LebelDataset.VERSION,
                        "CC0",
                        BASE,
                        FileTable.read(PublishedFiles.class, "files.tsv").stream()
                                .map(PublishedFiles::owned)
                                .toList())
                .usually(List.of(Choice.SUBJECTS.get(0)), Choice.SESSIONS);
    }
}
