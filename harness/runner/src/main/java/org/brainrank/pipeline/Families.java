package org.brainrank.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.features.Unit;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.Quantity;

/** Which methods explain, and which only show what the model holds: told by what they return and read, not by their names. */
final class Families {
    /** What a method is in the field's questions. */
    enum Kind {
        /** Scores of words: what made the model say what it said. */
        EXPLANATION("explanations"),
        /** Vectors: what the model holds. */
        ACTIVATIONS("activations"),
        /** Scores of words that are read off attention weights alone. */
        ATTENTION("attention");

        final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private static final String CONDUCTANCE = "conductance";

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private Families() {}

    static Families of(List<PreparedModel> models) {
        Families families = new Families();
        for (PreparedModel model : models) {
            for (Unit unit : model.units()) {
                families.kinds.put(unit.variant(), kind(unit.explainer()));
            }
        }
        return families;
    }

    private static Kind kind(Explainer explainer) {
        if (explainer.kind() == Explainer.Kind.VECTOR) {
            return Kind.ACTIVATIONS;
        }
        return explainer.quantities().equals(Set.of(Quantity.ATTENTION)) ? Kind.ATTENTION : Kind.EXPLANATION;
    }

    /** Variants of a kind, in the config's order. */
    List<String> variants(Kind kind) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All variants, in the config's order. */
    List<String> variants() {
        return List.copyOf(kinds.keySet());
    }

    /** The variants of conductance, which has a question of its own. */
    List<String> conductance() {
        return kinds.keySet().stream()
                .filter(variant -> variant.equals(CONDUCTANCE) || variant.startsWith(CONDUCTANCE + "{"))
                .toList();
    }
}
