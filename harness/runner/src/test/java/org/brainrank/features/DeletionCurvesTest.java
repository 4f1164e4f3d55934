package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

class DeletionCurvesTest {
    private static final FakeModel MODEL = FakeModel.create(4);
    /** Four words, the second of two tokens; the last three are explained. */
    private static final int[] IDS = {5, 60, 61, 7, 90};

    private static final int[] WORD_OF_TOKEN = {0, 1, 1, 2, 3};

    private static WordSample sample() {
        WordWindow window = new WordWindow(0, 4, TokenWindow.predicted(IDS), WORD_OF_TOKEN);
        return new WordSample(List.of(new Batch.Entry("s", window)), 3, Passages.NONE);
    }

    private static FeatureSpace scores(float... row) {
        return new FeatureSpace(Map.of("s", List.of(row)), row.length, List.of(), 0);
    }

    private static double probability(int target, int... ids) {
        List<Double> found = new ArrayList<>();
        MODEL.run(
                new PassRequest(new Pass.Forward(), new TreeSet<>(Set.of(0)), Set.of(), Output.LOGIT),
                List.of(new TokenWindow(ids, target < 0 ? OptionalInt.empty() : OptionalInt.of(target))),
                (i, step) -> found.add(
                        target < 0
                                ? step.prediction().target()
                                : Math.exp(step.prediction().logProbability())));
        return found.get(0);
    }

    @Test
    void deletesTheWordOfHighestScoreOrAllButIt() {
        int target = (int) probability(-1, IDS);
        double whole = probability(target, IDS);
        // One word of three, the second of the window, which has two tokens; the oldest word is not explained and
        // stays.
        DeletionCurves.Areas areas = new DeletionCurves(MODEL, sample())
                .of(List.of(scores(9, -1, 2)))
                .get(0);
        assertThat(areas.comprehensiveness()).isCloseTo(whole - probability(target, 5, 7, 90), within(1e-6));
        assertThat(areas.sufficiency()).isCloseTo(whole - probability(target, 5, 60, 61), within(1e-6));
    }

    @Test
    void aBeginningStays() {
        int[] ids = {33, 5, 60, 61, 7, 90};
        WordWindow window =
                new WordWindow(0, 4, TokenWindow.predicted(ids), new int[] {WordTokens.NO_WORD, 0, 1, 1, 2, 3});
        WordSample begun = new WordSample(List.of(new Batch.Entry("s", window)), 3, Passages.NONE);
        int target = (int) probability(-1, ids);
        DeletionCurves.Areas areas =
                new DeletionCurves(MODEL, begun).of(List.of(scores(9, -1, 2))).get(0);
        assertThat(areas.comprehensiveness())
                .isCloseTo(probability(target, ids) - probability(target, 33, 5, 7, 90), within(1e-6));
    }

    @Test
    void anOrderDecidesAndItsScaleDoesNot() {
        DeletionCurves curves = new DeletionCurves(MODEL, sample());
        List<DeletionCurves.Areas> areas =
                curves.of(List.of(scores(9, -1, 2), scores(0.9f, -0.1f, 0.2f), scores(-9, 1, -2)));
        assertThat(areas.get(1)).isEqualTo(areas.get(0));
        assertThat(areas.get(2)).isNotEqualTo(areas.get(0));
    }

    @Test
    void chanceIsRepeatable() {
        DeletionCurves curves = new DeletionCurves(MODEL, sample());
        assertThat(curves.ofChance(3)).isEqualTo(new DeletionCurves(MODEL, sample()).ofChance(3));
    }

    @Test
    void agreementIsOfRanks() {
        List<float[]> one = List.of(new float[] {1, 2, 3}, new float[] {4, 4, 4}, new float[] {1, 3, 2});
        List<float[]> other = List.of(new float[] {1, 20, 300}, new float[] {1, 2, 3}, new float[] {3, 1, 2});
        // 1 for the first, nothing to say for the constant one, −1 for the last.
        assertThat(RankAgreement.of(one, other)).isCloseTo(0, within(1e-12));
        assertThat(RankAgreement.of(one.subList(1, 2), other.subList(1, 2))).isNaN();
    }

    @Test
    void theTokensForAPlanAreThoseThatAreRun() {
        // Five tokens whole; two sets of a single order, without a word and with it alone, of 3.75 of 5 tokens together
        // twice.
        assertThat(DeletionCurves.tokens(sample(), 0)).isEqualTo(5);
        assertThat(DeletionCurves.tokens(sample(), 1)).isCloseTo(5 + 5 * (2 - 0.75), within(1e-12));
        // However many orders, three words give three sets of either kind.
        assertThat(DeletionCurves.tokens(sample(), 1000)).isCloseTo(5 + 3 * 5 * (2 - 0.75), within(1e-9));
        List<Batch.Entry> twice =
                List.of(sample().windows().get(0), sample().windows().get(0));
        assertThat(DeletionCurves.tokens(new WordSample(twice, 3, Passages.NONE), 7))
                .isCloseTo(2 * DeletionCurves.tokens(sample(), 7), within(1e-9));
    }

    @Test
    void windowsAreSpreadOverAllWords() {
        List<WordWindow> windows = new ArrayList<>();
        for (int word = 0; word < 100; word++) {
            windows.add(new WordWindow(word, Math.min(word + 1, 4), TokenWindow.predicted(1, 2), new int[] {0, 1}));
        }
        assertThat(WordSample.of(Map.of("s", windows), 10, 3, Passages.NONE).windows().stream()
                        .map(entry -> entry.window().word()))
                .containsExactly(5, 15, 25, 35, 45, 55, 65, 75, 85, 95);
        assertThat(WordSample.of(Map.of("s", windows), 1000, 3, Passages.NONE).windows())
                .hasSize(99);
    }
}
