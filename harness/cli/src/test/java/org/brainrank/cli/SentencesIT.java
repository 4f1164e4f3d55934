package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

/** The example configs of the two sets of sentences on fakes in the published layouts: one fetched as a tar, one put there by hand. */
class SentencesIT {
    private static final String TAR = "evlabwebapps.mit.edu/public_data/tuckute2024_driving_suppressing/data.tar";
    private static final String TABLE = "brain-lang-data_participant_20230728.csv";
    private static final String[] SMALL = {
        "--set=layers=[1]", "--methods=gradient-norm,attention", "--set=controls=[word-rate, shuffled]"
    };

    @TempDir
    Path folder;

    @Test
    void tuckuteIsFetchedAsATarAndRun() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("site/plain"));
        Files.writeString(plain.resolve(TABLE), table());
        Files.writeString(plain.resolve("NC-allroi-data.csv"), "roi,nc\nlang_LH_netw,0.5\n");
        Files.createDirectories(folder.resolve("site").resolve(TAR).getParent());
        try (OutputStream out = Files.newOutputStream(folder.resolve("site").resolve(TAR));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (String name : List.of("NC-allroi-data.csv", TABLE)) {
                tar.putArchiveEntry(new TarArchiveEntry(plain.resolve(name), "data/" + name));
                Files.copy(plain.resolve(name), tar);
                tar.closeArchiveEntry();
            }
        }
        try (FetchedFake fake = new FetchedFake(folder, "tuckute2024")) {
            assertThat(fake.fetch("--dry-run").err())
                    .contains("licence not stated by its authors", "data.tar, of which stays: " + TABLE);
            assertThat(fake.fetchBrokenOffAtEveryStage(name -> "plain/" + name)).containsExactly(TABLE);
            fake.run("tuckute2024.yaml", SMALL);
            RunFolder run = RunFolder.open(fake.runFolder());
            assertThat(run.leaderboard().rois()).contains("lang_LH_netw", "lang_LH_PostTemp");
            assertThat(run.leaderboard().ceilings().get("lang_LH_netw").mean()).isGreaterThan(0.5);
            assertThat(run.manifest().dataset().subjects()).containsExactly("848", "853", "865");
            assertThat(run.manifest().dataset().exclusions().get("797")).contains("of 40 items");
        }
    }

    @Test
    void pereiraIsPutWhereFetchSaysAndRun() throws IOException {
        try (FetchedFake fake = new FetchedFake(folder, "pereira2018")) {
            Launched refused = fake.fetch();

            assertThat(refused.code()).isEqualTo(ExitCode.USER);
            assertThat(refused.err())
                    .contains("cannot be fetched by a program", "index2.html", "licence is not stated");
            assertThat(fake.server().requests()).isEmpty();
            Matcher place = Pattern.compile("so that '([^']+M02.data_384sentences\\.mat)' is there")
                    .matcher(refused.err());
            assertThat(place.find()).as(refused.err()).isTrue();
            Path participants = Path.of(place.group(1)).getParent().getParent();
            for (String participant : List.of("M02", "M04", "P01")) {
                Path own = Files.createDirectories(participants.resolve(participant));
                Mat5.writeToFile(
                        variables(participant),
                        own.resolve("data_384sentences.mat").toFile());
            }
            Launched valid = fake.brainrank("validate", "pereira2018");
            assertThat(valid.code()).as(valid.err()).isZero();
            fake.run("pereira2018.yaml", SMALL);
            Leaderboard board = RunFolder.open(fake.runFolder()).leaderboard();
            assertThat(board.rois()).contains("LH_PostTemp", "LH_IFG");
            assertThat(board.ceilings().get("LH_PostTemp").mean())
                    .as("what was planted is shared")
                    .isGreaterThan(0.5)
                    .isGreaterThan(board.ceilings().get("LH_IFG").mean() + 0.3);
        }
    }

    /** No two alike: a run refuses to test on what it was taught. */
    private static String sentence(int index) {
        Random random = new Random(index);
        String[] ends = {"sings.", "was repaired in spring.", "is much older than it looks from here."};
        return "The lighthouse of " + (1500 + index) + " " + ends[random.nextInt(ends.length)];
    }

    private static double response(String participant, int sentence, String place) {
        Random random = new Random((participant + sentence + place).hashCode());
        return random.nextGaussian() / 3 + (sentence(sentence).length() - 40) / 10.0;
    }

    /** Three people who read all of the baseline, and one who read other sentences too. */
    private static String table() {
        StringBuilder table = new StringBuilder(
                ",target_UID,item_id,sentence,cond,cond_approach,roi,response_target,response_target_non_norm\n");
        for (String participant : List.of("848", "853", "865", "797")) {
            for (int item = 1; item <= 40; item++) {
                boolean other = participant.equals("797") && item % 2 == 0;
                for (String roi : List.of("netw", "IFGorb", "IFG", "MFG", "AntTemp", "PostTemp")) {
                    double response = response(participant, item, roi);
                    table.append(
                            "0," + participant + "," + (other ? 1000 + item : item) + ",\"" + sentence(item) + "\","
                                    + (other ? "D,D_search" : "B,B_x") + ",lang_LH_" + roi + "," + response + ","
                                    + (response + 3) + "\n");
                }
            }
        }
        return table.toString();
    }

    /** A participant's file: 12 passages of four sentences; voxels 1 and 2, which are the first region, follow them, the others do not. */
    private static Mat5File variables(String participant) {
        int sentences = 48;
        int voxels = 6;
        Cell keys = Mat5.newCell(sentences, 1);
        Matrix passages = Mat5.newMatrix(sentences, 1);
        Matrix examples = Mat5.newMatrix(sentences, voxels);
        for (int sentence = 0; sentence < sentences; sentence++) {
            keys.set(sentence, Mat5.newString(sentence(sentence)));
            passages.setDouble(sentence, sentence / 4 + 1);
            for (int voxel = 0; voxel < voxels; voxel++) {
                Random noise = new Random((participant + sentence + "/" + voxel).hashCode());
                examples.setDouble(
                        sentence,
                        voxel,
                        voxel < 2 ? response(participant, sentence, "voxel" + voxel) : noise.nextGaussian());
            }
        }
        Mat5File file = Mat5.newMatFile();
        file.addArray("examples_passagesentences", examples);
        file.addArray("keySentences", keys);
        file.addArray("labelsPassageForEachSentence", passages);
        file.addArray(
                "meta",
                Mat5.newStruct()
                        .set("atlases", cells(Mat5.newString("languageLH")))
                        .set("rois", cells(cells(Mat5.newString("LH_PostTemp"), Mat5.newString("LH_IFG"))))
                        .set("roiColumns", cells(cells(columns(1, 2), columns(4, 6)))));
        return file;
    }

    private static Cell cells(Array... values) {
        Cell cell = Mat5.newCell(1, values.length);
        for (int i = 0; i < values.length; i++) {
            cell.set(i, values[i]);
        }
        return cell;
    }

    private static Matrix columns(double... values) {
        Matrix matrix = Mat5.newMatrix(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            matrix.setDouble(i, values[i]);
        }
        return matrix;
    }
}
