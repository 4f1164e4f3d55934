package org.brainrank.dataset.pereira2018;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

/**
 * The published variables with made-up sentences and responses, four sentences a passage: the number of letters is planted in
 * voxels 1 and 2, which are the first region of atlas {@code languageLH}.
 */
final class Fake {
    static final int VOXELS = 6;
    private static final List<String> NOUNS = List.of("A beekeeper", "The tide", "Her old piano", "Every lighthouse");
    private static final List<String> VERBS =
            List.of("waits", "was repaired in spring", "is older than it looks", "sings");

    private final Path data;

    Fake(Path data) {
        this.data = data;
    }

    Path root() {
        return data.resolve("pereira2018");
    }

    /** No two alike: a run refuses to test on passages that it was taught. */
    static String sentence(int index) {
        SplittableRandom random = new SplittableRandom(index);
        return NOUNS.get(random.nextInt(NOUNS.size())) + " " + VERBS.get(random.nextInt(VERBS.size())) + ", and "
                + NOUNS.get(random.nextInt(NOUNS.size())) + " " + VERBS.get(random.nextInt(VERBS.size())) + " since "
                + (1500 + index) + ".";
    }

    /** Sentence by voxel. */
    static double response(String participant, int sentence, int voxel) {
        SplittableRandom random = new SplittableRandom((participant + sentence + "/" + voxel).hashCode());
        return random.nextGaussian() / 2 + (voxel < 2 ? (sentence(sentence).length() - 45) / 10.0 : 0);
    }

    /** A participant's variables; the order of MATLAB's files. */
    static Mat5File variables(String participant, int sentences, String responses) {
        Cell keys = Mat5.newCell(sentences, 1);
        Matrix passages = Mat5.newMatrix(sentences, 1);
        Matrix examples = Mat5.newMatrix(sentences, VOXELS);
        for (int sentence = 0; sentence < sentences; sentence++) {
            keys.set(sentence, Mat5.newString(sentence(sentence)));
            passages.setDouble(sentence, sentence / 4 + 1);
            for (int voxel = 0; voxel < VOXELS; voxel++) {
                examples.setDouble(sentence, voxel, response(participant, sentence, voxel));
            }
        }
        Mat5File file = Mat5.newMatFile();
        file.addArray(responses, examples);
        file.addArray("keySentences", keys);
        file.addArray("labelsPassageForEachSentence", passages);
        file.addArray(
                "meta",
                Mat5.newStruct()
                        .set("atlases", cells(Mat5.newString("gordon"), Mat5.newString("languageLH")))
                        .set(
                                "rois",
                                cells(
                                        cells(Mat5.newString("area1")),
                                        cells(Mat5.newString("LH_PostTemp"), Mat5.newString("LH_IFG"))))
                        .set(
                                "roiColumns",
                                cells(cells(columns(1, 2, 3, 4, 5, 6)), cells(columns(1, 2), columns(4, 6)))));
        return file;
    }

    /** The same with another value of one variable. */
    static Mat5File with(Mat5File file, String name, Array value) {
        Mat5File changed = Mat5.newMatFile();
        file.getEntries()
                .forEach(entry ->
                        changed.addArray(entry.getName(), entry.getName().equals(name) ? value : entry.getValue()));
        return changed;
    }

    static Cell cells(Array... values) {
        Cell cell = Mat5.newCell(1, values.length);
        for (int i = 0; i < values.length; i++) {
            cell.set(i, values[i]);
        }
        return cell;
    }

    static Matrix columns(double... values) {
        Matrix matrix = Mat5.newMatrix(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            matrix.setDouble(i, values[i]);
        }
        return matrix;
    }

    Fake participant(String participant, int sentences) {
        return write(
                participant + "/data_384sentences.mat", variables(participant, sentences, "examples_passagesentences"));
    }

    Fake write(String name, Mat5File content) {
        try {
            Path file = root().resolve(name);
            Files.createDirectories(file.getParent());
            Mat5.writeToFile(content, file.toFile());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset open(Map<String, ?> parameters) {
        PereiraDatasetPlugin plugin = new PereiraDatasetPlugin();
        return plugin.open(new DatasetRequest(plugin.card().resolve(parameters), Optional.of(data)));
    }
}
