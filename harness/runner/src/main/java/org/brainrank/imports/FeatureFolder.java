package org.brainrank.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brainrank.formats.numpy.NumPyArray;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;

/**
 * Feature spaces on disk, word by word: {@code NNNN.npy} of shape (words, features), {@code index.tsv} (file, model, layer,
 * variant, story) and {@code words.tsv}. Written by {@code brainrank features} and {@code brainrank import-attributions}, read
 * by a run's {@code imported}.
 */
public final class FeatureFolder {
    private static final String INDEX = "index.tsv";
    private static final String WORDS = "words.tsv";
    private static final String HEADER = "file\tmodel\tlayer\tvariant\tstory";

    private final Path folder;
    private final StringBuilder index = new StringBuilder(HEADER).append('\n');
    private int files;

    private FeatureFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Begins a folder.
     *
     * @param folder new or empty
     * @param table the words of all its spaces
     * @return to {@link #add} to and {@link #finish}
     */
    public static FeatureFolder create(Path folder, WordTable table) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(WORDS), table.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write features to " + folder, e);
        }
        return new FeatureFolder(folder);
    }

    /**
     * Writes one space.
     *
     * @param space of the folder's words
     */
    public void add(ImportedSpace space) {
        space.stories().forEach((story, rows) -> {
            String file = String.format(Locale.ROOT, "%04d.npy", files++);
            write(file, NumPyWriter.bytes(rows));
            index.append(String.join(
                            "\t", file, space.model(), Integer.toString(space.layer()), space.variant(), story))
                    .append('\n');
        });
    }

    /**
     * Writes the index.
     *
     * @return how many arrays there are
     */
    public int finish() {
        write(INDEX, index.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
        }
    }

    /**
     * Reads a folder.
     *
     * @param folder as {@code features} and {@code import-attributions} write it
     * @param heard the stories whose words it must be about
     * @return one space for each model, layer and variant, in the index's order
     * @throws UserException if anything is missing, broken, or about other words
     */
    public static List<ImportedSpace> read(Path folder, List<Story> heard) {
        WordTable.read(folder.resolve(WORDS)).requireWordsOf(folder.resolve(WORDS), heard);
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.resolve(INDEX));
        } catch (IOException e) {
            throw new UserException(
                    folder.resolve(INDEX) + " cannot be read (" + e + "); make the folder with brainrank"
                            + " import-attributions or brainrank features",
                    e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new UserException(folder.resolve(INDEX) + ", line 1: expected " + HEADER.replace("\t", ", "));
        }
        Map<List<String>, Map<String, List<float[]>>> spaces = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != 5 || !cells[0].matches("[0-9]+\\.npy") || !cells[2].matches("-1|[0-9]{1,4}")) {
                throw new UserException(folder.resolve(INDEX) + ", line " + (i + 1) + ": expected "
                        + HEADER.replace("\t", ", ") + "; was '" + lines.get(i) + "'");
            }
            Path file = folder.resolve(cells[0]);
            spaces.computeIfAbsent(List.of(cells[1], cells[2], cells[3]), key -> new LinkedHashMap<>())
                    .put(cells[4], ScoreFile.rows(file.toString(), NumPyArray.read(file)));
        }
        List<ImportedSpace> list = new ArrayList<>();
        spaces.forEach((key, stories) -> {
            ImportedSpace space = new ImportedSpace(key.get(0), Integer.parseInt(key.get(1)), key.get(2), stories);
            requireAll(folder, space, heard);
            list.add(space);
        });
        return list;
    }

    private static void requireAll(Path folder, ImportedSpace space, List<Story> heard) {
        for (Story story : heard) {
            List<float[]> rows = space.stories().get(story.id());
            boolean fits = rows != null
                    && rows.size() == story.words().size()
                    && rows.stream().allMatch(row -> row.length == space.features());
            if (!fits) {
                throw new UserException(folder + ": " + space.variant() + " on " + space.model() + ", layer "
                        + space.layer() + ": story '" + story.id() + "' needs "
                        + story.words().size() + " rows of "
                        + space.features() + " features; found "
                        + (rows == null ? "none" : rows.size() + " rows, or of another width"));
            }
        }
    }
}
