package org.brainrank.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;

/** Writes a dataset as a folder that the dataset plugin {@code tidy} reads. */
final class TidyFolder {
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path folder;

    private TidyFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes all of it; the same arguments write the same bytes.
     *
     * @param version for {@code dataset.yaml}
     * @param licence of the words
     * @param description what it is; stands where a citation would
     */
    static void write(Path folder, SimulatedBrains brains, String version, String licence, String description) {
        try {
            new TidyFolder(folder).write(brains, version, licence, description);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the dataset to " + folder, e);
        }
    }

    private void write(SimulatedBrains brains, String version, String licence, String description) throws IOException {
        brains.stories().forEach(TidyFolder::check);
        Responses first = brains.responses(
                brains.subjects().get(0), brains.stories().get(0).id());
        AlignmentAdvice advice = brains.advice();
        StringBuilder yaml = new StringBuilder();
        yaml.append("id: ").append(brains.id()).append('\n');
        yaml.append("version: ").append(quote(version)).append('\n');
        yaml.append("licence: ").append(quote(licence)).append('\n');
        yaml.append("citation: ").append(quote(description)).append('\n');
        yaml.append("repetition-time-s: ").append(first.repetitionTime()).append('\n');
        yaml.append("stories:\n");
        for (Story story : brains.stories()) {
            double start =
                    brains.responses(brains.subjects().get(0), story.id()).firstScan();
            yaml.append("  - {id: ")
                    .append(quote(story.id()))
                    .append(", first-scan-s: ")
                    .append(start)
                    .append("}\n");
        }
        yaml.append("advice: {delays-scans: ")
                .append(advice.delaysScans())
                .append(", trim-start-scans: ")
                .append(advice.trimStartScans())
                .append(", trim-end-scans: ")
                .append(advice.trimEndScans())
                .append(", detrend-order: ")
                .append(advice.detrendOrder())
                .append("}\n");
        write("dataset.yaml", yaml.toString());
        write(
                "targets.tsv",
                brains.targets().stream().map(TidyFolder::line).collect(Collectors.joining("", "label\troi\n", "")));
        for (Story story : brains.stories()) {
            write(
                    "stories/" + story.id() + "/words.tsv",
                    story.words().stream()
                            .map(TidyFolder::line)
                            .collect(Collectors.joining("", "word\tonset\toffset\n", "")));
            for (String subject : brains.subjects()) {
                write("responses/" + subject + "/" + story.id() + ".npy", npy(brains.responses(subject, story.id())));
            }
        }
    }

    private static void check(Story story) {
        if (!NAMES.matcher(story.id()).matches()) {
            throw new UserException("story '" + story.id()
                    + "' cannot name a folder: a tidy dataset takes letters, digits, '.', '_' and '-', a letter or digit first;"
                    + " choose another dataset");
        }
        List<Word> words = story.words();
        for (int word = 0; word < words.size(); word++) {
            if (words.get(word).text().chars().anyMatch(Character::isWhitespace)) {
                throw new UserException("word " + (word + 1) + " of story '" + story.id() + "', '"
                        + words.get(word).text() + "', has white space inside; a tidy dataset takes one word a row");
            }
        }
    }

    private static String line(Target target) {
        return target.label() + "\t" + target.roi() + "\n";
    }

    private static String line(Word word) {
        return word.text() + "\t" + word.onset() + "\t" + word.offset() + "\n";
    }

    private static String quote(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] npy(Responses responses) {
        return NumPyWriter.bytes(responses.values(), responses.scans(), responses.targets());
    }
}
