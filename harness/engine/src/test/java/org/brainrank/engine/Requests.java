package org.brainrank.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;

/** Requests and windows for tests. */
final class Requests {
    /** One of each pass, with all that it shows at all layers. */
    static final List<PassRequest> ALL = List.of(
            of(new Pass.Forward(), Quantity.ACTIVATIONS, Quantity.INPUTS, Quantity.ATTENTION),
            of(new Pass.Gradient(), Quantity.INPUTS, Quantity.GRADIENTS),
            of(new Pass.Gradient(), Quantity.GRADIENTS, Quantity.LENS, Quantity.TOKEN_LOG_PROBABILITIES),
            of(new Pass.Path(Baseline.ZERO, 4, Quadrature.GAUSS_LEGENDRE), Quantity.INPUTS, Quantity.GRADIENTS),
            of(
                    new Pass.LayerPath(Baseline.MEAN_EMBEDDING, 3, Quadrature.RIEMANN_MIDDLE),
                    Quantity.INPUTS,
                    Quantity.GRADIENTS),
            of(new Pass.Erasure(Baseline.ZERO), Quantity.ERASED),
            input(new Pass.Erasure(Baseline.MEAN_EMBEDDING), Quantity.ERASED),
            input(new Pass.Removal(), Quantity.REMOVED),
            input(
                    new Pass.Subsets(Baseline.token(3), new Coalitions.Permutations(4, true, 1)),
                    Quantity.COALITIONS,
                    Quantity.COALITION_LOG_PROBABILITIES),
            input(
                    new Pass.Replacements(new Coalitions.Bernoulli(30, 0.7, 2), ToyNetwork.VOCABULARY, 3),
                    Quantity.COALITIONS),
            of(new Pass.ValueZeroing(), Quantity.ZEROED));

    private Requests() {}

    static PassRequest of(Pass pass, Quantity... quantities) {
        TreeSet<Integer> layers = new TreeSet<>(
                IntStream.rangeClosed(0, ToyNetwork.LAYERS).boxed().toList());
        return new PassRequest(pass, layers, Set.of(quantities), Output.LOGIT);
    }

    static PassRequest input(Pass pass, Quantity... quantities) {
        return new PassRequest(pass, new TreeSet<>(Set.of(0)), Set.of(quantities), Output.LOGIT);
    }

    static List<TokenWindow> windows(int count, int tokens) {
        Random random = new Random(11);
        List<TokenWindow> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(TokenWindow.predicted(
                    random.ints(tokens, 0, ToyNetwork.VOCABULARY).toArray()));
        }
        return windows;
    }
}
