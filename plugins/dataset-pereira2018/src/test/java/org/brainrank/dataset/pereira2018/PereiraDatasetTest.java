package org.brainrank.dataset.pereira2018;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;

class PereiraDatasetTest {
    private static final String FILE = "M02/data_384sentences.mat";

    @TempDir
    private Path data;

    private Fake fake;

    @BeforeEach
    void writeTwoParticipants() {
        fake = new Fake(data).participant("M02", 10).participant("P01", 10);
    }

    @Test
    void everyPassageIsAStoryAndEverySentenceAScan() {
        try (Dataset dataset = fake.open(Map.of())) {
            assertThat(dataset.subjects()).containsExactly("M02", "P01");
            assertThat(dataset.stories()).extracting(Story::id).containsExactly("passage-1", "passage-2", "passage-3");
            Story second = dataset.stories().get(1);
            assertThat(String.join(
                            " ",
                            second.words().stream()
                                    .filter(word -> word.onset() >= 2 && word.onset() < 3)
                                    .map(Word::text)
                                    .toList()))
                    .isEqualTo(Fake.sentence(6));
            assertThat(dataset.responses("P01", "passage-3").scans()).isEqualTo(2);
            assertThat(dataset.advice().delaysScans()).containsExactly(0);
        }
    }

    @Test
    void targetsAreMeansOfTheAtlassRegions() {
        try (Dataset dataset = fake.open(Map.of());
                Dataset gordon = fake.open(Map.of("atlas", "gordon"))) {
            assertThat(dataset.targets())
                    .containsExactly(new Target("LH_PostTemp", "LH_PostTemp"), new Target("LH_IFG", "LH_IFG"));
            Responses responses = dataset.responses("M02", "passage-2");
            assertThat(responses.values()[2 * 2])
                    .isEqualTo((float) ((Fake.response("M02", 6, 0) + Fake.response("M02", 6, 1)) / 2));
            assertThat(responses.values()[2 * 2 + 1])
                    .isEqualTo((float) ((Fake.response("M02", 6, 3) + Fake.response("M02", 6, 5)) / 2));
            assertThat(gordon.targets()).containsExactly(new Target("area1", "area1"));
        }
    }

    @Test
    void filesOfTheOtherArchivesNamesAreReadToo() {
        fake.write("M03/examples_243sentences.mat", Fake.variables("M03", 8, "examples"));
        try (Dataset dataset = fake.open(Map.of("experiment", "243sentences"))) {
            assertThat(dataset.subjects()).containsExactly("M03");
            assertThat(dataset.exclusions())
                    .contains(new Exclusion("M02", "folder 'M02' has no data_243sentences.mat."));
            assertThat(dataset.responses("M03", "passage-1").scans()).isEqualTo(4);
        }
    }

    @Test
    void whoHasNoVoxelInARegionIsExcluded() {
        Mat5File file = Fake.variables("M04", 10, "examples");
        file.getStruct("meta")
                .set(
                        "roiColumns",
                        Fake.cells(Fake.cells(Fake.columns(1)), Fake.cells(Fake.columns(2), Mat5.newMatrix(0, 0))));
        fake.write("M04/data_384sentences.mat", file);
        try (Dataset dataset = fake.open(Map.of())) {
            assertThat(dataset.exclusions()).containsExactly(new Exclusion("M04", "has no voxel in LH_IFG."));
        }
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        refused(() -> fake.open(Map.of("atlas", "language")), "no atlas 'language'", "[gordon, languageLH]");
        refused(() -> fake.open(Map.of("experiment", "243sentences")), "no data_243sentences.mat");
        Mat5File file = Fake.variables("M02", 10, "examples");
        Matrix broken = file.getMatrix("examples");
        broken.setDouble(7, 1, Double.NaN);
        try (Dataset dataset = fake.write(FILE, file).open(Map.of())) {
            refused(() -> dataset.responses("M02", "passage-1"), FILE, "sentence 8, voxel 2 is NaN");
        }
        Mat5File numbers = Fake.with(file, "keySentences", Fake.columns(1, 2));
        refused(() -> fake.write(FILE, numbers).open(Map.of()), FILE, "'keySentences' is no cell array");
        refused(
                () -> fake.write(FILE, Fake.variables("M02", 9, "examples")).open(Map.of()),
                "P01",
                "sentence 10 or its passage is another");
        Mat5File other = Fake.with(file, "labelsPassageForEachSentence", Fake.columns(1, 1, 1));
        refused(() -> fake.write(FILE, other).open(Map.of()), FILE, "10 sentences and 3 labels of passages");
        Mat5File outside = Fake.variables("M02", 10, "examples");
        outside.getStruct("meta")
                .set(
                        "roiColumns",
                        Fake.cells(Fake.cells(Fake.columns(1)), Fake.cells(Fake.columns(2), Fake.columns(7))));
        try (Dataset dataset = fake.write(FILE, outside).open(Map.of())) {
            refused(() -> dataset.responses("M02", "passage-1"), FILE, "voxel 7 in a region; expected at most 6");
        }
        Files.writeString(fake.root().resolve(FILE), "no MATLAB");
        refused(() -> fake.open(Map.of()), FILE);
        PereiraDatasetPlugin plugin = new PereiraDatasetPlugin();
        refused(
                () -> plugin.open(new DatasetRequest(plugin.card().resolve(Map.of()), Optional.empty())),
                "BRAINRANK_DATA");
    }

    private static void refused(ThrowingCallable work, String... words) {
        assertThatThrownBy(work).isInstanceOf(UserException.class).hasMessageContainingAll(words);
    }
}
