package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.brainrank.formats.gifti.GiftiWriter;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up copy of the published Narratives: fetched, broken off at every stage, and the example config run on what came. */
class NarrativesIT {
    private static final String BUCKET = "s3.amazonaws.com/fcp-indi/data/Projects/narratives/";
    private static final String CODE =
            "raw.githubusercontent.com/snastase/narratives/1736849ff80c80e1c73eda375ccf6497f5e234a9/";
    private static final String CLEANED = "derivatives/afni-nosmooth/";
    private static final List<String> TASKS = List.of("black", "bronx", "forgot", "piemanpni");
    /** Where the audio is when scan 8 is measured, in seconds: 12 s less the story's start of the audio. */
    private static final List<Double> STARTS = List.of(0.0, 15.2, 0.0, 8.7);

    private static final int SCANS = 80;
    /** Two early auditory areas, one of the language network, and one without a region: A1, RI, 55b. */
    private static final float[] KEYS = {24, 24, 104, 12, 12, 0};

    @TempDir
    Path folder;

    @Test
    void isFetchedAndTheExampleRunsOnIt() throws IOException {
        try (FetchedFake fake = new FetchedFake(folder, "narratives")) {
            write(fake);
            fake.pin("dataset-narratives", "/org/brainrank/dataset/narratives/files.tsv", NarrativesIT::published);

            Set<String> came = fake.fetchBrokenOffAtEveryStage(NarrativesIT::published);

            assertThat(came)
                    .as("3 listeners of 4 stories, 3 who were excluded, words, labels, and the authors' tables")
                    .hasSize(3 * 4 * 2 + 2 + 1 + 2 + 4 + 2 + 2)
                    .noneMatch(name -> name.contains("MNI") || name.contains("task-pieman_"))
                    .contains("code/scan_exclude.json", scan("sub-001", "black", "L"));
            runs(fake);
            assertThat(fake.fetch().err())
                    .contains("of narratives the usual part", "stories black, bronx", "is there already");
            otherStories(fake);
        }
    }

    private static void otherStories(FetchedFake fake) throws IOException {
        assertThat(fake.fetch("--subjects", "sub-007").err())
                .contains("nothing of subject 'sub-007' for the stories black", "--stories: reach, slumlord");
        assertThat(fake.fetch("--stories", "milkyway").err()).contains("no story 'milkyway'");
        Launched reach = fake.fetch("--stories", "reach", "--subjects", "sub-007");
        assertThat(reach.code()).as(reach.err()).isZero();
        assertThat(fake.areAsPublished(NarrativesIT::published))
                .contains(scan("sub-007", "slumlordreach_run-2", "R"), "stimuli/gentle/slumlordreach/align.csv")
                .doesNotContain("stimuli/gentle/pieman/align.csv");
        Launched all = fake.fetch("--stories", "all");
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(fake.areAsPublished(NarrativesIT::published)).contains(scan("sub-001", "pieman", "L"));
    }

    private static void runs(FetchedFake fake) throws IOException {
        fake.run(
                "narratives.yaml",
                "--set=layers=[1]",
                "--methods=gradient-norm,attention",
                "--set=controls=[word-rate, shuffled]",
                "--set=statistics.faithfulness-words=2");

        RunFolder run = RunFolder.open(fake.runFolder());
        Leaderboard board = run.leaderboard();
        assertThat(board.rows()).extracting(Leaderboard.Row::roi).contains("early-auditory", "language", "all");
        assertThat(board.ceilings().get("early-auditory").mean())
                .as("what was planted is shared by the listeners")
                .isGreaterThan(0.4)
                .isGreaterThan(board.ceilings().get("language").mean() + 0.2);
        Manifest manifest = run.manifest();
        assertThat(manifest.dataset().exclusions())
                .containsEntry("sub-004", "no cleaned scan of 'bronx'")
                .hasEntrySatisfying("sub-005", reason -> assertThat(reason).contains("no file of the other hemisphere"))
                .hasEntrySatisfying("sub-006", reason -> assertThat(reason).contains("the authors exclude"))
                .hasSize(3);
        assertThat(manifest.notes()).anyMatch(note -> note.contains("words of 'black' were missed by the aligner"));
    }

