package org.brainrank.dataset.littleprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrinceDatasetTest {
    private static final int[] RUNS = {5, 6, 7, 8, 9, 10, 11, 12, 14};

    @TempDir
    private Path data;

    private Fake fake;

    @BeforeEach
    void writeMasksAndWords() {
        fake = new Fake(data).words();
        fake.mask("mask.nii.gz", 0, 1, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0);
        fake.mask("rois/BA44.nii.gz", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        fake.mask("rois/pSTS.nii.gz", 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private Dataset open(String mask, String targets, String listeners) {
        return fake.open(
                Map.of("mask", fake.root().resolve(mask).toString(), "targets", targets, "listeners", listeners));
    }

    @Test
    void runsAreSortedByNumberAndStartWithTheAudio() {
        fake.listener("sub-EN057", RUNS);
        try (Dataset dataset = open("rois", "regions", "each")) {
            assertThat(dataset.stories()).extracting(Story::id).hasSize(9).startsWith("section-1", "section-2");
            assertThat(dataset.subjects()).containsExactly("sub-EN057");
            for (Section section : Section.ALL) {
                Responses responses = dataset.responses("sub-EN057", section.id());
                assertThat(responses.scans()).isEqualTo(section.scans());
                Story story = dataset.stories().get(section.number() - 1);
                assertThat(covariance(story, responses, Fake.LAG))
                        .as("letters of %s", section.id())
                        .isGreaterThan(3 * Math.abs(covariance(story, responses, Fake.LAG - 1)));
            }
        }
    }

    private static double covariance(Story story, Responses responses, int lag) {
        double[] letters = new double[responses.scans()];
        double mean = 0;
        for (Word word : story.words()) {
            int row = (int) ((word.onset() - responses.firstScan()) / responses.repetitionTime()) + lag;
            if (row < letters.length) {
                letters[row] += word.text().length();
                mean += (double) word.text().length() / letters.length;
            }
        }
        double sum = 0;
        for (int scan = lag; scan < letters.length; scan++) {
            sum += (letters[scan] - mean) * (responses.values()[scan * responses.targets()] - 1000);
        }
        return sum / letters.length;
    }

    @Test
    void masksChooseVoxelsAndSayWhereTheyAre() {
        fake.listener("sub-EN057", RUNS);
        try (Dataset dataset = open("mask.nii.gz", "voxels", "each")) {
            assertThat(dataset.targets())
                    .containsExactly(
                            new Target("voxel-1", "region-1"),
                            new Target("voxel-3", "region-2"),
                            new Target("voxel-4", "region-2"));
            assertThat(dataset.geometry().orElseThrow().points())
                    .startsWith(new Geometry.Point(-2, 10, 6), new Geometry.Point(-4, 12, 6));
        }
        Grid coarse = new Grid(2, 1, 1, Affine.of(-4, 0, 0, -1, 0, 4, 0, 11, 0, 0, 4, 7), "mm", "mni");
        fake.image("coarse.nii", coarse, 1, new float[] {7, 0});
        try (Dataset moved = fake.open(Map.of(
                "mask", fake.root().resolve("coarse.nii").toString(), "targets", "regions", "resample", "nearest"))) {
            assertThat(moved.targets()).extracting(Target::label).containsExactly("region-7");
            assertThat(moved.geometry().orElseThrow().points()).containsExactly(new Geometry.Point(-1, 11, 7));
        }
        try (Dataset regions = open("rois", "regions", "each")) {
            assertThat(regions.targets()).extracting(Target::label).containsExactly("BA44", "pSTS");
            assertThat(regions.geometry().orElseThrow().points()).startsWith(new Geometry.Point(-3, 10, 6));
        }
    }

    @Test
    void listenersWithoutNineSoundRunsAreExcludedWithTheReason() {
        fake.listener("sub-EN057", RUNS).listener("sub-EN058", 1, 2, 3, 4, 5, 6, 7, 8);
        fake.listener("sub-EN059", RUNS);
        fake.run(Fake.runFile("sub-EN059", 7), Section.ALL.get(2), 300, 1);
        try (Dataset dataset = open("mask.nii.gz", "voxels", "each")) {
            assertThat(dataset.subjects()).containsExactly("sub-EN057");
            assertThat(dataset.exclusions())
                    .extracting(Exclusion::subject, Exclusion::reason)
                    .satisfiesExactly(
                            first -> assertThat(first.toList())
                                    .containsExactly(
                                            "sub-EN058", "8 runs; expected 9, one for each section. Fetch the others."),
                            second -> assertThat(second.toList().get(1).toString())
                                    .contains("sub-EN059_task-lppEN_run-07", "has 300 volumes; section 3 has 340"));
            assertThatThrownBy(() -> dataset.responses("sub-EN058", "section-1"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("8 runs");
        }
    }

    @Test
    void theAverageListenerIsOneSubject() {
        fake.average();
        try (Dataset dataset = open("mask.nii.gz", "voxels", "average")) {
            assertThat(dataset.subjects()).containsExactly("average");
            assertThat(dataset.responses("average", "section-9").scans()).isEqualTo(368);
        }
    }

    @Test
    void saysWhatIsMissingOrDoesNotFit() throws Exception {
        refused(() -> open("mask.nii.gz", "voxels", "each"), "derivatives", "ds003643");
        refused(() -> open("mask.nii.gz", "voxels", "average"), "lpp_en_avg49ss_run1_bold.nii.gz", "no such file");
        fake.listener("sub-EN058", 1, 2);
        refused(() -> open("mask.nii.gz", "voxels", "each"), "no usable listener", "2 runs");
        fake.listener("sub-EN057", RUNS);
        refused(() -> open("rois", "voxels", "each"), "rois", "region 'BA44' and in 'pSTS'");
        Grid moved = new Grid(3, 2, 2, Affine.of(2, 0, 0, 0, 0, 2, 0, 10, 0, 0, 2, 6), "mm", "");
        fake.image("moved.nii", moved, 1, new float[12]);
        refused(() -> open("moved.nii", "voxels", "each"), "moved.nii", "as the recording");
        fake.image(Fake.runFile("sub-EN057", 14), moved, 368, new float[368 * 12]);
        refused(() -> open("mask.nii.gz", "voxels", "each"), "run-14", "as the first run has");
        PrinceDatasetPlugin plugin = new PrinceDatasetPlugin();
        refused(
                () -> plugin.open(new DatasetRequest(plugin.card().resolve(Map.of("mask", "m.nii")), Optional.empty())),
                "BRAINRANK_DATA");
        fake.listener("sub-EN057", RUNS);
        Path cut = fake.root().resolve(Fake.runFile("sub-EN057", 14));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        try (Dataset dataset = open("mask.nii.gz", "voxels", "each")) {
            refused(() -> dataset.responses("sub-EN057", "section-9"), "run-14");
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... words) {
        assertThatThrownBy(work).isInstanceOf(UserException.class).hasMessageContainingAll(words);
    }
}
