package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every explanation method must keep; inherit it and name the plugin. Every {@linkplain #variants() variant} is run
 * on {@link FakeModel} at all layers that it explains.
 */
public abstract class MethodContract extends CardContract {
    private static final int TOKENS = 7;

    /** For subclasses. */
    protected MethodContract() {}

    /**
     * The method under test.
     *
     * @return a fresh plugin
     */
    protected abstract MethodPlugin plugin();

    /**
     * What it is tested on.
     *
     * @return a model that bends, unless overridden
     */
    protected LanguageModel model() {
        return FakeModel.create(20260101);
    }

    @Override
    protected final Card cardUnderTest() {
        return plugin().card();
    }

    @Test
    void cardHasFormulaCostAndCitation() {
        assertThat(cardUnderTest().formula()).as("formula").isNotBlank();
        assertThat(cardUnderTest().cost()).as("cost").isNotBlank();
        assertThat(cardUnderTest().references())
                .as("citation; the paper that the method is from")
                .isNotEmpty();
    }

    @Test
    void variantNamesAreCanonical() {
        List<String> names = new ArrayList<>();
        for (Map<String, Object> variant : variants()) {
            Card card = cardUnderTest();
            names.add(card.resolve(variant).variantOf(card.id()));
            assertThat(card.resolve(card.resolve(variant).values()).variantOf(card.id()))
                    .as("a variant written out in full is the same variant")
                    .isEqualTo(names.get(names.size() - 1));
        }
        assertThat(names).as("different parameters, different names").doesNotHaveDuplicates();
    }

    @Test
    void unknownParametersAreRefused() {
        Assertions.assertThatThrownBy(() -> cardUnderTest().resolve(Map.of("no-such-parameter", 1)))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void explainsLayersOfTheModelAlone() {
        for (Map<String, Object> variant : variants()) {
            MethodRun run = run(variant);
            int last = model().info().layers();
            assertThat(run.layers())
                    .as("explains at least one layer, %s", variant)
                    .isNotEmpty();
            assertThat(run.explainer().explains(-1)).as("layer -1").isFalse();
            assertThat(run.explainer().explains(last + 1)).as("layer L+1").isFalse();
            if (run.layers().size() <= last) {
                assertThat(cardUnderTest().summary() + cardUnderTest().formula())
                        .as("explains %s alone: summary or formula says which layers", run.layers())
                        .containsIgnoringCase("layer");
            }
        }
    }

    @Test
    void sharedPassesAreEqual() {
        for (Map<String, Object> variant : variants()) {
            assertThat(run(variant).explainer().pass())
                    .as("two explainers of %s can share one run", variant)
                    .isEqualTo(run(variant).explainer().pass());
        }
    }

    @Test
    void scoresAreFiniteAndOfTheRightLength() {
        for (Map<String, Object> variant : variants()) {
            MethodRun run = run(variant);
            int vector = -1;
            for (int tokens : new int[] {1, 2, TOKENS}) {
                for (List<Explanation> explanations :
                        run.at(run.layers(), windows(3, tokens)).values()) {
                    for (Explanation explanation : explanations) {
                        for (float score : explanation.scores()) {
                            assertThat(score).as("%s", variant).isFinite();
                        }
                        boolean perToken = run.explainer().kind() == Explainer.Kind.TOKEN_SCORES;
                        vector = vector < 0 ? explanation.scores().length : vector;
                        assertThat(explanation.scores())
                                .as("one score a token, or a vector of one length; %s", variant)
                                .hasSize(perToken ? tokens : vector);
                    }
                }
            }
        }
    }

    @Test
    void scoresAreNotAllTheSame() {
        for (Map<String, Object> variant : variants()) {
            MethodRun run = run(variant);
            List<float[]> all = new ArrayList<>();
            run.at(run.layers(), windows(3, TOKENS))
                    .values()
                    .forEach(explanations -> explanations.forEach(explanation -> all.add(explanation.scores())));
            assertThat(all)
                    .as("some score differs from zero, %s", variant)
                    .anySatisfy(scores -> assertThat(scores).isNotEqualTo(new float[scores.length]));
        }
    }

    @Test
    void sameNumbersEveryTime() {
        List<TokenWindow> windows = windows(4, TOKENS);
        for (Map<String, Object> variant : variants()) {
            assertSame(run(variant), everywhere(run(variant), windows), windows);
        }
    }

    @Test
    void otherWindowsOfTheBatchDoNotMatter() {
        List<TokenWindow> windows = windows(6, TOKENS);
        for (Map<String, Object> variant : variants()) {
            MethodRun run = run(variant);
            SortedMap<Integer, List<Explanation>> together = everywhere(run, windows);
            for (int i = 0; i < windows.size(); i++) {
                SortedMap<Integer, List<Explanation>> alone = everywhere(run, List.of(windows.get(i)));
                for (int layer : run.layers()) {
                    assertThat(at(alone, layer).get(0).scores())
                            .as("window %d alone and in a batch, layer %d, %s", i, layer, variant)
                            .isEqualTo(at(together, layer).get(i).scores());
                }
            }
        }
    }

    @Test
    void orderOfTheBatchDoesNotMatter() {
        List<TokenWindow> windows = windows(5, TOKENS);
        List<TokenWindow> reversed = new ArrayList<>(windows);
        Collections.reverse(reversed);
        for (Map<String, Object> variant : variants()) {
            SortedMap<Integer, List<Explanation>> backwards = everywhere(run(variant), reversed);
            backwards.values().forEach(Collections::reverse);
            assertSame(run(variant), backwards, windows);
        }
    }

    @Test
    void otherLayersDoNotMatter() {
        List<TokenWindow> windows = windows(2, TOKENS);
        for (Map<String, Object> variant : variants()) {
            MethodRun run = run(variant);
            SortedMap<Integer, List<Explanation>> together = everywhere(run, windows);
            for (int layer : run.layers()) {
                assertThat(run.at(layer, windows.get(1)).scores())
                        .as("layer %d alone and with the others, %s", layer, variant)
                        .isEqualTo(at(together, layer).get(1).scores());
            }
        }
    }

    @Test
    void namingThePredictedTokenChangesNothing() {
        TokenWindow window = windows(1, TOKENS).get(0);
        for (Map<String, Object> variant : variants()) {
            MethodRun run = run(variant);
            int[] target = new int[1];
            model().run(
                            run.request(run.layers()),
                            List.of(window),
                            (i, step) -> target[0] = step.prediction().target());
            assertSame(run, everywhere(run, List.of(window)), List.of(RandomWindows.withTarget(window, target[0])));
        }
    }

    @Test
    void completenessGapIsNotNegative() {
        for (Map<String, Object> variant : variants()) {
            everywhere(run(variant), windows(2, TOKENS))
                    .values()
                    .forEach(explanations -> explanations.forEach(explanation -> explanation
                            .completenessGap()
                            .ifPresent(gap ->
                                    assertThat(gap).as("%s", variant).isNotNaN().isNotNegative())));
        }
    }

    /** Whatever a variant claims, on models whose right answers are known. */
    @TestFactory
    Stream<DynamicTest> keepsTheAxiomsThatItClaims() {
        return variants().stream()
                .flatMap(variant -> plugin().axioms(cardUnderTest().resolve(variant)).stream()
                        .sorted()
                        .map(axiom -> DynamicTest.dynamicTest(
                                axiom.label() + " of " + variant,
                                () -> new AxiomChecks(plugin(), variant).check(axiom))));
    }

    private MethodRun run(Map<String, Object> variant) {
        return MethodRun.of(model(), plugin(), variant);
    }

    private List<TokenWindow> windows(int count, int tokens) {
        return RandomWindows.predicted(random(), count, tokens, model().info().vocabulary());
    }

    private static SortedMap<Integer, List<Explanation>> everywhere(MethodRun run, List<TokenWindow> windows) {
        return run.at(run.layers(), windows);
    }

    private static List<Explanation> at(SortedMap<Integer, List<Explanation>> explanations, int layer) {
        return explanations.getOrDefault(layer, List.of());
    }

    private static void assertSame(
            MethodRun run, SortedMap<Integer, List<Explanation>> expected, List<TokenWindow> windows) {
        SortedMap<Integer, List<Explanation>> actual = everywhere(run, windows);
        for (int layer : run.layers()) {
            for (int i = 0; i < windows.size(); i++) {
                assertThat(at(actual, layer).get(i).scores())
                        .as("window %d, layer %d", i, layer)
                        .isEqualTo(at(expected, layer).get(i).scores());
            }
        }
    }
}
