package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.brainrank.alignment.Downsampling;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.features.FeatureSpace;
import org.brainrank.pipeline.LayerEvidence.MethodOnModel;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes of layers, and the question that they are for, on eight subjects and three targets. */
class LayerEvidenceTest {
    private static final MethodOnModel METHOD = new MethodOnModel("fake", "norm");

    @TempDir
    static Path home;

    private static Preparation preparation;

    @BeforeAll
    static void prepare() {
        preparation = Preparation.of(
                Toy.experiment("methods=[norm]"),
                new FakeComponents(
                        new FakeModelPlugin(),
                        Planted.dataset(),
                        List.of(FakeMethod.gradientNorm("norm")),
                        List.of(new FakeControls.Rate())),
                new RunOptions(home, Optional.empty(), OptionalInt.empty(), 1));
    }

    @AfterAll
    static void close() {
        preparation.close();
    }

    private static FeatureSet set(int layer, List<float[]> words, List<Double> gaps) {
        return new FeatureSet(
                METHOD.model(),
                layer,
                METHOD.variant(),
                Cell.Role.METHOD,
                new FeatureSpace(Map.of("one", words), words.get(0).length, gaps, 0),
                Downsampling.MEAN);
    }

    private static LayerEvidence evidence(List<FeatureSet> sets, Cell.Role role) {
        LayerEvidence evidence = new LayerEvidence(preparation.brains());
        evidence.hear(
                new Explained(
                        "fake", role, sets, List.of(), List.of(), List.of(), List.of(), java.util.Optional.empty(), 0),
                preparation.models());
        return evidence;
    }

    /** Unique variance of every target at a layer, one number a subject. */
    private static Scored scored(int layer, double[] bySubject) {
        Brains brains = preparation.brains();
        int width = Scored.QUANTITIES.size();
        double[] byTarget =
                new double[brains.subjects().size() * brains.targets().size() * width];
        for (int i = 0; i < byTarget.length / width; i++) {
            byTarget[i * width + Scored.QUANTITIES.indexOf("unique")] =
                    bySubject[i / brains.targets().size()];
        }
        Cell cell = new Cell(
                "fake", "s1", "fake", layer, "norm", Cell.Role.METHOD, Cell.Status.DONE, "", 3, Cell.FULL, 0, Map.of());
        return new Scored(List.of(cell), byTarget);
    }

    private static Answer ask(LayerEvidence evidence, String... settings) {
        return new InfluenceQuestion(
                        evidence,
                        Families.of(preparation.models()),
                        preparation.brains(),
                        Toy.experiment(settings).window(),
                        new Effects(preparation.experiment().statistics(), preparation.seeds()))
                .answer();
    }

    /** Layers 0 to 4 of sizes 1, 10, 100, …, and unique variance that grows with them in every subject but the last. */
    private static LayerEvidence growing(List<Double> gaps) {
        List<FeatureSet> sets = new ArrayList<>();
        for (int layer = 0; layer < 5; layer++) {
            List<float[]> words = Toy.rows(50, 3, new Random(layer));
            float factor = (float) Math.pow(10, layer);
            words.forEach(word -> {
                for (int i = 0; i < word.length; i++) {
                    word[i] *= factor;
                }
            });
            sets.add(set(layer, words, gaps));
        }
        LayerEvidence evidence = evidence(sets, Cell.Role.METHOD);
        for (int layer = 0; layer < 5; layer++) {
            double[] bySubject = new double[8];
            for (int subject = 0; subject < 8; subject++) {
                bySubject[subject] = subject == 7 ? 0.05 - 0.01 * layer : 0.01 * layer * (subject + 1);
            }
            evidence.hear(scored(layer, bySubject));
        }
        return evidence;
    }

    @Test
    void aSizeIsTheMeanOverWordsOfTheSumOfAbsoluteScores() {
        LayerEvidence evidence = evidence(
                List.of(set(2, List.of(new float[] {1, -2}, new float[] {-3, 4}), List.of())), Cell.Role.METHOD);

        assertThat(evidence.sizes(METHOD).get(2)).isCloseTo((3 + 7) / 2.0, within(1e-12));
    }

    @Test
    void sizesThatAreFixedByConstructionAreKnown() {
        List<float[]> constant = new ArrayList<>();
        for (int word = 0; word < 50; word++) {
            constant.add(new float[] {0, 0, 1});
        }
        LayerEvidence evidence = evidence(
                List.of(set(1, Toy.rows(50, 3, new Random(1)), List.of(0.01, 0.02)), set(3, constant, List.of())),
                Cell.Role.METHOD);

        assertThat(evidence.fixed(METHOD))
                .containsEntry(1, "complete: scores sum to f - f(baseline) at every layer")
                .containsEntry(3, "at most one feature varies, by construction");
    }

    @Test
    void spoiltModelsAreNoEvidence() {
        assertThat(evidence(List.of(set(1, Toy.rows(50, 3, new Random(1)), List.of())), Cell.Role.CONTROL)
                        .sizes(METHOD))
                .isEmpty();
    }

    @Test
    void alignmentThatGrowsWithSizeIsFound() {
        Answer answer = ask(growing(List.of()));

        assertThat(answer.effects()).hasSize(3); // all, A and B
        assertThat(answer.effects().get(0).estimate().mean()).isCloseTo((7.0 - 1) / 8, within(1e-12));
        assertThat(answer.effects().get(0).quantity()).isEqualTo("rank correlation over 5 layers");
        assertThat(answer.concluded()).contains("norm on fake", "(n = 8");
        assertThat(answer.leftOut()).isEmpty();
    }

    @Test
    void completeMethodsAreLeftOutWhateverTheyCorrelateWith() {
        Answer answer = ask(growing(List.of(0.01, 0.02)));

        assertThat(answer.effects()).isEmpty();
        assertThat(answer.leftOut())
                .containsExactly(new LeftOut(
                        "norm on fake, layers 0, 1, 2, 3, 4",
                        "complete: scores sum to f - f(baseline) at every layer"));
        assertThat(answer.concluded()).startsWith("Nothing: no method is left");
    }

    @Test
    void normalisedScoresHaveNoSize() {
        Answer answer = ask(growing(List.of()), "window.normalise=l2");

        assertThat(answer.leftOut())
                .containsExactly(
                        new LeftOut("norm on fake", "window.normalise gives the scores of every layer one size"));
    }
}
