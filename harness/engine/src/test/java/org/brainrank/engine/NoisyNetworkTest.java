package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

class NoisyNetworkTest {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 1, 3, 2);

    private static float[] inputs(LanguageModel model) {
        List<float[]> seen = new ArrayList<>();
        model.run(
                new PassRequest(new Pass.Forward(), new TreeSet<>(Set.of(0)), Set.of(Quantity.INPUTS), Output.LOGIT),
                List.of(WINDOW),
                (window, step) -> seen.add(step.inputs(0).toArray()));
        return seen.get(0);
    }

    @Test
    void everyTokenIsShiftedByItsOwnNoiseOfTheSizeThatWasAskedFor() {
        try (LanguageModel model = ToyNetwork.model()) {
            float[] clean = inputs(model);
            float[] noisy = inputs(model.perturbed(0.1, 7).orElseThrow());
            int width = clean.length / 4;
            double squares = 0;
            double moved = 0;
            for (int i = 0; i < clean.length; i++) {
                squares += clean[i] * clean[i];
                moved += (noisy[i] - clean[i]) * (noisy[i] - clean[i]);
            }
            assertThat(Math.sqrt(moved / squares)).isCloseTo(0.1, within(0.06));
            for (int i = 0; i < width; i++) {
                assertThat(noisy[i]).as("the same token, the same noise").isEqualTo(noisy[2 * width + i]);
            }
            assertThat(inputs(model.perturbed(0.1, 7).orElseThrow())).isEqualTo(noisy);
            assertThat(inputs(model.perturbed(0.1, 8).orElseThrow())).isNotEqualTo(noisy);
            assertThat(inputs(model)).as("the model itself stays as it is").isEqualTo(clean);
        }
    }
}
