package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up copy of the published Little Prince: fetched, broken off at every stage, and the example config run on what came. */
class LittlePrinceIT {
    private static final String OPENNEURO = "s3.amazonaws.com/openneuro.org/ds003643/";
    private static final String AVERAGE =
            "raw.githubusercontent.com/chrplr/lpp_average_subject_en/36f44bea5fb14c0cdb194d3babfe0a3260f5959e/";
    private static final String WORDS = "annotation/EN/lppEN_word_information.csv";
    private static final String PLUGIN = "/org/brainrank/dataset/littleprince/";
    private static final int[] SCANS = {282, 298, 340, 303, 265, 343, 325, 292, 368};
    private static final List<String> REGIONS = List.of("AG_TPJ", "BA44", "BA45", "BA47", "TP", "aSTS", "pSTS");
    private static final int LAG = 3;
    /** Of the runs, 2 mm, and of the masks, 4 mm: the first eight voxels of one are in the first voxel of the other, and so on. */
    private static final Grid FINE =
            new Grid(14, 2, 2, Affine.of(2, 0, 0, -72, 0, 2, 0, -106, 0, 0, 2, -64), "mm", "mni");

    private static final Grid COARSE =
            new Grid(7, 1, 1, Affine.of(4, 0, 0, -71, 0, 4, 0, -105, 0, 0, 4, -63), "mm", "mni");
    /** Words in each scan of each section. */
    private final double[][] rates = new double[SCANS.length][];

    @TempDir
    Path folder;

    @Test
    void isFetchedAndTheExampleRunsOnIt() throws IOException {
        try (FetchedFake fake = new FetchedFake(folder, "little-prince")) {
            write(fake);
            for (String table : List.of("openneuro.tsv", "average.tsv")) {
                fake.pin("dataset-little-prince", PLUGIN + table, LittlePrinceIT::published);
            }
            String[] three = {"--subjects", "sub-EN057,sub-EN059,sub-EN061"};

            Set<String> came = fake.fetchBrokenOffAtEveryStage(LittlePrinceIT::published, three);

            assertThat(came)
                    .as("words, eight masks, runs of three")
                    .hasSize(1 + 8 + 3 * 9)
                    .contains(run("sub-EN061", 9), run("sub-EN061", 19), "roi_masks/pSTS.nii.gz")
                    .noneMatch(name -> name.startsWith("bold/") || name.contains("sub-EN062"));
            Launched rest = fake.fetch();
            assertThat(rest.code()).as(rest.err()).isZero();
            assertThat(rest.err()).contains("of little-prince the usual part", "8 files,");
            assertThat(fake.areAsPublished(LittlePrinceIT::published)).hasSize(came.size() + 8);
            runs(fake);
            Launched average = fake.fetch("--subjects", "average");
            assertThat(average.code()).as(average.err()).isZero();
            assertThat(fake.areAsPublished(LittlePrinceIT::published)).contains("bold/lpp_en_avg49ss_run9_bold.nii.gz");
        }
    }

    private static void runs(FetchedFake fake) throws IOException {
        fake.run(
                "little-prince.yaml",
                "--set=layers=[1]",
                "--methods=gradient-norm",
                "--set=controls=[word-rate, shuffled]",
                "--set=statistics.faithfulness-words=2");

        RunFolder run = RunFolder.open(fake.runFolder());
        Leaderboard board = run.leaderboard();
        assertThat(board.rows()).extracting(Leaderboard.Row::roi).contains("pSTS", "BA44", "all");
        assertThat(board.ceilings().get("pSTS").mean())
                .as("what was planted is shared by the listeners")
                .isGreaterThan(board.ceilings().get("BA44").mean() + 0.3);
        Manifest manifest = run.manifest();
        assertThat(manifest.dataset().exclusions())
                .containsExactly(Map.entry("sub-EN062", "8 runs; expected 9, one for each section. Fetch the others."));
    }

    private static String published(String name) {
        return (name.startsWith("annotation/") || name.startsWith("derivatives/") ? OPENNEURO : AVERAGE) + name;
    }

    private static String run(String subject, int number) {
        return "derivatives/" + subject + "/func/" + subject + "_task-lppEN_run-"
                + String.format(Locale.ROOT, "%02d", number) + "_space-MNIColin27_desc-preproc_bold.nii.gz";
    }

    private void write(FetchedFake fake) throws IOException {
        Files.writeString(file(fake, WORDS), words());
        // run numbers as published, of the last one too few
        listener(fake, "sub-EN057", 15, 16, 17, 18, 19, 20, 21, 22, 23);
        listener(fake, "sub-EN059", 7, 8, 9, 10, 11, 12, 13, 14, 17);
        listener(fake, "sub-EN061", 9, 11, 12, 13, 14, 19, 20, 21, 22);
        listener(fake, "sub-EN062", 9, 10, 11, 12, 13, 14, 15, 16);
        for (int section = 0; section < SCANS.length; section++) {
            image(fake, "bold/lpp_en_avg49ss_run" + (section + 1) + "_bold.nii.gz", section, 0);
        }
        for (int region = 0; region < REGIONS.size(); region++) {
            float[] mask = new float[COARSE.voxels()];
            mask[region] = 1;
            Path file = file(fake, "roi_masks/" + REGIONS.get(region) + ".nii.gz");
            NiftiWriter.write(file, COARSE, 1, mask, 0, "");
        }
        NiftiWriter.write(file(fake, "mask_lpp_en.nii.gz"), COARSE, 1, new float[] {1, 1, 1, 1, 1, 1, 1}, 0, "");
    }

    /** A word every three to nine seconds, a wrong row as published, and how many words begin in each scan. */
    private String words() {
        String[] text = "once when i was six years old i saw a magnificent picture in a book".split(" ", -1);
        Random random = new Random(7);
        StringBuilder csv =
                new StringBuilder(",word,lemma,onset,offset,logfreq,pos,section,top_down,bottom_up,left_corner\r\n");
        int row = 0;
        for (int section = 0; section < SCANS.length; section++) {
            rates[section] = new double[SCANS[section]];
            for (double time = 1; time < (SCANS[section] - 5) * 2; time += 3 + 6 * random.nextDouble()) {
                String word = text[random.nextInt(text.length)];
                rates[section][(int) (time / 2)]++;
                csv.append(row++ + "," + word + ",," + time + "," + (time + 0.3) + ",5,NOUN," + (section + 1)
                        + ",1,1,1\r\n");
            }
        }
        return csv.append("3919,i.,,1,2,5,NOUN,9,1,1,1\r\n").toString();
    }

    private void listener(FetchedFake fake, String subject, int... numbers) throws IOException {
        for (int section = 0; section < numbers.length; section++) {
            image(fake, run(subject, numbers[section]), section, subject.hashCode());
        }
    }

    /** The last region follows the words. */
    private void image(FetchedFake fake, String name, int section, int seed) throws IOException {
        Random random = new Random(31L * seed + section);
        float[] values = new float[SCANS[section] * FINE.voxels()];
        for (int i = 0; i < values.length; i++) {
            int scan = i / FINE.voxels();
            boolean hears = i % FINE.nx() >= 2 * (REGIONS.size() - 1) && scan >= LAG;
            values[i] = (float) ((hears ? 3 * rates[section][scan - LAG] : 0) + random.nextGaussian());
        }
        NiftiWriter.write(file(fake, name), FINE, SCANS[section], values, 2, "");
    }

    private static Path file(FetchedFake fake, String name) throws IOException {
        Path file = fake.published(published(name));
        Files.createDirectories(file.getParent());
        return file;
    }
}
