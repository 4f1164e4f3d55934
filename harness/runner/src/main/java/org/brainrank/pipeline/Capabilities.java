package org.brainrank.pipeline;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Place;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/** Matches what a method needs with what a model can show. */
public final class Capabilities {
    private Capabilities() {}

    /**
     * Checks.
     *
     * @param variant the method's name with its parameters
     * @param explainer of the method
     * @param layers at which the method is asked
     * @param model what it is asked of
     * @param place where the method is named
     * @throws ConfigException naming what is missing and what to do
     */
    public static void check(
            String variant, Explainer explainer, SortedSet<Integer> layers, ModelInfo model, Place place) {
        Set<Capability> missing = needed(explainer, layers);
        missing.removeAll(model.capabilities());
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    place,
                    "'" + variant + "' needs " + labels(missing) + "; model '" + model.id() + "' offers "
                            + labels(model.capabilities()) + ". "
                            + String.join(
                                    ". ",
                                    missing.stream()
                                            .map(Capability::remedy)
                                            .distinct()
                                            .toList()));
        }
    }

    private static Set<Capability> needed(Explainer explainer, SortedSet<Integer> layers) {
        Set<Capability> needed = EnumSet.noneOf(Capability.class);
        for (Quantity quantity : explainer.quantities()) {
            needed.add(
                    switch (quantity) {
                        case ACTIVATIONS, INPUTS, LENS, TOKEN_LOG_PROBABILITIES -> Capability.ACTIVATIONS;
                        case HEAD_OUTPUTS, MLP_OUTPUTS, TRANSFORMED_NORMS, PROXIMITIES -> Capability.INTERNALS;
                        case ATTENTION -> Capability.ATTENTION;
                        case GRADIENTS -> Capability.GRADIENTS;
                        case ERASED, DIRECTIONS, COALITIONS, COALITION_LOG_PROBABILITIES, REMOVED ->
                            Capability.INTERVENTIONS;
                        case ZEROED -> Capability.VALUE_ZEROING;
                        case ATTENTION_GRADIENTS -> Capability.ATTENTION_GRADIENTS;
                    });
        }
        if (explainer.pass() instanceof Pass.Path || explainer.pass() instanceof Pass.LayerPath) {
            needed.add(Capability.INTERVENTIONS);
        }
        boolean behind = layers.stream().anyMatch(layer -> layer > 0 && explainer.explains(layer));
        if (behind && (explainer.pass() instanceof Pass.LayerPath || explainer.pass() instanceof Pass.Erasure)) {
            needed.add(Capability.HIDDEN_INTERVENTIONS);
        }
        if (explainer.pass() instanceof Pass.Noise) {
            needed.add(Capability.INTERVENTIONS);
        }
        if (explainer.pass() instanceof Pass.Relevance || explainer.pass() instanceof Pass.Rescale) {
            needed.add(Capability.RELEVANCE);
        }
        return needed;
    }

    private static String labels(Set<Capability> capabilities) {
        return capabilities.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        capabilities.stream().map(Capability::label).sorted().toList());
    }
}
