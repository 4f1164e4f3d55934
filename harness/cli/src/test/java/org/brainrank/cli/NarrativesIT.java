package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.brainrank.formats.gifti.GiftiWriter;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The example config for Narratives on a made-up copy of the published layout, end to end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class NarrativesIT {
    private static final List<String> TASKS = List.of("black", "bronx", "forgot", "piemanpni");
    /** Where the audio is when scan 8 is measured, in seconds: 12 s less the story's start of the audio. */
    private static final List<Double> STARTS = List.of(0.0, 15.2, 0.0, 8.7);

    private static final String CLEANED = "data/narratives/derivatives/afni-nosmooth/";
    private static final int SCANS = 80;
    /** Two early auditory areas, one of the language network, and one without a region: A1, RI, 55b. */
    private static final float[] KEYS = {24, 24, 104, 12, 12, 0};

    @TempDir
    Path folder;

    @Test
    void theExampleRunsOnThePublishedLayout() throws Exception {
        write();
        String config = Path.of("../../configs/narratives.yaml").toRealPath().toString();
        Launched ended = Launched.in(
                folder,
                Map.of("BRAINRANK_DATA", folder.resolve("data").toString()),
                Launched.launcher(),
                "run",
                config,
                "--set=layers=[1]",
                "--methods=gradient-norm,attention",
                "--set=statistics.permutations=100",
                "--set=statistics.bootstrap=100",
                "--out=run");
        assertThat(ended.code()).as(ended.err()).isZero();

        RunFolder run = RunFolder.open(folder.resolve("run"));
        Leaderboard board = run.leaderboard();
        assertThat(board.rows()).extracting(Leaderboard.Row::roi).contains("early-auditory", "language", "all");
        assertThat(board.ceilings().get("early-auditory").mean())
                .as("what was planted is shared by the listeners")
                .isGreaterThan(0.4)
                .isGreaterThan(board.ceilings().get("language").mean() + 0.2);
        Manifest manifest = run.manifest();
        assertThat(manifest.dataset().exclusions()).containsEntry("sub-004", "no cleaned scan of 'bronx'");
        assertThat(manifest.notes()).anyMatch(note -> note.contains("words of 'black' were missed by the aligner"));
    }

    private void write() throws IOException {
        StringBuilder events = new StringBuilder("{");
        for (int task = 0; task < TASKS.size(); task++) {
            String name = TASKS.get(task);
            events.append(task == 0 ? "" : ",")
                    .append("\"" + name + "\": {\"" + name + "\": {\"duration\": " + (SCANS - 10) + ", \"onset\": 8}}");
            double[] rate = words(task);
            for (String subject : List.of("sub-001", "sub-002", "sub-003", "sub-004")) {
                if (!subject.equals("sub-004") || task == 0) {
                    responses(subject, name, rate);
                }
            }
        }
        text("data/narratives/code/event_meta.json", events + "}");
        text("data/narratives/code/scan_exclude.json", "{}");
        for (String side : List.of("L", "R")) {
            Path labels =
                    folder.resolve(CLEANED + "tpl-fsaverage6/tpl-fsaverage6_hemi-" + side + "_desc-MMP_dseg.label.gii");
            Files.createDirectories(labels.getParent());
            GiftiWriter.write(labels, "", List.of("labels"), KEYS);
        }
    }

    /** Writes words, and says how many begin in each scan. */
    private double[] words(int task) throws IOException {
        String[] text = "the old man went to the sea and looked for a boat that would carry him home".split(" ", -1);
        Random random = new Random(task);
        double[] rate = new double[SCANS];
        StringBuilder csv = new StringBuilder();
        double time = STARTS.get(task) + 0.2;
        for (int word = 0; time < STARTS.get(task) + (SCANS - 12) * 1.5; word++) {
            String heard = text[random.nextInt(text.length)];
            csv.append(heard).append(',').append(heard);
            csv.append(word == 5 ? ",,\n" : String.format(Locale.ROOT, ",%.2f,%.2f%n", time, time + 0.1));
            rate[8 + (int) ((time - STARTS.get(task)) / 1.5)]++;
            time += random.nextInt(8) == 0 ? 4 : 0.3 + random.nextDouble() / 2;
        }
        text("data/narratives/stimuli/gentle/" + TASKS.get(task) + "/align.csv", csv.toString());
        return rate;
    }

    /** Auditory vertices follow the words, three scans later. */
    private void responses(String subject, String task, double[] rate) throws IOException {
        for (String side : List.of("L", "R")) {
            Random random = new Random((subject + task + side).hashCode());
            float[] values = new float[SCANS * KEYS.length];
            for (int i = 0; i < values.length; i++) {
                int scan = i / KEYS.length;
                boolean hears = KEYS[i % KEYS.length] > 12 && scan >= 3;
                values[i] = (float) ((hears ? rate[scan - 3] : 0) + random.nextGaussian());
            }
            Path file = folder.resolve(CLEANED + subject + "/func/" + subject + "_task-" + task
                    + "_space-fsaverage6_hemi-" + side + "_desc-clean.func.gii");
            Files.createDirectories(file.getParent());
            String[] names = new String[SCANS];
            Arrays.fill(names, "scan");
            GiftiWriter.write(file, "", Stream.of(names).toList(), values);
        }
    }

    private void text(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
