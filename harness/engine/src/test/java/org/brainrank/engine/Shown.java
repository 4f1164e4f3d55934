package org.brainrank.engine;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;

/** Every number that a run showed for each window, in the order in which it was shown. */
final class Shown {
    private Shown() {}

    static List<List<Float>> of(LanguageModel model, PassRequest request, List<TokenWindow> windows) {
        List<List<Float>> numbers = new ArrayList<>();
        windows.forEach(window -> numbers.add(new ArrayList<>()));
        model.run(request, windows, (window, seen) -> add(request, seen, numbers.get(window)));
        return numbers;
    }

    private static void add(PassRequest request, Observation seen, List<Float> numbers) {
        numbers.add((float) seen.output());
        numbers.add((float) seen.prediction().logProbability());
        numbers.add((float) seen.prediction().entropy());
        for (int layer : request.layers()) {
            for (Quantity quantity : request.quantities()) {
                if (seen.shows(layer)) {
                    add(quantity, layer, seen, numbers);
                }
            }
        }
    }

    private static void add(Quantity quantity, int layer, Observation seen, List<Float> numbers) {
        switch (quantity) {
            case ACTIVATIONS -> add(seen.activations(layer), numbers);
            case INPUTS -> add(seen.inputs(layer), numbers);
            case ERASED -> add(seen.erased(layer), numbers);
            case COALITIONS -> add(seen.coalitionOutputs(), numbers);
            case COALITION_LOG_PROBABILITIES -> add(seen.coalitionLogProbabilities(), numbers);
            case REMOVED -> add(seen.removed(), numbers);
            case ZEROED -> {
                if (layer > 0) {
                    add(seen.zeroed(layer), numbers);
                }
            }
            case ATTENTION_GRADIENTS -> {
                if (layer > 0 && seen.hasGradients()) {
                    add(seen.attentionGradients(layer), numbers);
                }
            }
            case DIRECTIONS -> {
                if (seen.hasGradients()) {
                    add(seen.directions(layer), numbers);
                }
            }
            case GRADIENTS -> {
                if (seen.hasGradients()) {
                    add(seen.gradients(layer), numbers);
                }
            }
            case HEAD_OUTPUTS -> add(seen.headOutputs(layer), numbers);
            case MLP_OUTPUTS -> add(seen.mlpOutputs(layer), numbers);
            case TRANSFORMED_NORMS -> add(seen.transformedNorms(layer), numbers);
            case PROXIMITIES -> add(seen.proximities(layer), numbers);
            case LENS -> add(seen.lens(layer), numbers);
            case TOKEN_LOG_PROBABILITIES -> add(seen.tokenLogProbabilities(), numbers);
            case ATTENTION -> {
                if (layer > 0) {
                    add(seen.attention(layer), numbers);
                }
            }
        }
    }

    private static void add(Tensor tensor, List<Float> numbers) {
        for (float value : tensor.toArray()) {
            numbers.add(value);
        }
    }
}
