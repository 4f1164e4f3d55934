package org.brainrank.features;

import java.util.List;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;

/**
 * What a pass costs for one window. A sweep through a part of the blocks counts as that part.
 *
 * @param forwards sweeps through all blocks
 * @param backwards the same backwards; each takes about as long as a forward
 * @param beside what is read beside f, in forwards
 */
public record PassCost(double forwards, double backwards, double beside) {
    // In forwards, measured on GPT-2 small's shape, windows of 14 tokens, 16 a batch, two cores.
    private static final double LENS = 0.1;
    private static final double TOKEN_LOG_PROBABILITIES = 2;
    private static final double MOVED_VECTORS = 0.1;

    /**
     * Of a request.
     *
     * @param layers L of the model
     * @param tokens length of the window
     * @return at least one forward
     */
    static PassCost of(PassRequest request, int layers, double tokens) {
        Pass pass = request.pass();
        double fromLayer = request.layers().stream()
                .mapToDouble(layer -> (layers - layer + 0.5) / layers)
                .sum();
        if (pass instanceof Pass.Gradient) {
            return new PassCost(1, 1, beside(request));
        }
        if (pass instanceof Pass.Path path) {
            return swept(path.points() + 2, path.points() + 1);
        }
        if (pass instanceof Pass.Noise noise) {
            return swept(noise.samples() + 1, noise.samples());
        }
        if (pass instanceof Pass.RandomPath path) {
            return swept(2 * path.samples() + 2, path.samples());
        }
        if (pass instanceof Pass.SequentialPath path) {
            return swept((path.points() + 1) * tokens + 2, path.points() * tokens);
        }
        if (pass instanceof Pass.DiscretePath path) {
            return swept(path.points() + 3, path.points());
        }
        if (pass instanceof Pass.Relevance) {
            return swept(2, 1); // every step that has a rule is taken twice
        }
        if (pass instanceof Pass.Rescale) {
            return swept(3, 2);
        }
        if (pass instanceof Pass.LayerPath path) {
            return swept(2 + (path.points() + 2) * fromLayer, (path.points() + 1) * fromLayer);
        }
        if (pass instanceof Pass.Erasure) {
            return swept(1 + tokens * fromLayer, 0);
        }
        return new PassCost(perturbed(request, layers, tokens), 0, beside(request));
    }

    private static PassCost swept(double forwards, double backwards) {
        return new PassCost(forwards, backwards, 0);
    }

    /** Forwards of passes that run variants of a window, and of the forward pass. */
    private static double perturbed(PassRequest request, int layers, double tokens) {
        Pass pass = request.pass();
        int whole = (int) Math.round(tokens);
        if (pass instanceof Pass.Subsets subsets) {
            return 1 + (double) subsets.coalitions().count(whole);
        }
        if (pass instanceof Pass.Replacements replacements) {
            return 1 + (double) replacements.coalitions().count(whole);
        }
        if (pass instanceof Pass.ValueZeroing) {
            // From the token on alone, on average half of the positions.
            return 1 + (tokens + 1) / 2 * request.layers().tailSet(1).size() / layers;
        }
        return pass instanceof Pass.Removal ? 1 + tokens / 2 : 1;
    }

    /** What is read beside f: an output matrix a layer or a token, and the vectors that each block's heads move. */
    private static double beside(PassRequest request) {
        double cost = 0;
        if (request.quantities().contains(Quantity.LENS)) {
            cost += LENS * request.layers().size();
        }
        if (request.quantities().contains(Quantity.TOKEN_LOG_PROBABILITIES)) {
            cost += TOKEN_LOG_PROBABILITIES;
        }
        for (Quantity moved : List.of(Quantity.TRANSFORMED_NORMS, Quantity.PROXIMITIES)) {
            if (request.quantities().contains(moved)) {
                cost += MOVED_VECTORS * request.layers().size();
            }
        }
        return cost;
    }

    /**
     * All of it.
     *
     * @return in forwards
     */
    public double total() {
        return forwards + backwards + beside;
    }
}
