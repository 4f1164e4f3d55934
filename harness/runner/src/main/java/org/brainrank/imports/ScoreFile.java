package org.brainrank.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.hdf5.Hdf5Dataset;
import org.brainrank.formats.hdf5.Hdf5File;
import org.brainrank.formats.numpy.NumPyArchive;
import org.brainrank.formats.numpy.NumPyArray;
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
                scores = Map.of(onlyStory(file, table), rows(file + "", NumPyArray.read(file)));
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

    private static Map<String, List<float[]>> npz(Path file) {
        Map<String, List<float[]>> scores = new LinkedHashMap<>();
        long left = LARGEST / Double.BYTES;
        try (NumPyArchive archive = NumPyArchive.open(file)) {
            for (String story : archive.names()) {
                NumPyArray array = archive.read(story);
                left -= array.values().length;
                if (left <= 0) {
                    throw new UserException(
                            file + " unpacks to more than 1 GiB; split it into one file a method and layer");
                }
                scores.put(story, rows(file + ": " + story, array));
            }
        }
        return scores;
    }

    private static Map<String, List<float[]>> hdf5(Path file, WordTable table) {
        Map<String, List<float[]>> scores = new LinkedHashMap<>();
        try (Hdf5File hdf = Hdf5File.open(file)) {
            List<String> names = hdf.names("/");
            for (String story : table.stories().keySet()) {
                if (names.contains(story) && !hdf.isGroup(story)) { // the check below names what is missing
                    Hdf5Dataset dataset = hdf.dataset(story);
                    scores.put(story, rows(file + ": " + story, dataset.shape(), dataset.type(), dataset.values()));
                }
            }
        }
        return scores;
    }

    static List<float[]> rows(String name, NumPyArray array) {
        return rows(name, array.shape(), array.header().type(), array.values());
    }

    private static List<float[]> rows(String name, List<Integer> shape, NumberType type, double[] values) {
        if (shape.isEmpty() || shape.size() > 2 || !type.isFloating()) {
            throw new UserException(name + " is no array of scores: shape " + shape + " of " + type
                    + "; expected float16, float32 or float64, shape (words, features); save it with"
                    + " numpy.save(file, scores.astype('float32'))");
        }
        int columns = shape.size() == 1 ? 1 : shape.get(1);
        List<float[]> rows = new ArrayList<>(shape.get(0));
        for (int row = 0; row < shape.get(0); row++) {
            float[] narrow = new float[columns];
            for (int column = 0; column < columns; column++) {
                double value = values[row * columns + column];
                narrow[column] = (float) value;
                // What is finite in double precision need not be so in single.
                if (!Float.isFinite(narrow[column])) {
                    throw new UserException(name + ", word " + (row + 1) + ", feature " + (column + 1) + ": " + value
                            + " is no finite number");
                }
            }
            rows.add(narrow);
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
