package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example config for LeBel et al. 2023 on a fake in the layout of OpenNeuro's bucket: fetched, broken off, gone on, run. */
class LebelIT {
    private static final String ADDRESS = "s3.amazonaws.com/openneuro.org/ds003020/";
    private static final String TEST = "wheretheressmoke";
    /** Of sessions 1 to 5. */
    private static final List<String> USUAL =
            List.of((TEST + " alternateithicatom souls avatar legacy odetostepfather undertheinfluence howtodraw"
                            + " myfirstdaywiththeyankees naked life stagefright tildeath fromboyhoodtofatherhood sloth exorcism"
                            + " haveyoumethimyet adollshouse inamoment theclosetthatateeverything adventuresinsayingyes buck"
                            + " swimmingwithastronauts thatthingonmyarm eyespy itsabox hangtime")
                    .split(" ", -1));

    private static final int REPEATS = 10;
    private static final int VOXELS = 3;
    /** Of the sound, before the first row. */
    private static final int SCANS_BEFORE = 5;

    @TempDir
    Path folder;

    @Test
    void theExampleRunsOnWhatWasFetched() throws Exception {
        try (FetchedFake fake = new FetchedFake(folder, "lebel2023")) {
            publish(fake.published(ADDRESS));
            fake.pin("dataset-lebel2023", "/org/brainrank/dataset/lebel2023/files.tsv", name -> ADDRESS + name);
            Launched dry = fake.fetch("--dry-run");
            assertThat(dry.err())
                    .contains("the usual part: subjects UTS01; stories " + TEST + ", alternat", "licence CC0: 55 files")
                    .doesNotContain("no checksum");
            assertThat(fake.server().requests()).isEmpty();

            Set<String> names = fake.fetchBrokenOffAtEveryStage(name -> ADDRESS + name);

            Set<String> expected = new TreeSet<>(Set.of("derivative/respdict.json"));
            USUAL.forEach(story -> {
                expected.add("derivative/TextGrids/" + story + ".TextGrid");
                expected.add("derivative/preprocessed_data/UTS01/" + story + ".hf5");
            });
            assertThat(names).isEqualTo(expected);

            fake.run(
                    "lebel2023.yaml",
                    "--set=layers=[1]",
                    "--methods=gradient-norm,attention",
                    "--set=controls=[word-rate, shuffled]");
            RunFolder run = RunFolder.open(fake.runFolder());
            Leaderboard board = run.leaderboard();
            assertThat(board.rows()).extracting(Leaderboard.Row::variant).contains("gradient-norm{norm=l2}");
            assertThat(board.ceiling()).isEqualTo("repeats");
            assertThat(board.ceilings().get("brain").mean())
                    .as("of three voxels two respond alike each time, the third never")
                    .isBetween(0.4, 0.8);
            Manifest.Dataset dataset = run.manifest().dataset();
            assertThat(dataset.version()).isEqualTo("ds003020-3.1.0");
            assertThat(dataset.stories()).hasSize(27);

            assertThat(fake.fetch("--subjects", "UTS02", "--stories", "souls").code())
                    .isZero();
            expected.add("derivative/preprocessed_data/UTS02/souls.hf5");
            assertThat(fake.areAsPublished(name -> ADDRESS + name)).isEqualTo(expected);
            assertThat(fake.fetch("--subjects", "all", "--stories", "all").code())
                    .isZero();
            assertThat(fake.areAsPublished(name -> ADDRESS + name)).hasSize(59);
        }
    }

    /** The usual stories of UTS01, and four files more: another story and another subject. */
    private static void publish(Path base) throws IOException {
        List<String> stories = new ArrayList<>(USUAL);
        stories.add("afatherscover");
        Path derivative = base.resolve("derivative");
        for (String name : List.of("TextGrids", "preprocessed_data/UTS01", "preprocessed_data/UTS02")) {
            Files.createDirectories(derivative.resolve(name));
        }
        Files.writeString(
                derivative.resolve("respdict.json"),
                stories.stream()
                        .map(story -> "\"" + story + "\": " + (rows(story) + 20))
                        .collect(Collectors.joining(", ", "{", "}")));
        for (String story : stories) {
            double[] rate = words(derivative.resolve("TextGrids/" + story + ".TextGrid"), story);
            responses(derivative.resolve("preprocessed_data/UTS01/" + story + ".hf5"), story, rate);
            if (!USUAL.contains(story) || story.equals("souls")) {
                responses(derivative.resolve("preprocessed_data/UTS02/" + story + ".hf5"), story + 2, rate);
            }
        }
    }

    /** The test story is long enough to be compared with itself at other times. */
    private static int rows(String story) {
        return story.equals(TEST) ? 60 : 8;
    }

    /** None to two words a scan; how many in each. */
    private static double[] words(Path file, String story) throws IOException {
        Random random = new Random(story.hashCode());
        double[] rate = new double[SCANS_BEFORE + rows(story)];
        StringBuilder intervals = new StringBuilder();
        int count = 0;
        for (int scan = 1; scan < rate.length; scan++) {
            rate[scan] = random.nextInt(3);
            for (int word = 0; word < rate[scan]; word++) {
                String text = "I said that nothing was there".split(" ", -1)[random.nextInt(6)];
                double start = 2 * (scan + word / rate[scan]);
                intervals.append(
                        "        intervals [" + ++count + "]:\n            xmin = " + start + "\n            xmax = "
                                + 2 * (scan + (word + 1) / rate[scan]) + "\n            text = \"" + text + "\"\n");
            }
        }
        double end = 2.0 * rate.length;
        String tier = "        class = \"IntervalTier\"\n        name = \"%s\"\n        xmin = 0\n        xmax = " + end
                + "\n        intervals: size = %d\n";
        Files.writeString(
                file,
                "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = " + end
                        + "\ntiers? <exists>\nsize = 2\nitem []:\n    item [1]:\n" + tier.formatted("phone", 1)
                        + "        intervals [1]:\n            xmin = 0\n            xmax = " + end
                        + "\n            text = \"AH0\"\n    item [2]:\n" + tier.formatted("word", count) + intervals);
        return rate;
    }

    /** Voxels 0 and 1 follow the words two scans later: row i is the scan that starts 10 s, five scans, and i scans behind the sound. */
    private static void responses(Path file, String seed, double[] rate) {
        int presentations = file.endsWith(TEST + ".hf5") ? REPEATS : 1;
        int rows = rate.length - SCANS_BEFORE;
        double[][][] repeats = new double[presentations][rows][VOXELS];
        double[][] mean = new double[rows][VOXELS];
        Random random = new Random(seed.hashCode());
        for (double[][] repeat : repeats) {
            for (int row = 0; row < rows; row++) {
                for (int voxel = 0; voxel < VOXELS; voxel++) {
                    repeat[row][voxel] = random.nextGaussian() + (voxel < 2 ? 2 * rate[row + SCANS_BEFORE - 2] : 0);
                    mean[row][voxel] += repeat[row][voxel] / presentations;
                }
            }
        }
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("data", mean);
            if (presentations > 1) {
                hdf.putDataset("individual_repeats", repeats);
            }
        }
    }
}
