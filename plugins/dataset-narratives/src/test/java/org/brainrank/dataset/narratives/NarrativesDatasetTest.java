package org.brainrank.dataset.narratives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarrativesDatasetTest {
    private static final String[] ALL = FakeNarratives.TASKS.toArray(String[]::new);

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeNarratives fake;

    @BeforeEach
    void write() {
        fake = new FakeNarratives(data).listener("sub-001", ALL);
    }

    private Dataset open(Map<String, ?> parameters) {
        return new NarrativesDatasetPlugin().open(fake.request(parameters));
    }

    @Test
    void regionsOfBothHemispheresAreTargets() {
        try (Dataset dataset = open(Map.of())) {
            assertThat(dataset.stories())
                    .extracting(Story::id)
                    .containsExactly("black", "bronx", "forgot", "piemanpni");
            assertThat(dataset.targets())
                    .hasSize(14)
                    .startsWith(new Target("L_1", "other-cortex"), new Target("L_12", "language"))
                    .contains(new Target("L_24", "early-auditory"), new Target("R_174", "early-auditory"));
        }
        try (Dataset dataset = open(Map.of("regions", "known"))) {
            assertThat(dataset.targets())
                    .hasSize(12)
                    .noneMatch(target -> target.roi().equals("other-cortex"));
        }
    }

    @Test
    void responsesAreMeansOverRegionsFromTheStorysFirstScanOn() {
        try (Dataset dataset = open(Map.of())) {
            Responses responses = dataset.responses("sub-001", "bronx");
            assertThat(responses.scans()).isEqualTo(FakeNarratives.DURATION);
            assertThat(responses.firstScan()).isCloseTo(15.2, within(1e-9));
            float[] left = fake.responses("sub-001L", "bronx", FakeNarratives.keys("L"));
            float[] right = fake.responses("sub-001R", "bronx", FakeNarratives.keys("R"));
            int scan = 5;
            // Keys in their order: 1, 12, 24, …; vertices 7 to 9 are of key 1, 0 and 1 of key 24.
            float v1 = (float)
                    (((double) left[(8 + scan) * 12 + 7] + left[(8 + scan) * 12 + 8] + left[(8 + scan) * 12 + 9]) / 3);
            float a1 = (float) (((double) right[(8 + scan) * 14] + right[(8 + scan) * 14 + 1]) / 2);
            assertThat(responses.values()[scan * 14]).isEqualTo(v1);
            assertThat(responses.values()[scan * 14 + 7 + 2]).isEqualTo(a1);
        }
    }

    /** The clock of each story: word rate reaches the auditory regions when it was planted there, and no other time. */
    @Test
    void theClockIsRight() {
        try (Dataset dataset = open(Map.of())) {
            for (Story story : dataset.stories()) {
                Responses responses = dataset.responses("sub-001", story.id());
                double[] rate = new double[responses.scans()];
                for (Word word : story.words()) {
                    int scan = (int) ((word.onset() - responses.firstScan()) / responses.repetitionTime());
                    rate[scan]++;
                }
                int best = 0;
                double most = 0;
                for (int lag = 0; lag < 9; lag++) {
                    double sum = 0;
                    for (int scan = 0; scan + 9 < responses.scans(); scan++) {
                        sum += rate[scan] * responses.values()[(scan + lag) * 14 + 2];
                    }
                    if (sum > most) {
                        most = sum;
                        best = lag;
                    }
                }
                assertThat(best).as(story.id()).isEqualTo(FakeNarratives.LAG);
            }
        }
    }

    @Test
    void wordsAreKeptWithNotes() throws IOException {
        Path file = fake.root.resolve("stimuli/gentle/black/align.csv");
        Files.writeString(file, "Late,late,999,1000\n", java.nio.file.StandardOpenOption.APPEND);
        try (Dataset dataset = open(Map.of())) {
            assertThat(dataset.notes())
                    .hasSize(9)
                    .contains(
                            "code/event_meta.json has story 'black' from scan 8 for 40 scans, the published one from 8 for 533;"
                                    + " the file's are used")
                    .anySatisfy(note -> assertThat(note).startsWith("1 of ").contains("words of 'black' were missed"))
                    .anySatisfy(note -> assertThat(note)
                            .startsWith("1 words of 'black' begin outside of its scans, -1.5 to 61.5 s")
                            .endsWith("Late (999.0 s)"));
            assertThat(dataset.stories().get(0).words()).extracting(Word::text).doesNotContain("Late");
        }
    }

    @Test
    void listenersWithoutAStoryAreLeftOutWithTheReason() throws IOException {
        fake.listener("sub-002", "black", "bronx");
        fake.listener("sub-003", ALL);
        fake.listener("sub-004", ALL);
        fake.listener("sub-005", ALL);
        fake.write("derivatives/afni-nosmooth/sub-006/func/sub-006_task-lucy_other.txt", "");
        fake.write(
                "code/scan_exclude.json",
                "{\n  \"black\": {\n    \"sub-003\": [\n      \"sub-003_task-black\"\n    ]\n  }\n}\n");
        Path func = fake.root.resolve("derivatives/afni-nosmooth/sub-004/func");
        Files.delete(func.resolve("sub-004_task-bronx_space-fsaverage6_hemi-R_desc-clean.func.gii"));
        Path link = fake.root.resolve(
                "derivatives/afni-nosmooth/sub-005/func/sub-005_task-black_space-fsaverage6_hemi-L_desc-clean.func.gii");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("../../../.git/annex/objects/none"));
        try (Dataset dataset = open(Map.of())) {
            assertThat(dataset.subjects()).containsExactly("sub-001");
            assertThat(dataset.exclusions())
                    .extracting(exclusion -> exclusion.subject() + ": " + exclusion.reason())
                    .satisfiesExactly(
                            one -> assertThat(one).isEqualTo("sub-002: no cleaned scan of 'forgot'"),
                            two -> assertThat(two)
                                    .startsWith("sub-003: the authors exclude derivatives/afni-nosmooth/sub-003/func/")
                                    .endsWith("(code/scan_exclude.json, line 4)"),
                            three -> assertThat(three)
                                    .startsWith("sub-004: beside ")
                                    .contains("sub-004_task-bronx")
                                    .endsWith("there is no file of the other hemisphere"),
                            four -> assertThat(four).startsWith("sub-005: ").endsWith("not fetched (datalad get)"));
            assertThatThrownBy(() -> dataset.responses("sub-003", "black")).hasMessageContaining("the authors exclude");
        }
    }

    @Test
    void theFirstRunThatIsNotExcludedIsUsed() {
        fake.surface("sub-007", "black", "_run-1");
        fake.surface("sub-007", "black", "_run-2");
        fake.surface("sub-007", "black", "_run-3");
        fake.write(
                "code/scan_exclude.json",
                "{\"black\": {\"sub-007\": [\"sub-007_task-black_run-1\"], \"sub-001\": [\"sub-001_task-blac\"]}}");
        try (Dataset dataset = open(Map.of("stories", "black"))) {
            assertThat(dataset.subjects()).containsExactly("sub-001", "sub-007");
            assertThat(dataset.notes()).contains("of 3 scans of 'black', run 2 of listener sub-007 is used");
            float[] second = fake.responses("sub-007L_run-2", "black", FakeNarratives.keys("L"));
            float a1 = (float) (((double) second[8 * 12] + second[8 * 12 + 1]) / 2);
            assertThat(dataset.responses("sub-007", "black").values()[2]).isEqualTo(a1);
        }
    }

    @Test
    void everyVertexCanBeATarget() {
        try (Dataset dataset = open(Map.of("parcellation", "none", "stories", "black"))) {
            assertThat(dataset.targets())
                    .hasSize(26)
                    .startsWith(new Target("L-000000", "left-hemisphere"))
                    .endsWith(new Target("R-000013", "right-hemisphere"));
            float[] right = fake.responses("sub-001R", "black", FakeNarratives.keys("R"));
            assertThat(dataset.responses("sub-001", "black").values()[12]).isEqualTo(right[8 * 14]);
        }
    }

    @Test
    void otherAtlasesOfTheSurfaceAreNamedByTheUser() {
        fake.write(
                "a/lh.label.gii",
                FakeNarratives.labels(FakeNarratives.keys("L"), Map.of(24, "7Networks_LH_Default_Temp_1")));
        fake.write("a/rh.label.gii", FakeNarratives.labels(FakeNarratives.keys("R"), Map.of(24, "7Networks_RH_Vis_1")));
        try (Dataset dataset = open(
                Map.of("parcellation", fake.root.resolve("a/{hemi}.label.gii").toString()))) {
            assertThat(dataset.targets())
                    .contains(
                            new Target("L_7Networks_LH_Default_Temp_1", "Default"),
                            new Target("R_7Networks_RH_Vis_1", "Vis"),
                            new Target("L_12", "12"));
        }
        assertThatThrownBy(() -> open(Map.of("parcellation", "a.label.gii"))).hasMessageContaining("{hemi}");
    }

    @Test
    void voxelsAreAveragedOverAnAtlasOnAnyGridOfTheirSpace() throws IOException {
        fake.volume("sub-001", "black");
        Path atlas = data.resolve("atlas.nii");
        Grid fine = new Grid(6, 4, 4, Affine.of(1.5, 0, 0, 0, 0, 1.5, 0, 0, 0, 0, 1.5, 0), "mm", "mni");
        float[] keys = new float[fine.voxels()];
        for (int voxel = 0; voxel < keys.length; voxel++) {
            keys[voxel] = voxel % 6 < 2 ? 3 : 5;
        }
        NiftiWriter.write(atlas, fine, 1, keys, 0, "");
        Path names =
                Files.writeString(data.resolve("names.tsv"), "index\tname\troi\n3\tleft\tsides\n5\tright\tsides\n");
        Map<String, String> parameters =
                Map.of("space", "mni", "stories", "black", "parcellation", atlas.toString(), "names", names.toString());
        try (Dataset dataset = open(parameters)) {
            assertThat(dataset.targets()).containsExactly(new Target("left", "sides"), new Target("right", "sides"));
            int[] all = new int[12];
            java.util.Arrays.fill(all, 24);
            float[] voxels = fake.responses("sub-001", "black", all);
            double sum = 0;
            for (int row = 0; row < 4; row++) {
                sum += voxels[8 * 12 + 3 * row];
            }
            assertThat(dataset.responses("sub-001", "black").values()[0]).isEqualTo((float) (sum / 4));
        }
        assertThatThrownBy(() -> open(Map.of("space", "mni", "stories", "black")))
                .hasMessageContaining("on fsaverage6 alone");
    }

    @Test
    void brokenFilesAreRefusedWithFileAndNumbers() {
        fake.write("code/event_meta.json", "{\n \"black\": {\"black\": {\"onset\": 8,\n  \"duration\": 60}}}");
        try (Dataset dataset = open(Map.of("stories", "black"))) {
            assertThatThrownBy(() -> dataset.responses("sub-001", "black"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("sub-001_task-black", "53 scans", "at least 68");
        }
        fake.write("code/event_meta.json", "{\n \"black\": {\"black\": {\"onset\": 8,\n  \"duration\": \"x\"}}}");
        assertThatThrownBy(() -> open(Map.of("stories", "black")))
                .hasMessageContainingAll("event_meta.json", "line 3: 'duration' is 'x'");
        fake.write("code/event_meta.json", "{\n \"black\": {}}");
        assertThatThrownBy(() -> open(Map.of("stories", "black"))).hasMessageContaining("no event 'black'");
        fake.write("code/event_meta.json", "{\n \"black\": [");
        assertThatThrownBy(() -> open(Map.of("stories", "black"))).hasMessageContaining("event_meta.json");
    }

    @Test
    void atlasesOfOtherSurfacesAreRefused() {
        fake.write(
                "derivatives/afni-nosmooth/tpl-fsaverage6/tpl-fsaverage6_hemi-R_desc-MMP_dseg.label.gii",
                FakeNarratives.labels(FakeNarratives.keys("L"), Map.of()));
        try (Dataset dataset = open(Map.of())) {
            assertThatThrownBy(() -> dataset.responses("sub-001", "black"))
                    .hasMessageContainingAll("26 vertices", "24 as the parcellation has");
        }
    }

    @Test
    void parametersAreChecked() {
        assertThatThrownBy(() -> open(Map.of("stories", "black, bronks"))).hasMessageContaining("'bronx'");
        assertThatThrownBy(() -> open(Map.of("stories", "black,black"))).hasMessageContaining("twice");
        assertThatThrownBy(() -> open(Map.of("stories", "milkyway"))).hasMessageContaining("three versions");
        assertThatThrownBy(() -> open(Map.of("stories", "lucy"))).hasMessageContaining("lucy");
        assertThatThrownBy(() -> open(Map.of("parcellation", "none", "regions", "known")))
                .hasMessageContaining("without a parcellation");
        assertThatThrownBy(() -> new NarrativesDatasetPlugin()
                        .open(new DatasetRequest(
                                new NarrativesDatasetPlugin().card().resolve(Map.of()), Optional.empty())))
                .hasMessageContaining("BRAINRANK_DATA");
    }
}
