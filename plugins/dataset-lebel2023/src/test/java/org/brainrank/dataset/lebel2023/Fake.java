package org.brainrank.dataset.lebel2023;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;

/**
 * The published layout with made-up words and responses. In voxels 0 and 1 a response is planted: the letters of the words of
 * two scans earlier; the others are noise.
 */
final class Fake {
    static final String TEST = "wheretheressmoke";
    static final int REPEATS = 3;
    static final int LAG = 2;
    private static final List<String> VOCABULARY = List.of(
            "I",
            "a",
            "we",
            "the",
            "dog",
            "said",
            "that",
            "there",
            "people",
            "nothing",
            "remember",
            "afterwards",
            "extraordinary");

    private final Path data;
    private final int rows;

    /** Below a folder of datasets, with so many rows in each file. */
    Fake(Path data, int rows) {
        this.data = data;
        this.rows = rows;
    }

    Path root() {
        return data.resolve("lebel2023");
    }

    /** Words of stories and their numbers of scans. */
    Fake stories(List<String> stories) {
        write(
                "respdict.json",
                stories.stream()
                        .map(story -> "\"" + story + "\": " + (rows + 20))
                        .collect(Collectors.joining(", ", "{", "}")));
        stories.forEach(story -> write("TextGrids/" + story + ".TextGrid", grid(words(story))));
        return this;
    }

    /** One subject's responses to stories; those to the test story three times. */
    Fake subject(String subject, int voxels, List<String> stories) {
        for (String story : stories) {
            List<double[][]> repeats = new ArrayList<>();
            for (int repeat = 0; repeat < (story.equals(TEST) ? REPEATS : 1); repeat++) {
                repeats.add(responses(story, voxels, (subject + story + repeat).hashCode()));
            }
            responses(subject, story, repeats.toArray(double[][][]::new));
        }
        return this;
    }

    /** A file of responses as it is: the mean of presentations, and they themselves if there are several. */
    void responses(String subject, String story, double[][]... repeats) {
        Path file = file("preprocessed_data/" + subject + "/" + story + ".hf5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("data", mean(repeats));
            if (repeats.length > 1) {
                hdf.putDataset("individual_repeats", repeats);
            }
        }
    }

    private static double[][] mean(double[][]... repeats) {
        double[][] mean = new double[repeats[0].length][repeats[0][0].length];
        for (double[][] repeat : repeats) {
            for (int scan = 0; scan < mean.length; scan++) {
                for (int voxel = 0; voxel < mean[scan].length; voxel++) {
                    mean[scan][voxel] += repeat[scan][voxel] / repeats.length;
                }
            }
        }
        return mean;
    }

    /** One word every 0.4 s of the audio, the scans before and behind the published rows included. */
    List<String> words(String story) {
        SplittableRandom random = new SplittableRandom(story.hashCode());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < (rows + 10) * 5; i++) {
            words.add(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
        }
        return words;
    }

    /** Row i is the scan that starts at audio time 10 + 2 i s. */
    private double[][] responses(String story, int voxels, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = words(story);
        double[][] values = new double[rows][voxels];
        for (int row = 0; row < rows; row++) {
            int first = (10 + 2 * (row - LAG)) * 5 / 2;
            int letters = words.subList(first, first + 5).stream()
                    .mapToInt(String::length)
                    .sum();
            for (int voxel = 0; voxel < voxels; voxel++) {
                values[row][voxel] = random.nextGaussian() + (voxel < 2 ? (letters - 25) / 8.0 : 0);
            }
        }
        return values;
    }

    static String grid(List<String> words) {
        double end = words.size() * 0.4 + 1;
        StringBuilder text = new StringBuilder(
                        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = ")
                .append(end)
                .append("\ntiers? <exists>\nsize = 2\nitem []:\n    item [1]:\n        class = \"IntervalTier\"\n")
                .append("        name = \"phone\"\n        xmin = 0\n        xmax = ")
                .append(end)
                .append(
                        "\n        intervals: size = 1\n        intervals [1]:\n            xmin = 0\n            xmax = ")
                .append(end)
                .append("\n            text = \"AH0\"\n    item [2]:\n        class = \"IntervalTier\"\n")
                .append("        name = \"word\"\n        xmin = 0\n        xmax = ")
                .append(end)
                .append("\n        intervals: size = ")
                .append(words.size())
                .append('\n');
        for (int i = 0; i < words.size(); i++) {
            text.append("        intervals [")
                    .append(i + 1)
                    .append("]:\n            xmin = ")
                    .append(i * 2 / 5.0)
                    .append("\n            xmax = ")
                    .append((i + 1) * 2 / 5.0)
                    .append("\n            text = \"")
                    .append(words.get(i))
                    .append("\"\n");
        }
        return text.toString();
    }

    /** Writes a file below {@code derivative}. */
    void write(String name, String content) {
        try {
            Files.writeString(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        Path file = root().resolve("derivative").resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Dataset open(Map<String, ?> parameters) {
        LebelDatasetPlugin plugin = new LebelDatasetPlugin();
        return plugin.open(new DatasetRequest(plugin.card().resolve(parameters), Optional.of(data)));
    }
}
