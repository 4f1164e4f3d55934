package org.brainrank.imports;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.brainrank.spi.UserException;

/**
 * Scores of every word of every story, as other programs save them: {@code .npy} (one story), {@code .npz} (one array a
 * story, named by it), {@code .h5} (one dataset a story), {@code .json} (Inseq, one attribution a word). Arrays have shape
 * (words, features).
 */
public final class ScoreFile {
    private static final long LARGEST = 1L << 30;

    private ScoreFile() {}

    /**
     * Reads a file.
     *
     * @param file its name's ending says what it is
     * @param table which words the rows are about
     * @param explainedWords how many of the last words an Inseq attribution is cut to
     * @return story to rows, one a word, all of one length, finite
     * @throws UserException if it cannot be read, or does not fit the table
     */
    public static Map<String, List<float[]>> read(Path file, WordTable table, int explainedWords) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Map<String, List<float[]>> scores;
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserException(file + " is larger than 1 GiB; split it into one file a method and layer");
            }
            if (name.endsWith(".npy")) {
                scores = Map.of(
                        onlyStory(file, table), rows(file + "", NumPyArray.parse(Files.readAllBytes(file), file + "")));
            } else if (name.endsWith(".npz")) {
                scores = npz(file);
            } else if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
                scores = hdf5(file, table);
            } else if (name.endsWith(".json")) {
                scores = InseqFile.read(file, table, explainedWords);
            } else {
                throw new UserException(
                        file + " is none of .npy, .npz, .h5, .hdf5 and .json (Inseq), by its name's ending");
            }
        } catch (IOException e) {
            throw new UserException("scores in " + file + " cannot be read (" + e + ")", e);
        }
        check(file, table, scores);
        return scores;
    }

    private static String onlyStory(Path file, WordTable table) {
        if (table.stories().size() != 1) {
            throw new UserException(file + " holds one array and the word table names "
                    + table.stories().size() + " stories: "
                    + String.join(", ", table.stories().keySet())
                    + "; save an .npz with one array for each");
        }
        return table.stories().keySet().iterator().next();
    }

    private static Map<String, List<float[]>> npz(Path file) throws IOException {
        Map<String, List<float[]>> scores = new LinkedHashMap<>();
        long left = LARGEST;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left));
                left -= bytes.length;
                if (left <= 0) {
                    throw new UserException(file + " unpacks to more than 1 GiB");
                }
                String story = entry.getName().replaceFirst("\\.npy$", "");
                scores.put(story, rows(file + ": " + story, NumPyArray.parse(bytes, file + ": " + story)));
            }
        }
        return scores;
    }

    private static Map<String, List<float[]>> hdf5(Path file, WordTable table) {
        Map<String, List<float[]>> scores = new LinkedHashMap<>();
        try (HdfFile hdf = new HdfFile(file)) {
            for (String story : table.stories().keySet()) {
                Node node = hdf.getChildren().get(story);
                if (!(node instanceof Dataset dataset)) {
                    continue; // the check below names what is missing
                }
                scores.put(story, rows(file + ": " + story, HdfScores.of(dataset, file + ": " + story)));
            }
        } catch (HdfException e) {
            throw new UserException(file + " is no HDF5 file that can be read: " + e.getMessage(), e);
        }
        return scores;
    }

    static List<float[]> rows(String name, NumPyArray array) {
        List<float[]> rows = array.rows();
        int columns = array.shape()[1];
        for (int i = 0; i < array.values().length; i++) {
            // What is finite in double precision need not be so in single.
            if (!Float.isFinite(rows.get(i / columns)[i % columns])) {
                throw new UserException(name + ", word " + (i / columns + 1) + ", feature " + (i % columns + 1) + ": "
                        + array.values()[i] + " is no finite number");
            }
        }
        return rows;
    }

    private static void check(Path file, WordTable table, Map<String, List<float[]>> scores) {
        int width = -1;
        for (Map.Entry<String, List<String>> story : table.stories().entrySet()) {
            List<float[]> rows = scores.get(story.getKey());
            if (rows == null) {
                throw new UserException(file + " has no scores of story '" + story.getKey() + "'; it has "
                        + String.join(", ", scores.keySet()));
            }
            if (rows.size() != story.getValue().size()) {
                throw new UserException(file + ", story '" + story.getKey() + "': " + rows.size() + " rows for "
                        + story.getValue().size() + " words of the word table");
            }
            int own = rows.get(0).length;
            if (own == 0 || (width >= 0 && own != width)) {
                throw new UserException(
                        file + ", story '" + story.getKey() + "': " + own + " features; other stories have " + width);
            }
            width = own;
        }
    }
}
