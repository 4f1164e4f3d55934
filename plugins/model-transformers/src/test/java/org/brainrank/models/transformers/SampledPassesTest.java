package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Propagation;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Start;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes by noise, samples, tokens, anchors and rules on real networks: what must hold of them whatever the numbers are. */
@ParameterizedClass
@ValueSource(strings = {"gpt2", "llama"})
class SampledPassesTest {
    private static final Baseline MEAN = Baseline.MEAN_EMBEDDING;
    private static final List<Quantity> PIECES = List.of(Quantity.INPUTS, Quantity.GRADIENTS, Quantity.DIRECTIONS);

    private final LanguageModel model;
    private final List<TokenWindow> windows = new ArrayList<>();

    SampledPassesTest(String name) {
        Reference reference = Reference.of(name);
        model = reference.open();
        Npy ids = reference.array("ids12");
        for (int i = 0; i < 3; i++) {
            windows.add(TokenWindow.predicted(ids.at(i).integers()));
        }
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void otherWindowsOfTheBatchDoNotMatter() {
        for (Pass pass : List.of(
                new Pass.Noise(0.1, 3, 5),
                new Pass.RandomPath(Start.RANDOM_TOKENS, 0.1, 3, 5),
                new Pass.RandomPath(new Start.At(MEAN), 0, 3, 5),
                new Pass.SequentialPath(MEAN, 2, Quadrature.RIEMANN_RIGHT),
                new Pass.DiscretePath(MEAN, 5, 30),
                new Pass.Relevance(Propagation.ATTN_LRP),
                new Pass.Relevance(Propagation.epsilon(0.1)),
                new Pass.Rescale(MEAN))) {
            List<List<Recording>> together = record(pass, windows, List.of(Quantity.INPUTS, Quantity.GRADIENTS));
            for (int i = 0; i < windows.size(); i++) {
                List<Recording> alone = record(
                                pass, List.of(windows.get(i)), List.of(Quantity.INPUTS, Quantity.GRADIENTS))
                        .get(0);
                assertThat(together.get(i)).as("steps of %s", pass).hasSameSizeAs(alone);
                for (int step = 0; step < alone.size(); step++) {
                    assertClose(together.get(i).get(step), alone.get(step), Quantity.INPUTS, pass);
                    assertClose(together.get(i).get(step), alone.get(step), Quantity.GRADIENTS, pass);
                }
            }
        }
    }

    @Test
    void directionsOfADiscretePathLeadFromTheBaselineToTheWindowOneWay() {
        for (List<Recording> steps : record(new Pass.DiscretePath(MEAN, 8, 50), windows, PIECES)) {
            float[] start = steps.get(0).of(Quantity.INPUTS, 0);
            float[] end = steps.get(9).of(Quantity.INPUTS, 0);
            for (int i = 0; i < start.length; i++) {
                double sum = 0;
                for (Recording step : steps.subList(1, 9)) {
                    float direction = step.of(Quantity.DIRECTIONS, 0)[i];
                    assertThat(direction * (end[i] - start[i])).isGreaterThanOrEqualTo(-1e-6f);
                    sum += direction;
                }
                assertThat(sum).isCloseTo(end[i] - start[i], within(1e-5));
            }
        }
    }

    @Test
    void aSequentialPathIntegratesToErasure() {
        List<List<Recording>> erased = Recording.record(
                model, new Pass.Erasure(MEAN), List.of(0), List.of(Quantity.ERASED), Output.LOGIT, windows);
        List<List<Recording>> paths =
                record(new Pass.SequentialPath(MEAN, 200, Quadrature.GAUSS_LEGENDRE), windows, PIECES);
        for (int window = 0; window < windows.size(); window++) {
            Recording whole = erased.get(window).get(0);
            for (int token = 0; token < 12; token++) {
                double sum = 0;
                for (Recording step : paths.get(window).subList(token * 201, (token + 1) * 201)) {
                    for (int i = 0; step.weight() > 0 && i < step.of(Quantity.GRADIENTS, 0).length; i++) {
                        sum += step.weight() * step.of(Quantity.GRADIENTS, 0)[i] * step.of(Quantity.DIRECTIONS, 0)[i];
                    }
                }
                assertThat(sum).isCloseTo(whole.output() - whole.of(Quantity.ERASED, 0)[token], within(2e-3));
            }
        }
    }

    @Test
    void noiseHasTheDeviationThatWasAskedFor() {
        float[] clean = record(new Pass.Gradient(), windows, PIECES.subList(0, 2))
                .get(0)
                .get(0)
                .of(Quantity.INPUTS, 0);
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (float value : clean) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        double squares = 0;
        List<Recording> samples = record(new Pass.Noise(0.15, 20, 3), windows, PIECES.subList(0, 2))
                .get(0);
        for (Recording sample : samples) {
            for (int i = 0; i < clean.length; i++) {
                double away = sample.of(Quantity.INPUTS, 0)[i] - clean[i];
                squares += away * away / clean.length / samples.size();
            }
        }
        assertThat(Math.sqrt(squares) / (largest - smallest)).isCloseTo(0.15, within(0.01));
    }

    private List<List<Recording>> record(Pass pass, List<TokenWindow> batch, List<Quantity> quantities) {
        return Recording.record(model, pass, List.of(0), quantities, Output.LOGIT, batch);
    }

    private static void assertClose(Recording actual, Recording expected, Quantity quantity, Pass pass) {
        assertThat(actual.has(quantity, 0)).isEqualTo(expected.has(quantity, 0));
        if (!expected.has(quantity, 0)) {
            return;
        }
        float[] numbers = expected.of(quantity, 0);
        double largest = 1e-6;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) actual.of(quantity, 0)[i])
                    .as("%s of %s at %d", quantity, pass, i)
                    .isCloseTo(numbers[i], within(1e-4 * largest));
        }
    }
}
