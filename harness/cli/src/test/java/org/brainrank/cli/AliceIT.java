package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up Alice in the published layout, fetched from a server that breaks off everywhere, and the example config run on it. */
class AliceIT {
    private static final String PUBLISHED =
            "raw.githubusercontent.com/daandouwe/Thesis/ec54039b6ac5ad7bf8c81b91768108e5be5c1ce0/brain-data/syntax-in-rnng/";
    private static final String WORDS = "alice_stim_shared/DownTheRabbitHoleFinal_exp120_pad_1.TextGrid";
    private static final int SCANS = 362;
    /** Row 0 of the responses is this scan of the audio, whose volumes before it were dropped. */
    private static final int DROPPED = 10;

    private static final int REGIONS = 6;
    private static final int DELAY = 3;

    @TempDir
    Path folder;

    @Test
    void isFetchedAndTheExampleRunsOnIt() throws IOException {
        try (FetchedFake fake = new FetchedFake(folder, "alice")) {
            double[] rate = words(fake);
            for (String subject : List.of("s18-rp_epiRTwm2_scan_0004__003", "s22-rp_epiRTwm2_scan_0004__003")) {
                Random random = new Random(subject.hashCode());
                String name = subject.substring(0, 3);
                write(
                        fake,
                        "alice_data_shared/10mm/" + name + "-timecourses.txt",
                        rows(SCANS, scan -> 100 + 3 * rate[DROPPED + scan - DELAY] + random.nextGaussian()));
                write(
                        fake,
                        "alice_data_shared/" + subject + ".txt",
                        rows(DROPPED + SCANS, scan -> random.nextGaussian() / 50));
            }
            fake.pin("dataset-alice", "/org/brainrank/dataset/alice/files.tsv", PUBLISHED::concat);

            assertThat(fake.fetchBrokenOffAtEveryStage(PUBLISHED::concat))
                    .hasSize(5)
                    .contains(WORDS);
            fake.run(
                    "alice.yaml",
                    "--set=layers=[1]",
                    "--methods=gradient-norm",
                    "--set=controls=[word-rate, shuffled]",
                    "--set=statistics.faithfulness-words=2");

            assertThat(RunFolder.open(fake.runFolder()).leaderboard().ceilings().values())
                    .as("what was planted is shared by the listeners")
                    .allSatisfy(ceiling -> assertThat(ceiling.mean()).isGreaterThan(0.3));
        }
    }

    /** Pauses and words; how many begin in every scan of the audio. */
    private static double[] words(FetchedFake fake) throws IOException {
        double end = 2.0 * (DROPPED + SCANS);
        double[] rate = new double[DROPPED + SCANS];
        String[] text = "alice was beginning to get very tired of sitting by her sister on the bank".split(" ", -1);
        Random random = new Random(5);
        StringBuilder intervals = new StringBuilder();
        int count = 0;
        double time = 12;
        while (time < end - 12) {
            boolean pause = count % 2 == 0;
            double next = time + (pause ? random.nextInt(6) == 0 ? 9 : 0.2 : 0.3 + random.nextDouble());
            if (!pause) {
                rate[(int) (time / 2)]++;
            }
            intervals.append(String.format(
                    Locale.ROOT,
                    "        intervals [%d]:%n            xmin = %.3f%n            xmax = %.3f%n            text = \"%s\"%n",
                    ++count,
                    time,
                    next,
                    pause ? "sp" : text[random.nextInt(text.length)]));
            time = next;
        }
        String head = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 12\nxmax = " + time
                + "\ntiers? <exists>\nsize = 1\nitem []:\n    item [1]:\n        class = \"IntervalTier\"\n"
                + "        name = \"word\"\n        xmin = 12\n        xmax = " + time + "\n        intervals: size = "
                + count + "\n";
        write(fake, WORDS, head + intervals);
        return rate;
    }

    private static String rows(int scans, IntToDoubleFunction value) {
        return IntStream.range(0, scans)
                .mapToObj(scan -> IntStream.range(0, REGIONS)
                        .mapToObj(region -> String.format(Locale.ROOT, "%16.7e", value.applyAsDouble(scan)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void write(FetchedFake fake, String name, String text) throws IOException {
        Path file = fake.published(PUBLISHED + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
