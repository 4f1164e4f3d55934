package org.brainrank.dataset.narratives;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.FileTable;

/**
 * What {@code fetch} brings: words, the authors' tables, the labels of the parcellation, and responses on the surface. Usually of the
 * stories that the dataset opens by default.
 *
 * <h2>Source</h2>
 * Names below {@code derivatives} and {@code stimuli} are those of the authors' code and of their DataLad folder. That the bucket of
 * the International Neuroimaging Data-sharing Initiative has them in the same order is assumed: nobody here could list it. The
 * tables of {@code code/} come from the authors' repository.
 */
final class PublishedFiles {
    private static final URI BUCKET = URI.create("https://s3.amazonaws.com/fcp-indi/");
    private static final String ROOT = "data/Projects/narratives/";
    private static final String CLEANED = "derivatives/afni-nosmooth/";
    private static final URI CODE = URI.create(
            "https://raw.githubusercontent.com/snastase/narratives/1736849ff80c80e1c73eda375ccf6497f5e234a9/");
    private static final Pattern WORDS = Pattern.compile("stimuli/gentle/([^/]+)/align\\.csv");

    private PublishedFiles() {}

    static Archive archive() {
        List<Archive.File> files = new ArrayList<>();
        for (Archive.File file : FileTable.read(PublishedFiles.class, "files.tsv")) {
            Matcher words = WORDS.matcher(file.name());
            files.add(words.matches() ? file.ofStories(stories(words.group(1))) : file.at(CODE.resolve(file.name())));
        }
        for (String side : Space.FSAVERAGE6.parts()) {
            files.add(Archive.File.named(CLEANED + NarrativesFolder.glasserName(side)));
        }
        Archive.Listing responses =
                new Archive.Listing(BUCKET, ROOT + CLEANED + "sub-", key -> response(key.substring(ROOT.length())));
        return new Archive(
                        NarrativesDataset.VERSION,
                        "CC0-1.0; the two tables of code/ GPL-3.0",
                        BUCKET.resolve(ROOT),
                        files,
                        List.of(responses))
                .usually(List.of(), List.of(Stories.DEFAULT.split(",", -1)));
    }

    private static Optional<Archive.File> response(String name) {
        Matcher file = Space.FSAVERAGE6.fileName().matcher(name.substring(name.lastIndexOf('/') + 1));
        if (!file.matches() || !name.startsWith(CLEANED + file.group(1) + "/func/")) {
            return Optional.empty();
        }
        String[] stories = stories(file.group(2));
        return stories.length == 0
                ? Optional.empty()
                : Optional.of(Archive.File.named(name).ofSubjects(file.group(1)).ofStories(stories));
    }

    /** Of slumlordreach two; none of those that the dataset cannot open. */
    private static String[] stories(String task) {
        return Stories.ALL.stream()
                .filter(timing -> timing.task().equals(task))
                .map(Timing::story)
                .toArray(String[]::new);
    }
}
