package org.brainrank.features;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;

/**
 * The units that one run of a pass serves.
 *
 * @param request the pass, with the union of the layers and quantities that the units read
 * @param units all of them
 */
public record PassGroup(PassRequest request, List<Unit> units) {
    // In forwards, measured on GPT-2 small's shape, windows of 14 tokens, 16 a batch, two cores.
    private static final double LENS = 0.1;
    private static final double TOKEN_LOG_PROBABILITIES = 2;
    private static final double MOVED_VECTORS = 0.1;

    /**
     * Groups units by their pass.
     *
     * @param units of one model
     * @param output the scalar f
     * @return one group per pass, in the order in which passes first appear
     */
    public static List<PassGroup> of(List<Unit> units, Output output) {
        Map<Pass, List<Unit>> byPass = new LinkedHashMap<>();
        for (Unit unit : units) {
            byPass.computeIfAbsent(unit.explainer().pass(), pass -> new ArrayList<>())
                    .add(unit);
        }
        List<PassGroup> groups = new ArrayList<>();
        byPass.forEach(
                (pass, sharing) -> groups.add(new PassGroup(request(pass, sharing, output), List.copyOf(sharing))));
        return groups;
    }

    /**
     * The same pass for some of the units.
     *
     * @param some of {@link #units}, at least one
     * @return a group that computes what they read and no more
     */
    public PassGroup only(List<Unit> some) {
        return of(some, request.output()).get(0);
    }

    private static PassRequest request(Pass pass, List<Unit> units, Output output) {
        TreeSet<Integer> layers = new TreeSet<>();
        Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
        for (Unit unit : units) {
            layers.addAll(unit.explainer().reads(unit.layer()));
            quantities.addAll(unit.explainer().quantities());
        }
        return new PassRequest(pass, layers, quantities, output);
    }

    /** Forwards of passes that run variants of a window, and of the forward pass. */
    private double perturbed(int layers, double tokens) {
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

    /**
     * Roughly how many forward passes a window costs, for progress and plans; a backward through activations costs about as
     * much as a forward.
     *
     * @param layers L of the model
     * @param tokens length of the window
     * @return at least 1
     */
    public double cost(int layers, double tokens) {
        Pass pass = request.pass();
        if (pass instanceof Pass.Gradient) {
            return 2 + beside();
        }
        if (pass instanceof Pass.Path path) {
            return 2.0 * path.points() + 3;
        }
        if (pass instanceof Pass.Noise noise) {
            return 2.0 * noise.samples() + 1;
        }
        if (pass instanceof Pass.RandomPath path) {
            return 3.0 * path.samples() + 2;
        }
        if (pass instanceof Pass.SequentialPath path) {
            return (2.0 * path.points() + 1) * tokens + 2;
        }
        if (pass instanceof Pass.DiscretePath path) {
            return 2.0 * path.points() + 3;
        }
        if (pass instanceof Pass.Relevance) {
            return 3; // every step that has a rule is taken twice
        }
        if (pass instanceof Pass.Rescale) {
            return 5;
        }
        double fromLayer = request.layers().stream()
                .mapToDouble(layer -> (layers - layer + 0.5) / layers)
                .sum();
        if (pass instanceof Pass.LayerPath path) {
            return 2 + (2.0 * path.points() + 3) * fromLayer;
        }
        return pass instanceof Pass.Erasure ? 1 + tokens * fromLayer : perturbed(layers, tokens) + beside();
    }

    /** What is read beside f: an output matrix a layer or a token, and the vectors that each block's heads move. */
    private double beside() {
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
}
