package org.brainrank.dataset.alice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.DatasetRequest;

/** Three listeners, five scans and four words in the layout that Brennan et al. published; every number is made up. */
final class Fixture {
    static final int SCANS = 5;
    static final String GRID = "DownTheRabbitHoleFinal_exp120_pad_1.TextGrid";
    static final String LONG = """
            File type = "ooTextFile"
            Object class = "TextGrid"

            xmin = 12.5
            xmax = 30
            tiers? <exists>
            size = 1
            item []:
                item [1]:
                    class = "IntervalTier"
                    name = "word"
                    xmin = 12.5
                    xmax = 30
                    intervals: size = 6
                    intervals [1]:
                        xmin = 12.5
                        xmax = 20.5
                        text = "sp"
                    intervals [2]:
                        xmin = 20.5
                        xmax = 21
                        text = "Once"
                    intervals [3]:
                        xmin = 21
                        xmax = 22.25
                        text = "upon "
                    intervals [4]:
                        xmin = 22.25
                        xmax = 23
                        text = ""
                    intervals [5]:
                        xmin = 23
                        xmax = 24
                        text = "a"
                    intervals [6]:
                        xmin = 24
                        xmax = 30
                        text = "time"
            """;

    private Fixture() {}

    /** Writes the folder {@code alice} below a new folder of datasets and returns it. */
    static AliceFolder write(Path data) {
        Path root = data.resolve("alice");
        write(root.resolve("alice_stim_shared").resolve(GRID), LONG);
        for (String radius : new String[] {"6", "10"}) {
            for (int subject = 18; subject < 21; subject++) {
                write(timecourses(root, radius, "s" + subject), rows(subject + Integer.parseInt(radius), SCANS));
                write(motion(root, "s" + subject), rows(subject, SCANS + Motion.DROPPED));
            }
        }
        return new AliceFolder(root, "10");
    }

    static Path timecourses(Path root, String radius, String subject) {
        return root.resolve("alice_data_shared").resolve(radius + "mm").resolve(subject + "-timecourses.txt");
    }

    static Path motion(Path root, String subject) {
        return root.resolve("alice_data_shared").resolve(subject + "-rp_run.txt");
    }

    static String rows(int seed, int scans) {
        StringBuilder text = new StringBuilder();
        for (int scan = 0; scan < scans; scan++) {
            for (int roi = 0; roi < 6; roi++) {
                text.append("   ").append(100.5 + seed + scan * (roi + 1));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatasetRequest request(Map<String, ?> parameters, java.util.Optional<Path> data) {
        return new DatasetRequest(new AliceDatasetPlugin().card().resolve(parameters), data);
    }
}
