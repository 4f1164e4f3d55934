package org.brainrank.dataset.littleprince;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.FileTable;

/**
 * What {@code fetch} brings: words, masks and the runs of the listeners; the mean over them if it is asked for.
 *
 * <h2>Source</h2>
 * Sizes and MD5 of OpenNeuro's files are those in the names of the git-annex keys of OpenNeuroDatasets/ds003643, tag 2.0.7; those of
 * the average listener and the masks are git's ids in chrplr/lpp_average_subject_en, whose large files state no size.
 */
final class PublishedFiles {
    private static final URI OPENNEURO = URI.create("https://s3.amazonaws.com/openneuro.org/ds003643/");
    private static final URI AVERAGE = URI.create("https://raw.githubusercontent.com/chrplr/lpp_average_subject_en/"
            + "36f44bea5fb14c0cdb194d3babfe0a3260f5959e/");
    private static final Pattern RUN = Pattern.compile("derivatives/(sub-EN\\d+)/.*");

    private PublishedFiles() {}

    static Archive archive() {
        List<Archive.File> files = new ArrayList<>();
        List<String> listeners = new ArrayList<>();
        for (Archive.File file : FileTable.read(PublishedFiles.class, "openneuro.tsv")) {
            Matcher run = RUN.matcher(file.name());
            if (run.matches()) {
                listeners.add(run.group(1));
                files.add(file.ofSubjects(run.group(1)));
            } else {
                files.add(file);
            }
        }
        for (Archive.File file : FileTable.read(PublishedFiles.class, "average.tsv")) {
            Archive.File there = file.at(AVERAGE.resolve(file.name()));
            files.add(file.name().startsWith("bold/") ? there.ofSubjects(PrinceFolder.AVERAGE) : there);
        }
        return new Archive(
                        PrinceDataset.VERSION,
                        "CC0 (responses, words); not stated (average listener, masks)",
                        OPENNEURO,
                        files)
                .usually(listeners.stream().distinct().toList(), List.of());
    }
}
