package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class ReagentTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new Reagent();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        List<Map<String, Object>> variants = new ArrayList<>(super.variants());
        variants.add(Map.of("ratio", 0.6, "seed", 4));
        return variants;
    }

    @Test
    void addsLogitsOfRescaledDifferencesAsTheAuthorsCodeDoes() {
        FakeModel model = FakeModel.create(5);
        int tokens = Exact.WINDOW.tokens();
        double[] sums = new double[tokens];
        model.run(
                new PassRequest(
                        new Pass.Replacements(new Coalitions.Bernoulli(100, 1 - 0.3, 1), 128, 1),
                        new java.util.TreeSet<>(List.of(0)),
                        java.util.Set.of(Quantity.COALITION_LOG_PROBABILITIES),
                        Output.LOGIT),
                List.of(Exact.WINDOW),
                (window, step) -> {
                    for (int row = 0; row < 100; row++) {
                        double drop = Math.exp(step.prediction().logProbability())
                                - Math.exp(step.coalitionLogProbabilities().get(row));
                        for (int token = 0; token < tokens; token++) {
                            double p = 0.5 + 0.5 * (step.coalitions().has(row, token) ? -drop : drop);
                            sums[token] += Math.log(p / (1 - p));
                        }
                    }
                });
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum);
        }
        float[] shares =
                MethodRun.of(model, plugin(), Map.of()).at(0, Exact.WINDOW).scores();
        Explanation means =
                MethodRun.of(model, plugin(), Map.of("scale", "log-odds")).at(0, Exact.WINDOW);
        for (int token = 0; token < tokens; token++) {
            assertThat((double) shares[token]).isCloseTo(Math.exp(sums[token]) / total, within(1e-5));
            assertThat((double) means.scores()[token]).isCloseTo(sums[token] / 100, within(1e-5));
        }
        assertThat(means.standardError().orElseThrow()).isPositive();
    }

    @Test
    void isAboutProbabilityWhateverTheOutput() {
        FakeModel model = FakeModel.create(5);
        float[] ofLogit =
                MethodRun.of(model, plugin(), Map.of()).at(0, Exact.WINDOW).scores();
        float[] ofLogProbability = MethodRun.of(model, plugin(), Map.of(), Output.LOG_PROBABILITY)
                .at(0, Exact.WINDOW)
                .scores();
        assertThat(ofLogProbability).isEqualTo(ofLogit);
    }

    @Test
    void reportsAnErrorThatShrinksWithSteps() {
        FakeModel model = FakeModel.create(5);
        Map<Integer, Double> spread = new java.util.TreeMap<>();
        for (int steps : new int[] {100, 1600}) {
            spread.put(
                    steps,
                    MethodRun.of(model, plugin(), Map.of("scale", "log-odds", "steps", steps))
                            .at(0, Exact.WINDOW)
                            .standardError()
                            .orElseThrow());
        }
        assertThat(spread.getOrDefault(1600, 1.0)).isLessThan(0.6 * spread.getOrDefault(100, 0.0));
    }
}
