package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.config.Experiment;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.fakes.FakeStories;
import org.brainrank.features.FeatureSpace;
import org.brainrank.results.Cell;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class CautionsTest {
    private static List<String> ofData(int scans, int gap, String... settings) {
        Experiment experiment = Toy.experiment(settings);
        Brains brains = new Brains(
                "fake",
                List.of(FakeStories.of("fox", "the", "fox", "ran", "far")),
                List.of(new ScanTiming(scans, 1, 0)),
                List.of("s"),
                List.of(new Target("t", "A")),
                List.of("A"),
                Map.of(),
                new Alignment(Downsampling.MEAN, new Delays(List.of(1, 3)), new Trim(0, 0), -1),
                new Folds(FoldPlan.contiguousBlocks(new int[] {20}, 2, gap), new InnerFolds(2, gap), 3));
        return Cautions.ofData(brains, experiment.window());
    }

    private static FeatureSet set(Cell.Role role, List<Double> gaps, float[]... words) {
        return new FeatureSet(
                "m",
                2,
                "norm",
                role,
                new FeatureSpace(Map.of("fox", List.of(words)), words[0].length, gaps, 0),
                Downsampling.MEAN);
    }

    private static Cell cell(Cell.Role role, double lowest) {
        return cell(role, lowest, 0);
    }

    private static Cell cell(Cell.Role role, double lowest, double highest) {
        double[] none = {0};
        return new Cell(
                "fake",
                "s",
                "m",
                1,
                "norm",
                role,
                Cell.Status.DONE,
                "",
                1,
                Cell.FULL,
                0,
                Map.of("A", new Cell.Scores(1, none, none, none, none, none, Double.NaN, Double.NaN, lowest, highest)));
    }

    @Test
    void countsWindowsThatCouldNotBeScaled() {
        FeatureSet sound = set(Cell.Role.METHOD, List.of(), new float[] {1}, new float[] {2});
        assertThat(Cautions.ofScaling(sound)).isEmpty();
        FeatureSpace space = new FeatureSpace(sound.space().stories(), 1, List.of(), List.of(), List.of(), 1, 0);
        assertThat(Cautions.ofScaling(new FeatureSet("m", 2, "norm", Cell.Role.METHOD, space, Downsampling.MEAN)))
                .containsExactly(
                        "norm, layer 2 of m: the scores of 1 of 2 words stand as they are, because window.normalise"
                                + " would divide them by zero");
    }

    @Test
    void soundDataNeedNoCaution() {
        assertThat(ofData(2, 3)).isEmpty();
    }

    @Test
    void countsWordsOutsideTheScans() {
        assertThat(ofData(1, 3))
                .containsExactly("2 of 4 words of story 'fox' were heard outside the scans and enter no scan");
    }

    @Test
    void warnsOfAGapThatLetsWordsReachOverTheEdge() {
        assertThat(ofData(2, 2)).singleElement().asString().startsWith("gap-scans 2 is shorter than auto, 3 scans");
    }

    @Test
    void saysWhatTheLastWordExplains() {
        assertThat(ofData(2, 3, "window.target=actual"))
                .singleElement()
                .asString()
                .contains("the last word of each story has no next word");
    }

    @Test
    void saysWhatPartOfTheScoresFellOnABeginning() {
        FeatureSpace little = space(List.of(0.2, 0.9));
        FeatureSpace more = space(List.of(0.4, 0.5));
        FeatureSet none = set(Cell.Role.METHOD, List.of(), new float[] {1});

        assertThat(Cautions.ofBeginnings(List.of(
                        new FeatureSet("m", 0, "norm", Cell.Role.METHOD, little, Downsampling.MEAN),
                        new FeatureSet("m", 1, "norm", Cell.Role.METHOD, more, Downsampling.MEAN),
                        none)))
                .containsExactly(
                        "norm on m: windows begin with a token that belongs to no word; its scores, in the median"
                                + " window up to 40 % of all by size (layer 1), are no features");
    }

    private static FeatureSpace space(List<Double> wordless) {
        return new FeatureSpace(Map.of("fox", List.of(new float[] {1})), 1, List.of(), List.of(), wordless, 0, 0);
    }

    @Test
    void warnsOfScoresThatAreUncertain() {
        FeatureSpace unsure = new FeatureSpace(
                Map.of("fox", List.of(new float[] {1})), 1, List.of(), List.of(0.2, 1.5), List.of(), 0, 0);
        FeatureSpace sure = new FeatureSpace(
                Map.of("fox", List.of(new float[] {1})), 1, List.of(), List.of(0.1, 1.5), List.of(), 0, 0);

        assertThat(Cautions.ofFeatures(new FeatureSet("m", 0, "lime", Cell.Role.METHOD, unsure, Downsampling.MEAN)))
                .containsExactly("lime, layer 0 of m: the median standard error of a score is 20 % of the output that"
                        + " there is to distribute (largest 1.50); take more samples");
        assertThat(Cautions.ofFeatures(new FeatureSet("m", 0, "lime", Cell.Role.METHOD, sure, Downsampling.MEAN)))
                .isEmpty();
    }

    @Test
    void warnsOfALargeCompletenessGap() {
        float[] word = {1};

        assertThat(Cautions.ofFeatures(set(Cell.Role.METHOD, List.of(0.25, 3.5), word)))
                .containsExactly(
                        "norm, layer 2 of m: the median completeness gap is 25 % (largest 3.50); take more steps or"
                                + " another baseline");
        assertThat(Cautions.ofFeatures(set(Cell.Role.METHOD, List.of(0.1, 3.5), word)))
                .isEmpty();
        assertThat(Cautions.ofFeatures(set(Cell.Role.METHOD, List.of(), word))).isEmpty();
    }

    @Test
    void warnsWherePenaltiesStandAtTheGridsEnds() {
        List<Cell> cells = new ArrayList<>(List.of(cell(Cell.Role.METHOD, 0.5), cell(Cell.Role.METHOD, 0.1)));
        cells.add(cell(Cell.Role.CONTROL, 1));

        assertThat(Cautions.ofAlphas(cells))
                .singleElement()
                .asString()
                .startsWith("30 % of the penalties")
                .contains("smallest of the grid", "lower encoding.alphas.log10-from");
        assertThat(Cautions.ofAlphas(List.of(cell(Cell.Role.METHOD, 0.25)))).isEmpty();
        assertThat(Cautions.ofAlphas(List.of(cell(Cell.Role.CONTROL, 1)))).isEmpty();
    }

    @Test
    void theLargestPenaltyIsNoMistakeAndSaidOnlyWhereItIsTheRule() {
        assertThat(Cautions.ofAlphas(List.of(cell(Cell.Role.METHOD, 0, 0.6)))).isEmpty();
        assertThat(Cautions.ofAlphas(List.of(cell(Cell.Role.METHOD, 0, 0.8))))
                .singleElement()
                .asString()
                .startsWith("80 % of the penalties")
                .contains("no signal");
    }

    @Test
    void saysWhatFewSubjectsCannotShow() {
        assertThat(Cautions.ofSubjects(1, 0.05)).singleElement().asString().startsWith("1 subject cannot give");
        assertThat(Cautions.ofSubjects(4, 0.05)).singleElement().asString().contains("below 0.0625");
        assertThat(Cautions.ofSubjects(6, 0.05)).singleElement().asString().startsWith("6 subjects are few");
        assertThat(Cautions.ofSubjects(12, 0.05)).isEmpty();
    }

    @Test
    void warnsOfFeaturesThatHardlyVary() {
        float[][] flat = {{0, 9, 1}, {0, 9, 1}, {7, 9, 1}, {7, 9, 2}, {7, 9, 3}};
        float[][] varying = {{0, 9, 1}, {0, 9, 1}, {7, 9, 1}, {7, 9, 2}, {7, 8, 3}};

        assertThat(Cautions.ofVariation(set(Cell.Role.METHOD, List.of(), flat)))
                .as("the first words' short windows do not hide a constant")
                .singleElement()
                .asString()
                .startsWith("norm, layer 2 of m: only 1 of 3 features vary");
        assertThat(Cautions.ofVariation(set(Cell.Role.METHOD, List.of(), varying)))
                .isEmpty();
        assertThat(Cautions.ofVariation(set(Cell.Role.CONTROL, List.of(), flat)))
                .isEmpty();
    }
}
