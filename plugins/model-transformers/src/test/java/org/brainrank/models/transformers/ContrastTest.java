package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contrast is a difference: of outputs, of gradients, of what erasure takes away. */
class ContrastTest {
    private static final int[] IDS = {3, 99, 14, 15, 92, 65};

    private static List<float[]> numbers(LanguageModel model, TokenWindow window, Output output) {
        List<float[]> numbers = new ArrayList<>();
        run(model, new Pass.Gradient(), Quantity.GRADIENTS, List.of(window), output, seen -> {
            numbers.add(new float[] {(float) seen.output()});
            numbers.add(seen.gradients(1).toArray());
        });
        run(
                model,
                new Pass.Erasure(Baseline.ZERO),
                Quantity.ERASED,
                List.of(window),
                output,
                seen -> numbers.add(seen.erased(1).toArray()));
        return numbers;
    }

    private static void run(
            LanguageModel model,
            Pass pass,
            Quantity quantity,
            List<TokenWindow> windows,
            Output output,
            java.util.function.Consumer<Observation> look) {
        model.run(
                new PassRequest(pass, new TreeSet<>(Set.of(1)), Set.of(quantity), output),
                windows,
                (window, seen) -> look.accept(seen));
    }

    private static Prediction prediction(LanguageModel model, TokenWindow window) {
        List<Prediction> found = new ArrayList<>();
        run(
                model,
                new Pass.Forward(),
                Quantity.INPUTS,
                List.of(window),
                Output.LOGIT,
                seen -> found.add(seen.prediction()));
        return found.get(0);
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void isTheDifferenceOfTargetAndFoil(Output output) {
        try (LanguageModel model = Reference.of("llama").open()) {
            TokenWindow window = new TokenWindow(IDS, OptionalInt.of(20));
            List<float[]> both = numbers(model, window.against(Contrast.token(7)), output);
            List<float[]> target = numbers(model, window, output);
            List<float[]> foil = numbers(model, new TokenWindow(IDS, OptionalInt.of(7)), output);
            for (int part = 0; part < both.size(); part++) {
                double largest = 0;
                for (int i = 0; i < both.get(part).length; i++) {
                    double expected = target.get(part)[i] - foil.get(part)[i];
                    largest = Math.max(largest, Math.abs(expected));
                    assertThat((double) both.get(part)[i])
                            .as("%s, part %d, number %d", output, part, i)
                            .isCloseTo(expected, within(2e-5));
                }
                assertThat(largest).isGreaterThan(output == Output.PROBABILITY ? 1e-5 : 1e-2);
            }
        }
    }

    @org.junit.jupiter.api.Test
    void theRunnerUpIsTheBestTokenThatIsNotTheTarget() {
        try (LanguageModel model = Reference.of("gpt2").open()) {
            Npy ids = Reference.of("gpt2").array("ids12");
            Npy logits = Reference.of("gpt2").array("w12.logits_last");
            for (int row = 0; row < ids.shape()[0]; row++) {
                double[] all = logits.at(row).values();
                int best = largest(all, -1);
                int second = largest(all, best);
                TokenWindow predicted = TokenWindow.predicted(ids.at(row).integers());
                TokenWindow actual = new TokenWindow(ids.at(row).integers(), OptionalInt.of(second));

                Prediction.Foil foil = prediction(model, predicted.against(Contrast.RUNNER_UP))
                        .foil()
                        .orElseThrow();
                assertThat(foil.token()).isEqualTo(second);
                assertThat(foil.logit()).isCloseTo(all[second], within(1e-4 * Math.abs(all[best])));
                assertThat(prediction(model, actual.against(Contrast.RUNNER_UP))
                                .foil()
                                .orElseThrow()
                                .token())
                        .isEqualTo(best);
                assertThat(prediction(model, predicted).foil()).isEmpty();
            }
        }
    }

    @org.junit.jupiter.api.Test
    void windowsWithAndWithoutAFoilRunTogether() {
        try (LanguageModel model = Reference.of("gpt2").open()) {
            TokenWindow plain = TokenWindow.predicted(IDS);
            List<Double> outputs = new ArrayList<>();
            run(
                    model,
                    new Pass.Forward(),
                    Quantity.INPUTS,
                    List.of(plain, plain.against(Contrast.RUNNER_UP), plain),
                    Output.LOGIT,
                    seen -> outputs.add(seen.output()));
            Prediction prediction = prediction(model, plain.against(Contrast.RUNNER_UP));
            double gap = prediction.logit() - prediction.foil().orElseThrow().logit();
            assertThat(outputs.get(0)).isEqualTo(prediction.logit());
            assertThat(outputs.get(1)).isCloseTo(gap, within(1e-6));
            assertThat(outputs.get(2)).isEqualTo(outputs.get(0));
        }
    }

    private static int largest(double[] values, int other) {
        int largest = other == 0 ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            largest = i != other && values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
