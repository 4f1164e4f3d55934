package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

/** A made-up Pie Man: responses of one publisher, words of another, fetched together, and the example config run on them. */
class PiemanIT {
    private static final String WEIGHTS =
            "raw.githubusercontent.com/ContextLab/timecorr/6c94a77d7ce35e385d38da815d0747cfbdda45cf/";
    private static final String WORDS = "s3.amazonaws.com/fcp-indi/data/Projects/narratives/stimuli/gentle/pieman/";
    private static final int SCANS = 300;
    private static final int NODES = 4;
    private static final int LISTENERS = 4;

    @TempDir
    Path folder;

    @Test
    void isFetchedAndTheExampleRunsOnIt() throws IOException {
        try (FetchedFake fake = new FetchedFake(folder, "pieman")) {
            double[] rate = words(file(fake, "align.csv"));
            Cell listeners = Mat5.newCell(1, LISTENERS);
            for (int i = 0; i < LISTENERS; i++) {
                listeners.set(i, listener(rate, i));
            }
            Mat5.writeToFile(
                    Mat5.newMatFile().addArray("weights", listeners),
                    file(fake, "weights.mat").toString());
            fake.pin("dataset-pieman-htfa", "/org/brainrank/dataset/pieman/files.tsv", PiemanIT::published);

            assertThat(fake.fetchBrokenOffAtEveryStage(PiemanIT::published))
                    .containsExactly("align.csv", "weights.mat");
            fake.run(
                    "pieman.yaml",
                    "--set=layers=[1]",
                    "--methods=gradient-norm",
                    "--set=controls=[word-rate, shuffled]",
                    "--set=statistics.faithfulness-words=2");

            Leaderboard board = RunFolder.open(fake.runFolder()).leaderboard();
            assertThat(board.rows()).isNotEmpty();
            assertThat(board.ceilings().values())
                    .as("what was planted is shared by the listeners")
                    .allSatisfy(ceiling -> assertThat(ceiling.mean()).isGreaterThan(0.3));
        }
    }

    private static String published(String name) {
        return (name.equals("align.csv") ? WORDS : WEIGHTS) + name;
    }

    private static double[] words(Path file) throws IOException {
        String[] text =
                "i began my career in journalism in the bronx where one night a dean threw a pie at me".split(" ", -1);
        Random random = new Random(3);
        double[] rate = new double[SCANS];
        StringBuilder csv = new StringBuilder();
        for (double time = 15; time < 430; time += random.nextInt(5) == 0 ? 8 : 0.5 + 2 * random.nextDouble()) {
            csv.append(String.format(
                    Locale.ROOT, "%s,%1$s,%.2f,%.2f%n", text[random.nextInt(text.length)], time, time + 0.3));
            rate[(int) (time / 1.5)]++;
        }
        Files.writeString(file, csv);
        return rate;
    }

    private static Matrix listener(double[] rate, int seed) {
        Random random = new Random(seed);
        Matrix matrix = Mat5.newMatrix(SCANS, NODES);
        for (int scan = 0; scan < SCANS; scan++) {
            for (int node = 0; node < NODES; node++) {
                matrix.setDouble(scan, node, (scan < 4 ? 0 : 2 * rate[scan - 4]) + random.nextGaussian());
            }
        }
        return matrix;
    }

    private static Path file(FetchedFake fake, String name) throws IOException {
        Path file = fake.published(published(name));
        Files.createDirectories(file.getParent());
        return file;
    }
}
