package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyDatasetTest {
    @TempDir
    private Path folder;

    private Example example;

    @BeforeEach
    void copyExample() {
        example = Example.copyTo(folder);
    }

    @Test
    void readsTheDocumentedExample() {
        TidyDataset dataset = example.open();
        assertThat(dataset.id()).isEqualTo("my-data");
        assertThat(dataset.version()).isEqualTo("1.0.0");
        assertThat(dataset.stories())
                .containsExactly(
                        new Story(
                                "garden",
                                List.of(
                                        new Word("The", 0.5, 0.7),
                                        new Word("garden", 0.7, 1.25),
                                        new Word("slept.", 1.3, 1.9))),
                        new Story(
                                "river",
                                List.of(
                                        new Word("A", 5, 5.1),
                                        new Word("river", 5.1, 5.6),
                                        new Word("ran", 5.6, 6),
                                        new Word("by.", 6, 6.5))));
        assertThat(dataset.subjects()).containsExactly("sub-01", "sub-02");
        assertThat(dataset.targets())
                .containsExactly(
                        new Target("parcel-1", "temporal"),
                        new Target("parcel-2", "temporal"),
                        new Target("parcel-3", "frontal"));
        assertThat(dataset.advice().delaysScans()).containsExactly(1, 2, 3);
        assertThat(dataset.advice().trimStartScans()).isEqualTo(1);
        assertThat(dataset.advice().detrendOrder()).isEqualTo(1);
    }

    @Test
    void readsNumbersFromNumpyAndFromText() {
        TidyDataset dataset = example.open();
        Responses single = dataset.responses("sub-01", "garden");
        assertThat(single.scans()).isEqualTo(4);
        assertThat(single.targets()).isEqualTo(3);
        assertThat(single.repetitionTime()).isEqualTo(2);
        assertThat(single.firstScan()).isZero();
        assertThat(single.values()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(dataset.responses("sub-01", "river").values()).hasSize(18).endsWith(15, 16, 17);
        assertThat(dataset.responses("sub-01", "river").firstScan()).isEqualTo(4.5);
        assertThat(dataset.responses("sub-02", "garden").values()).startsWith(0.25f, 1.25f);
        assertThat(dataset.responses("sub-02", "river").values()).startsWith(0.25f, 1.25f);
    }

    @Test
    void leavesOutASubjectThatLacksAStory() {
        TidyDataset dataset = example.open();
        assertThat(dataset.exclusions()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.subject()).isEqualTo("sub-03");
            assertThat(exclusion.reason())
                    .contains(
                            "folder 'responses/sub-03' has no response to river",
                            "expected river with an ending of .npy, .tsv,");
        });
        assertThatThrownBy(() -> dataset.responses("sub-03", "garden"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no usable subject 'sub-03'")
                .hasMessageContaining("left out: ");
    }

    @Test
    void refusesUnknownNames() {
        TidyDataset dataset = example.open();
        assertThatThrownBy(() -> dataset.responses("sub-1", "garden"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Did you mean 'sub-01'?");
        assertThatThrownBy(() -> dataset.responses("sub-01", "gardens"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Did you mean 'garden'?");
    }

    @Test
    void theFingerprintIsStableAndSeesEveryFile() {
        String before = example.open().sha256();
        assertThat(before).matches("[0-9a-f]{64}").isEqualTo(example.open().sha256());
        example.replace("stories/river/words.tsv", "river", "brook");
        String otherWords = example.open().sha256();
        assertThat(otherWords).isNotEqualTo(before);
        example.replace("responses/sub-02/river.tsv", "1.25", "1.5");
        String otherResponses = example.open().sha256();
        assertThat(otherResponses).isNotEqualTo(otherWords);
        example.replace("targets.tsv", "frontal", "parietal");
        String otherTargets = example.open().sha256();
        assertThat(otherTargets).isNotEqualTo(otherResponses);
        example.replace("dataset.yaml", "1.0.0", "1.0.1");
        assertThat(example.open().sha256()).isNotEqualTo(otherTargets);
    }

    @Test
    void withoutATableTheLabelsOfTheResponsesNameTheTargets() {
        example.delete("targets.tsv");
        example.replace("dataset.yaml", "targets: targets.tsv\n", "");
        assertThat(example.open().targets())
                .containsExactly(
                        new Target("parcel-1", "all"), new Target("parcel-2", "all"), new Target("parcel-3", "all"));
    }

    @Test
    void withoutAnyLabelsTargetsAreNumbered() {
        example.delete("targets.tsv");
        example.replace("dataset.yaml", "targets: targets.tsv\n", "");
        example.replace("responses/sub-02/garden.tsv", "parcel-1\tparcel-2\tparcel-3\n", "");
        assertThat(example.open().targets())
                .containsExactly(
                        new Target("target-1", "all"), new Target("target-2", "all"), new Target("target-3", "all"));
    }

    @Test
    void aTableIsFoundWithoutBeingNamed() {
        example.replace("dataset.yaml", "targets: targets.tsv\n", "");
        assertThat(example.open().targets().get(2)).isEqualTo(new Target("parcel-3", "frontal"));
    }

    @Test
    void withoutAdviceDelaysCoverTwoToEightSeconds() {
        example.replace(
                "dataset.yaml",
                "advice:\n  delays-scans: [1, 2, 3]\n  trim-start-scans: 1\n  trim-end-scans: 0\n  detrend-order: 1\n",
                "");
        assertThat(example.open().advice().delaysScans()).containsExactly(1, 2, 3, 4);
        assertThat(example.open().advice().detrendOrder()).isEqualTo(-1);
        example.replace("dataset.yaml", "repetition-time-s: 2", "repetition-time-s: 1");
        assertThat(example.open().advice().delaysScans()).containsExactly(2, 3, 4, 5, 6, 7, 8);
    }

    /** Files of every subject and story with as many lines as the responses have scans. */
    private void addRegressors() {
        for (String subject : List.of("sub-01", "sub-02")) {
            example.write("regressors/" + subject + "/garden.tsv", "motion-x\tpulse\n" + "0.5\t-1\n".repeat(4));
            example.write("regressors/" + subject + "/river.tsv", "motion-x\tpulse\n" + "2\t1e-3\n".repeat(6));
        }
    }

    @Test
    void readsNuisanceRegressorsWhereThereAreSome() {
        String before = example.open().sha256();
        assertThat(example.open().nuisanceRegressors("sub-01", "garden")).isEmpty();
        addRegressors();
        example.replace("dataset.yaml", "advice:", "advice:\n  nuisance: [pulse]\n  high-pass-seconds: 128");
        TidyDataset dataset = example.open();
        NuisanceRegressors river = dataset.nuisanceRegressors("sub-02", "river").orElseThrow();
        assertThat(river.names()).containsExactly("motion-x", "pulse");
        assertThat(river.scans()).isEqualTo(6);
        assertThat(river.values()).startsWith(2f, 0.001f);
        assertThat(dataset.advice().nuisance()).containsExactly("pulse");
        assertThat(dataset.advice().highPassSeconds()).isEqualTo(128);
        assertThat(dataset.sha256()).isNotEqualTo(before);
        String with = dataset.sha256();
        example.replace("regressors/sub-01/river.tsv", "2\t1e-3", "3\t1e-3");
        assertThat(example.open().sha256()).isNotEqualTo(with);
    }

    @Test
    void refusesRegressorsThatDoNotFit() {
        addRegressors();
        example.replace("regressors/sub-02/river.tsv", "motion-x", "motion-y");
        assertThatThrownBy(() -> example.open())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("river.tsv, line 1: names [motion-y, pulse]; expected [motion-x, pulse]");
        example.write("regressors/sub-02/river.tsv", "motion-x\tpulse\n1\t2\n");
        assertThatThrownBy(() -> example.open()).hasMessageContaining("river.tsv: 1 scans; expected 6 as in");
        example.delete("regressors/sub-02/river.tsv");
        assertThatThrownBy(() -> example.open()).hasMessageContaining("river.tsv: no such file");
        example.write("regressors/sub-02/river.tsv", "1\t2\n".repeat(6));
        assertThatThrownBy(() -> example.open()).hasMessageContaining("line 1: no names");
        example.write("regressors/sub-3/river.tsv", "a\n1\n");
        assertThatThrownBy(() -> example.open()).hasMessageContaining("no subject is called 'sub-3'");
    }

    @Test
    void readsPresentationsOfRepeatedStories() {
        assertThat(example.open().repeats("sub-02", "garden")).isEmpty();
        example.write("repeats/sub-02/garden/1.tsv", "1\t2\t3\n".repeat(4));
        assertThatThrownBy(() -> example.open()).hasMessageContaining("garden: 1 presentations; expected at least two");
        example.write("repeats/sub-02/garden/2.tsv", "4\t5\t6\n".repeat(3));
        assertThatThrownBy(() -> example.open())
                .hasMessageContaining("2.tsv: 3 scans of 3 targets; expected 4 of 3 as in");
        example.write("repeats/sub-02/garden/2.tsv", "4\t5\t6\n".repeat(4));
        TidyDataset dataset = example.open();
        assertThat(dataset.repeats("sub-01", "garden")).isEmpty();
        List<Responses> repeats = dataset.repeats("sub-02", "garden");
        assertThat(repeats).hasSize(2);
        assertThat(repeats.get(1).values()).startsWith(4f, 5f, 6f);
        assertThat(repeats.get(0).repetitionTime()).isEqualTo(2);
    }

    @Test
    void coordinatesAreThoseOfTheFile() {
        assertThat(example.open().geometry()).isEmpty();
        String before = example.open().sha256();
        example.write(
                "coordinates.tsv",
                "label\tx\ty\tz\nparcel-1\t-52\t-1\t-16.5\nparcel-2\t52\t0\t-16\nparcel-3\t-48\t16\t21\n");
        assertThatThrownBy(example::open).hasMessageContaining("no 'space'").hasMessageContaining("space: MNI152");
        example.replace("dataset.yaml", "targets: targets.tsv\n", "targets: targets.tsv\nspace: MNI152\n");
        Geometry geometry = example.open().geometry().orElseThrow();

        assertThat(geometry.space()).isEqualTo("MNI152");
        assertThat(geometry.simulated()).isFalse();
        assertThat(geometry.points()).hasSize(3).startsWith(new Geometry.Point(-52, -1, -16.5));
        assertThat(example.open().sha256()).isNotEqualTo(before);
    }

    @Test
    void coordinatesOfOtherTargetsAreRefused() {
        example.replace("dataset.yaml", "targets: targets.tsv\n", "targets: targets.tsv\nspace: MNI152\n");
        example.write("coordinates.tsv", "label\tx\ty\tz\nparcel-2\t1\t2\t3\n");
        assertThatThrownBy(example::open).hasMessageContaining("1 rows; expected 3");
        example.write("coordinates.tsv", "label\tx\ty\tz\nparcel-2\t1\t2\t3\nparcel-1\t1\t2\t3\nparcel-3\t1\t2\t3\n");
        assertThatThrownBy(example::open).hasMessageContaining("line 2: label 'parcel-2'; expected 'parcel-1'");
        example.write("coordinates.tsv", "label\tx\ty\tz\nparcel-1\t1\t2,5\t3\nparcel-2\t1\t2\t3\nparcel-3\t1\t2\t3\n");
        assertThatThrownBy(example::open).hasMessageContaining("line 2: '1 2,5 3'");
    }
}
