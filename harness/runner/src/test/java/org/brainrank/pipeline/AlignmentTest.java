package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.config.AlignmentSettings;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeStories;
import org.brainrank.features.FeatureSpace;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final Story FIRST = FakeStories.of("first", "a", "b", "c", "d");
    private static final Story SECOND = FakeStories.of("second", "e", "f", "g", "h");

    private static Brains brains(Alignment alignment) {
        ScanTiming timing = new ScanTiming(3, 1, 0);
        return new Brains(
                "fake",
                List.of(FIRST, SECOND),
                List.of(timing, timing),
                List.of("s"),
                List.of(new Target("t", "A")),
                List.of("A"),
                Map.of(),
                alignment,
                Toy.folds(3, 3));
    }

    private static FeatureSpace space(List<float[]> first, List<float[]> second) {
        return new FeatureSpace(Map.of("first", first, "second", second), 1, List.of(), 0);
    }

    private static List<float[]> column(float... values) {
        List<float[]> rows = new ArrayList<>();
        for (float value : values) {
            rows.add(new float[] {value});
        }
        return rows;
    }

    @Test
    void putsWordsIntoScansAndDelaysThem() {
        Alignment alignment = new Alignment(Downsampling.SUM, new Delays(List.of(0, 1)), new Trim(0, 0), -1);

        Matrix features = alignment.features(
                Matrix.of(4, 1, new double[] {1, 2, 4, 8}), FIRST, new ScanTiming(3, 1, 0), Downsampling.SUM);

        assertThat(features.column(0)).containsExactly(3, 12, 0);
        assertThat(features.column(1)).containsExactly(0, 3, 12);
    }

    @Test
    void noWordReachesAnotherStory() {
        Design design =
                new Design(brains(new Alignment(Downsampling.SUM, new Delays(List.of(1, 2)), new Trim(0, 0), -1)));

        Matrix plain = design.of(space(column(1, 1, 1, 1), column(1, 1, 1, 1)), Downsampling.SUM);
        Matrix loud = design.of(space(column(100, 100, 100, 100), column(1, 1, 1, 1)), Downsampling.SUM);

        assertThat(loud.rows(3, 6).values()).containsExactly(plain.rows(3, 6).values());
        assertThat(loud.rows(0, 3).values()).isNotEqualTo(plain.rows(0, 3).values());
        assertThat(plain.row(3)).as("the second story starts without a past").containsExactly(0, 0);
    }

    @Test
    void delaysKnowWhatWasHeardBeforeTheTrim() {
        Alignment alignment = new Alignment(Downsampling.SUM, new Delays(List.of(1)), new Trim(1, 1), -1);

        assertThat(alignment.trimmed(3)).isEqualTo(1);
        assertThat(alignment
                        .features(
                                Matrix.of(4, 1, new double[] {1, 2, 4, 8}),
                                FIRST,
                                new ScanTiming(3, 1, 0),
                                Downsampling.SUM)
                        .values())
                .containsExactly(3);
    }

    @Test
    void responsesAreCutTrimmedAndDetrended() {
        Matrix measured = Matrix.of(6, 1, new double[] {50, 1, 3, 5, 7, 900});
        Alignment raw = new Alignment(Downsampling.SUM, new Delays(List.of(1)), new Trim(1, 0), -1);
        Alignment linear = new Alignment(Downsampling.SUM, new Delays(List.of(1)), new Trim(1, 0), 1);

        assertThat(raw.responses(measured, 5, 2).values()).containsExactly(1, 3, 5, 7);
        assertThat(linear.responses(measured, 5, 2).values())
                .usingComparatorWithPrecision(1e-10)
                .containsExactly(0, 0, 0, 0);
    }

    @Test
    void aTargetThatIsNothingButDriftStaysConstant() {
        double[] drift = new double[40];
        double[] level = new double[40];
        for (int scan = 0; scan < 40; scan++) {
            drift[scan] = 1000.1 + 3.3 * scan;
            level[scan] = 4.7;
        }
        Matrix measured = Matrix.hstack(List.of(Matrix.of(40, 1, drift), Matrix.of(40, 1, level)));
        Alignment linear = new Alignment(Downsampling.SUM, new Delays(List.of(1)), new Trim(0, 0), 1);

        assertThat(linear.responses(measured, 40, 2).values())
                .as("rounding errors would be standardised to a signal")
                .containsOnly(0);
    }

    @Test
    void whatTheConfigLeavesOpenComesFromTheDatasetAndIsNoted() {
        List<String> notes = new ArrayList<>();
        Alignment alignment = Alignment.of(
                new AlignmentSettings(
                        AlignmentSettings.Downsample.LAST_WORD,
                        Optional.empty(),
                        OptionalInt.of(4),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                FakeDataset.ADVICE,
                notes);

        assertThat(alignment)
                .isEqualTo(new Alignment(Downsampling.LAST_WORD, new Delays(List.of(1, 2)), new Trim(4, 2), -1));
        assertThat(notes)
                .containsExactly("alignment left open by the config comes from the dataset: delays-scans [1, 2],"
                        + " trim-scans end 2, detrend-order -1 (the fake dataset's maker)");
    }

    @Test
    void whatTheConfigSaysNeedsNoNote() {
        List<String> notes = new ArrayList<>();
        Alignment.of(
                new AlignmentSettings(
                        AlignmentSettings.Downsample.MEAN,
                        Optional.of(List.of(3)),
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        OptionalInt.of(1)),
                FakeDataset.ADVICE,
                notes);

        assertThat(notes).isEmpty();
    }
}
