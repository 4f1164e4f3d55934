package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brainrank.alignment.Cleaning;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.DelaysInSeconds;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.HaemodynamicBasis;
import org.brainrank.alignment.HaemodynamicResponse;
import org.brainrank.alignment.ResponseModel;
import org.brainrank.alignment.Trim;
import org.brainrank.config.NuisanceChoice;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeStories;
import org.brainrank.features.FeatureSpace;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
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
    void responsesAreCutAndTrimmed() {
        Matrix measured = Matrix.of(6, 1, new double[] {50, 1, 3, 5, 7, 900});
        Alignment alignment = new Alignment(Downsampling.SUM, new Delays(List.of(1)), new Trim(1, 0), -1);

        assertThat(alignment.used(measured, 5).values()).containsExactly(1, 3, 5, 7);
    }

    private static Matrix cleaned(Alignment alignment, int[] runs, int folds, Matrix measured) {
        List<ScanTiming> timings = Arrays.stream(runs)
                .mapToObj(scans -> new ScanTiming(scans, 2, 0))
                .toList();
        FoldPlan plan = folds == 0 ? FoldPlan.leaveOneRunOut(runs) : FoldPlan.contiguousBlocks(runs, folds, 1);
        return new ResponseCleaning(alignment, new Folds(plan, new InnerFolds(2, 1), 1), timings)
                .apply(measured, Matrix.zeros(measured.rows(), 0));
    }

    private static Alignment alignment(int order, boolean wholeStory) {
        return new Alignment(
                Downsampling.SUM,
                new Delays(List.of(1)),
                new Trim(0, 0),
                Cleaning.polynomial(order),
                NuisanceChoice.of(List.of()),
                wholeStory);
    }

    private static Matrix noise(int scans, long seed) {
        Matrix noise = Matrix.zeros(scans, 2);
        Random random = new Random(seed);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = random.nextGaussian();
        }
        return noise;
    }

    @Test
    void noTrainingScanKnowsWhatTheTestScansAre() {
        int[] runs = {40};
        Matrix measured = noise(40, 1);
        Matrix other = Matrix.vstack(List.of(measured.rows(0, 10), noise(10, 2), measured.rows(20, 40)));

        Matrix before = cleaned(alignment(3, false), runs, 4, measured);
        Matrix after = cleaned(alignment(3, false), runs, 4, other);
        assertThat(after.rows(0, 10).values())
                .containsExactly(before.rows(0, 10).values());
        assertThat(after.rows(20, 40).values())
                .containsExactly(before.rows(20, 40).values());
        assertThat(cleaned(alignment(3, true), runs, 4, other).rows(0, 10).values())
                .as("over the whole story it does")
                .isNotEqualTo(cleaned(alignment(3, true), runs, 4, measured)
                        .rows(0, 10)
                        .values());
    }

    @Test
    void storiesThatAreHeldOutWholeAreCleanedWhole() {
        int[] runs = {30, 20};
        Matrix measured = noise(50, 3);

        assertThat(cleaned(alignment(4, false), runs, 0, measured).values())
                .containsExactly(cleaned(alignment(4, true), runs, 0, measured).values());
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

        assertThat(cleaned(alignment(1, false), new int[] {40}, 4, measured).values())
                .as("rounding errors would be standardised to a signal")
                .containsOnly(0);
    }

    @Test
    void aWordFromBeforeTheFirstScanEntersNoScanHoweverItIsDelayed() {
        Story early = new Story("first", List.of(new Word("a", -1.5, -1), new Word("b", 0.5, 0.7)));
        for (ResponseModel model : List.of(new Delays(List.of(1)), new DelaysInSeconds(List.of(2.0)))) {
            Alignment alignment = new Alignment(
                    Downsampling.SUM, model, new Trim(0, 0), Cleaning.none(), NuisanceChoice.of(List.of()), false);
            assertThat(alignment
                            .features(
                                    Matrix.of(2, 1, new double[] {1, 2}),
                                    early,
                                    new ScanTiming(3, 2, 0),
                                    Downsampling.SUM)
                            .values())
                    .containsExactly(0, 2, 0);
        }
        Alignment odd = new Alignment(
                Downsampling.SUM,
                new DelaysInSeconds(List.of(3.0)),
                new Trim(0, 0),
                Cleaning.none(),
                NuisanceChoice.of(List.of()),
                false);
        assertThat(odd.features(Matrix.of(2, 1, new double[] {1, 2}), early, new ScanTiming(3, 2, 0), Downsampling.SUM)
                        .values())
                .containsExactly(0, 2, 0);
    }

    private static Alignment chosen(AlignmentAdvice advice, List<String> notes, String... settings) {
        return AlignmentChoice.of(Toy.alignment(settings), advice, notes);
    }

    @Test
    void whatTheConfigLeavesOpenComesFromTheDatasetAndIsNoted() {
        List<String> notes = new ArrayList<>();
        Alignment alignment = chosen(FakeDataset.ADVICE, notes, "downsample: last-word", "trim-scans: {start: 4}");

        assertThat(alignment)
                .isEqualTo(new Alignment(Downsampling.LAST_WORD, new Delays(List.of(1, 2)), new Trim(4, 2), -1));
        assertThat(notes)
                .containsExactly("alignment left open by the config comes from the dataset: delays-scans [1, 2],"
                        + " trim-scans end 2, detrend-order -1 (the fake dataset's maker)");
    }

    @Test
    void aDatasetMayAdviseAResponseAHighPassAndNuisance() {
        List<String> notes = new ArrayList<>();
        AlignmentAdvice advice = new AlignmentAdvice(
                AlignmentAdvice.Response.SPM, 1, List.of(1), 0, 0, 0, 128, List.of("motion-x"), "a paper");

        assertThat(chosen(advice, notes))
                .isEqualTo(new Alignment(
                        Downsampling.MEAN,
                        new HaemodynamicBasis(HaemodynamicResponse.spm(), 1),
                        new Trim(0, 0),
                        new Cleaning(0, 128),
                        NuisanceChoice.of(List.of("motion-x")),
                        false));
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("response spm, derivatives 1", "high-pass-seconds 128.0, nuisance [motion-x] (a paper)");
        assertThat(chosen(advice, notes, "response: fir").response())
                .as("those who choose an impulse response against the advice")
                .isEqualTo(new Delays(List.of(1)));
        assertThat(chosen(advice, notes, "delays-seconds: [2, 4.5]").response())
                .isEqualTo(new DelaysInSeconds(List.of(2.0, 4.5)));
    }

    @Test
    void whatTheConfigSaysNeedsNoNote() {
        List<String> notes = new ArrayList<>();
        chosen(
                FakeDataset.ADVICE,
                notes,
                "response: glover",
                "derivatives: 2",
                "trim-scans: {start: 0, end: 0}",
                "detrend-order: 1",
                "high-pass-seconds: 100",
                "nuisance: none");

        assertThat(notes).isEmpty();
    }
}
