package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;

/** Parameters to test a plugin with, from what its card declares. */
final class Parameterisations {
    private Parameterisations() {}

    /** The defaults, then every choice of every parameter in turn. */
    static List<Map<String, Object>> of(Card card) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
        for (ParameterSpec parameter : card.parameters()) {
            for (String choice : parameter.choices()) {
                if (!choice.equals(parameter.defaultValue().orElse(null))) {
                    all.add(Map.of(parameter.name(), choice));
                }
            }
        }
        return all;
    }

    /** Whatever it has an effect beside. */
    static void resolveOne(Card card, ParameterSpec parameter, Object value) {
        ParameterSpec alone = new ParameterSpec(
                parameter.name(),
                parameter.type(),
                parameter.description(),
                parameter.defaultValue(),
                parameter.minimum(),
                parameter.maximum(),
                parameter.choices());
        Parameters.resolve(card.id(), List.of(alone), Map.of(parameter.name(), value));
    }
}
