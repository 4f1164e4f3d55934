package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;

/**
 * Copies of everything that a pass showed of one window at one step; for tests alone, as a real reducer keeps sums.
 *
 * @param alpha place on the path
 * @param weight of the quadrature
 * @param output f
 * @param prediction on the unchanged window
 * @param values per quantity and layer, row-major; gradients are missing where the step has none
 */
public record Recording(
        double alpha,
        double weight,
        double output,
        Prediction prediction,
        Map<Quantity, Map<Integer, float[]>> values) {
    /**
     * A copy of one quantity.
     *
     * @param quantity one that was requested
     * @param layer one that the step shows
     * @return row-major
     */
    public float[] of(Quantity quantity, int layer) {
        float[] copy = values.getOrDefault(quantity, Map.of()).get(layer);
        if (copy == null) {
            throw new IllegalArgumentException(quantity + " of layer " + layer + " was not shown at alpha " + alpha);
        }
        return copy;
    }

    /**
     * Whether a quantity was shown.
     *
     * @param quantity any
     * @param layer any
     * @return true if {@link #of} has it
     */
    public boolean has(Quantity quantity, int layer) {
        return values.getOrDefault(quantity, Map.of()).containsKey(layer);
    }

    /**
     * Runs a pass and records it.
     *
     * @param model on which
     * @param pass how
     * @param layers which
     * @param quantities what
     * @param output the scalar f
     * @param windows of one length
     * @return per window, its steps in order
     */
    public static List<List<Recording>> record(
            LanguageModel model,
            Pass pass,
            List<Integer> layers,
            List<Quantity> quantities,
            Output output,
            List<TokenWindow> windows) {
        List<List<Recording>> recordings = new ArrayList<>();
        windows.forEach(window -> recordings.add(new ArrayList<>()));
        PassRequest request = new PassRequest(pass, new TreeSet<>(layers), new java.util.HashSet<>(quantities), output);
        model.run(request, windows, (window, step) -> recordings.get(window).add(copy(step, request)));
        return recordings;
    }

    private static final Set<Quantity> BLOCKS_ALONE = EnumSet.of(
            Quantity.ATTENTION,
            Quantity.HEAD_OUTPUTS,
            Quantity.MLP_OUTPUTS,
            Quantity.TRANSFORMED_NORMS,
            Quantity.PROXIMITIES);

    private static Recording copy(Observation step, PassRequest request) {
        Map<Quantity, Map<Integer, float[]>> values = new TreeMap<>();
        for (Quantity quantity : request.quantities()) {
            Map<Integer, float[]> ofQuantity = new TreeMap<>();
            for (int layer : request.layers()) {
                boolean absent = !step.shows(layer)
                        || (quantity == Quantity.GRADIENTS && !step.hasGradients())
                        || (layer == 0 && (BLOCKS_ALONE.contains(quantity) || quantity == Quantity.ZEROED))
                        || (quantity == Quantity.ATTENTION_GRADIENTS && (layer == 0 || !step.hasGradients()))
                        || (quantity == Quantity.DIRECTIONS && !step.hasGradients());
                if (!absent) {
                    ofQuantity.put(layer, read(step, quantity, layer));
                }
            }
            values.put(quantity, ofQuantity);
        }
        return new Recording(step.alpha(), step.weight(), step.output(), step.prediction(), values);
    }

    private static float[] read(Observation step, Quantity quantity, int layer) {
        return switch (quantity) {
            case ACTIVATIONS -> step.activations(layer).toArray();
            case ATTENTION -> step.attention(layer).toArray();
            case INPUTS -> step.inputs(layer).toArray();
            case GRADIENTS -> step.gradients(layer).toArray();
            case ERASED -> step.erased(layer).toArray();
            case COALITIONS -> step.coalitionOutputs().toArray();
            case COALITION_LOG_PROBABILITIES -> step.coalitionLogProbabilities().toArray();
            case REMOVED -> step.removed().toArray();
            case ZEROED -> step.zeroed(layer).toArray();
            case HEAD_OUTPUTS -> step.headOutputs(layer).toArray();
            case MLP_OUTPUTS -> step.mlpOutputs(layer).toArray();
            case TRANSFORMED_NORMS -> step.transformedNorms(layer).toArray();
            case PROXIMITIES -> step.proximities(layer).toArray();
            case LENS -> step.lens(layer).toArray();
            case TOKEN_LOG_PROBABILITIES -> step.tokenLogProbabilities().toArray();
            case ATTENTION_GRADIENTS -> step.attentionGradients(layer).toArray();
            case DIRECTIONS -> step.directions(layer).toArray();
        };
    }
}
