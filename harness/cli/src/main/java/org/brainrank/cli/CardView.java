package org.brainrank.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.plugins.Offer;
import org.brainrank.provenance.VariantHash;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.method.Axiom;

/** A card as {@code --json} shows it. */
record CardView(
        String kind,
        String id,
        String summary,
        String formula,
        String cost,
        String licence,
        List<ParameterView> parameters,
        Map<String, List<String>> axioms,
        List<String> references,
        String plugin,
        String pluginVersion,
        Optional<String> variant,
        Optional<String> variantHash) {
    /** A parameter as {@code --json} shows it; no default means that a value must be given. */
    record ParameterView(
            String name, ParameterSpec.Type type, String expected, Optional<Object> standard, String description) {}

    static CardView of(Kind kind, Offer<?> offer) {
        return of(kind, offer, Optional.empty());
    }

    /** With the canonical name of what was described, and its hash. */
    static CardView of(Kind kind, Offer<?> offer, Optional<String> variant) {
        Card card = offer.card();
        return new CardView(
                kind.singular(),
                card.id(),
                card.summary(),
                card.formula(),
                card.cost(),
                card.licence(),
                card.parameters().stream()
                        .map(spec -> new ParameterView(
                                spec.name(), spec.type(), spec.expected(), spec.defaultValue(), spec.description()))
                        .toList(),
                axioms(offer),
                card.references(),
                offer.pluginId(),
                offer.pluginVersion(),
                variant,
                variant.map(VariantHash::of));
    }

    private static Map<String, List<String>> axioms(Offer<?> offer) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        Promises.of(offer)
                .forEach((variant, axioms) ->
                        labels.put(variant, axioms.stream().map(Axiom::label).toList()));
        return labels;
    }
}
