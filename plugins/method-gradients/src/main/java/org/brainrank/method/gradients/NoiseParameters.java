package org.brainrank.method.gradients;

import java.util.List;
import java.util.Locale;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;

/** The parameters that methods under noise share. */
final class NoiseParameters {
    static final String COST = "samples × (1 forward + 1 backward) + 1 forward per window, all layers; smoothgrad,"
            + " squaregrad and vargrad of equal deviation, samples and seed share it";

    private static final ParameterSpec DEVIATION = ParameterSpec.number(
            "deviation",
            0.15,
            1e-6,
            10,
            "Standard deviation of the noise, relative to the range (largest − smallest number) of a window's embeddings.");
    private static final ParameterSpec SEED = ParameterSpec.integer(
            "seed", 1, 0, Integer.MAX_VALUE, "Of the noise; with a window's tokens it fixes all of it.");

    private NoiseParameters() {}

    /** Adds them to a card. */
    static Card with(Card card, int fewestSamples, String norm) {
        return card.with(ParameterSpec.integer(
                        "samples",
                        20,
                        fewestSamples,
                        10_000,
                        "Noisy copies of a window; its error falls with their root."))
                .with(DEVIATION)
                .with(SEED)
                .with(ParameterSpec.choice(
                        "norm", norm, List.of("l2", "l1", "max"), "Over the dimensions of a token."));
    }

    static Explainer explainer(Parameters parameters, ModelInfo model, NoisyStatistic statistic) {
        Pass.Noise noise = new Pass.Noise(
                parameters.number("deviation"), parameters.integer("samples"), parameters.integer("seed"));
        Aggregate norm = Aggregate.valueOf(parameters.text("norm").toUpperCase(Locale.ROOT));
        return new NoiseExplainer(model.layers(), noise, statistic, norm);
    }
}
