package org.brainrank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.plugins.Offer;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.MethodPlugin;

/** Which axioms a method's variants promise; their contract tests check each. */
final class Promises {
    /** What the contract asks of every method. */
    static final List<String> OF_ALL = List.of("determinism", "batch-size-and-order-invariance", "causality");

    private Promises() {}

    /**
     * Axioms by variant: that of the defaults, and those whose choices change what is promised.
     *
     * @return empty for what is no method, or cannot be made without a value
     */
    static Map<String, List<Axiom>> of(Offer<?> offer) {
        Map<String, List<Axiom>> promises = new LinkedHashMap<>();
        Card card = offer.card();
        boolean complete =
                card.parameters().stream().allMatch(spec -> spec.defaultValue().isPresent());
        if (!complete || !(offer.extension() instanceof MethodPlugin method)) {
            return promises;
        }
        Set<Axiom> usual = method.axioms(card.resolve(Map.of()));
        promises.put(card.id(), sorted(usual));
        for (ParameterSpec spec : card.parameters()) {
            for (String choice : spec.choices()) {
                Set<Axiom> others = method.axioms(card.resolve(Map.of(spec.name(), choice)));
                if (!others.equals(usual)) {
                    promises.put(card.id() + "{" + spec.name() + "=" + choice + "}", sorted(others));
                }
            }
        }
        return promises;
    }

    private static List<Axiom> sorted(Set<Axiom> axioms) {
        List<Axiom> sorted = new ArrayList<>(axioms);
        sorted.sort(null);
        return sorted;
    }
}
