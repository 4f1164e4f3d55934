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
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.Quantity;

/**
 * The units that one run of a pass serves.
 *
 * @param request the pass, with the union of the layers and quantities that the units read
 * @param units all of them
 */
public record PassGroup(PassRequest request, List<Unit> units) {
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

    /**
     * The same in a run.
     *
     * @param passages of the run's stories
     * @return a copy
     */
    public PassGroup among(Passages passages) {
        return new PassGroup(request.among(passages), units);
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

    /**
     * Roughly how many forward passes a window costs, for progress and plans; a backward through activations costs about as
     * much as a forward.
     *
     * @param layers L of the model
     * @param tokens length of the window
     * @return at least 1
     */
    public double cost(int layers, double tokens) {
        return costs(layers, tokens).total();
    }

    /**
     * The same in parts.
     *
     * @param layers L of the model
     * @param tokens length of the window
     * @return forwards, backwards, and what is read beside f
     */
    public PassCost costs(int layers, double tokens) {
        return PassCost.of(request, layers, tokens);
    }
}
