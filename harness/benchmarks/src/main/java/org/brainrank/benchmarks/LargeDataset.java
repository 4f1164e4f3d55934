package org.brainrank.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a made-up tidy dataset of many voxels and a config that runs on it: what memory a run takes is measured on it, see {@code
 * large_dataset.sh}. Arguments: folder, voxels, scans of a story.
 */
public final class LargeDataset {
    private static final int STORIES = 4;
    private static final int SUBJECTS = 3;
    private static final int REGIONS = 10;
    private static final double REPETITION_TIME = 2;
    private static final String[] VOCABULARY = {
        "once", "upon", "a", "time", "there", "was", "girl", "who", "lived", "in", "the", "old", "house", "by", "river"
    };

    private LargeDataset() {}

    /**
     * Writes it.
     *
     * @param arguments folder, voxels, scans
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int voxels = Integer.parseInt(arguments[1]);
        int scans = Integer.parseInt(arguments[2]);
        List<String> stories = new ArrayList<>();
        for (int story = 1; story <= STORIES; story++) {
            stories.add("story-" + story);
            words(folder.resolve("stories/story-" + story + "/words.tsv"), scans, story);
            for (int subject = 1; subject <= SUBJECTS; subject++) {
                responses(
                        folder.resolve("responses/sub-" + subject + "/story-" + story + ".npy"),
                        scans,
                        voxels,
                        100L * subject + story);
            }
        }
        StringBuilder targets = new StringBuilder("label\troi\n");
        for (int voxel = 0; voxel < voxels; voxel++) {
            targets.append("voxel-")
                    .append(voxel)
                    .append("\tregion-")
                    .append((long) voxel * REGIONS / voxels)
                    .append('\n');
        }
        Files.writeString(folder.resolve("targets.tsv"), targets);
        Files.writeString(
                folder.resolve("dataset.yaml"),
                "id: large\nversion: '1'\nlicence: CC0-1.0\ncitation: made up\nrepetition-time-s: " + REPETITION_TIME
                        + "\nstories: [" + String.join(", ", stories) + "]\n");
        Files.writeString(
                folder.resolve("config.yaml"),
                "version: 1\nname: large\ndataset: {id: tidy, path: " + folder.toAbsolutePath()
                        + "}\nmodels: [{id: story-lm}]\nlayers: [2]\nmethods: [gradient-norm, input-x-gradient]\n"
                        + "encoding: {folds: {scheme: leave-one-story-out}}\n");
    }

    private static void words(Path file, int scans, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder words = new StringBuilder("word\tonset\toffset\n");
        for (double time = 1; time < scans * REPETITION_TIME - 4; time += 0.4 + 0.8 * random.nextDouble()) {
            words.append(String.format(
                    Locale.ROOT, "%s\t%.3f\t%.3f\n", VOCABULARY[random.nextInt(VOCABULARY.length)], time, time + 0.3));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, words);
    }

    /** Uniform noise as NumPy writes it: version 1.0, float32, shape (scans, voxels). */
    private static void responses(Path file, int scans, int voxels, long seed) throws IOException {
        Files.createDirectories(file.getParent());
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + scans + ", " + voxels + "), }";
        int length = 128 - 10;
        String padded = header + " ".repeat(length - header.length() - 1) + "\n";
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer row = ByteBuffer.allocate(Float.BYTES * voxels).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, 0});
            out.write(padded.getBytes(StandardCharsets.US_ASCII));
            for (int scan = 0; scan < scans; scan++) {
                row.clear();
                for (int voxel = 0; voxel < voxels; voxel++) {
                    row.putFloat((float) random.nextDouble() - 0.5f);
                }
                out.write(row.array());
            }
        }
    }
}