    private static String published(String name) {
        return (name.startsWith("code/") ? CODE : BUCKET) + name;
    }

    private static String scan(String subject, String task, String side) {
        return CLEANED + subject + "/func/" + subject + "_task-" + task + "_space-fsaverage6_hemi-" + side
                + "_desc-clean.func.gii";
    }

    private static void write(FetchedFake fake) throws IOException {
        StringBuilder events = new StringBuilder("{");
        for (int task = 0; task < TASKS.size(); task++) {
            String name = TASKS.get(task);
            events.append(task == 0 ? "" : ",")
                    .append("\"" + name + "\": {\"" + name + "\": {\"duration\": " + (SCANS - 10) + ", \"onset\": 8}}");
            double[] rate = words(fake, task);
            for (String subject : List.of("sub-001", "sub-002", "sub-003")) {
                responses(fake, subject, name, rate, "L", "R");
            }
        }
        double[] silence = new double[SCANS];
        responses(fake, "sub-004", "black", silence, "L", "R");
        responses(fake, "sub-005", "black", silence, "L");
        responses(fake, "sub-006", "black", silence, "L", "R");
        responses(fake, "sub-007", "slumlordreach_run-2", silence, "L", "R");
        responses(fake, "sub-001", "pieman", silence, "L", "R");
        text(fake, "stimuli/gentle/pieman/align.csv", "I,i,15.1,15.2\n");
        text(fake, "stimuli/gentle/slumlordreach/align.csv", "My,my,34.1,34.2\n");
        text(
                fake,
                CLEANED + "sub-001/func/sub-001_task-black_space-MNI152NLin2009cAsym_res-native_desc-clean_bold.nii.gz",
                "x");
        text(fake, CLEANED + "sub-001/func/sub-001_task-milkyway_space-fsaverage6_hemi-L_desc-clean.func.gii", "x");
        text(fake, "code/event_meta.json", events + "}");
        text(fake, "code/scan_exclude.json", "{\"black\": {\"sub-006\": [\"sub-006_task-black\"]}}");
        for (String side : List.of("L", "R")) {
            Path labels =
                    file(fake, CLEANED + "tpl-fsaverage6/tpl-fsaverage6_hemi-" + side + "_desc-MMP_dseg.label.gii");
            GiftiWriter.write(labels, "", List.of("labels"), KEYS);
        }
    }

    /** Writes words, and says how many begin in each scan. */
    private static double[] words(FetchedFake fake, int task) throws IOException {
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
        text(fake, "stimuli/gentle/" + TASKS.get(task) + "/align.csv", csv.toString());
        return rate;
    }

    /** Auditory vertices follow the words, three scans later. */
    private static void responses(FetchedFake fake, String subject, String task, double[] rate, String... sides)
            throws IOException {
        for (String side : sides) {
            Random random = new Random((subject + task + side).hashCode());
            float[] values = new float[SCANS * KEYS.length];
            for (int i = 0; i < values.length; i++) {
                int scan = i / KEYS.length;
                boolean hears = KEYS[i % KEYS.length] > 12 && scan >= 3;
                values[i] = (float) ((hears ? rate[scan - 3] : 0) + random.nextGaussian());
            }
            String[] names = new String[SCANS];
            Arrays.fill(names, "scan");
            GiftiWriter.write(
                    file(fake, scan(subject, task, side)), "", Stream.of(names).toList(), values);
        }
    }

    private static void text(FetchedFake fake, String name, String content) throws IOException {
        Files.writeString(file(fake, name), content);
    }

    private static Path file(FetchedFake fake, String name) throws IOException {
        Path file = fake.published(published(name));
        Files.createDirectories(file.getParent());
        return file;
    }
}
