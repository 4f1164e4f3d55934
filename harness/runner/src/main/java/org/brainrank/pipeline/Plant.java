package org.brainrank.pipeline;

import java.util.List;
import java.util.OptionalInt;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.config.VariantSpelling;

/**
 * A feature space that simulated listeners read: a method of a config at a layer, or a control.
 *
 * @param text as typed: {@code VARIANT@LAYER}, {@code VARIANT@LAYER@MODEL} or {@code CONTROL}
 * @param choice the method or control, from the config
 * @param layer of a method; empty for a control
 * @param model its name; {@link FeatureSet#NO_MODEL} for a control
 */
public record Plant(String text, PluginChoice choice, OptionalInt layer, String model) {
    private static final Place OPTION = Place.commandLine("--plant");

    /**
     * Reads what was typed.
     *
     * @param text {@code VARIANT@LAYER}, {@code VARIANT@LAYER@MODEL} (needed with several models) or {@code CONTROL}; a variant
     *     may leave out parameters that the config's own has
     * @param experiment whose methods and controls can be planted, with the defaults of their parameters
     * @return the plant
     * @throws ConfigException if the config has no such method, control or model, or more than one
     */
    public static Plant parse(String text, Experiment experiment) {
        String[] parts = text.strip().split("@", -1);
        if (parts.length > 3) {
            throw misspelled(text);
        }
        PluginChoice typed = VariantSpelling.parse(parts[0], OPTION);
        if (parts.length == 1) {
            return new Plant(
                    text.strip(),
                    one(text, typed, experiment.controls(), "control"),
                    OptionalInt.empty(),
                    FeatureSet.NO_MODEL);
        }
        if (!parts[1].matches("[0-9]{1,4}")) {
            throw misspelled(text);
        }
        List<String> models =
                experiment.models().stream().map(model -> model.name()).toList();
        String model = parts.length == 3 ? parts[2] : models.get(0);
        if (!models.contains(model) || (parts.length == 2 && models.size() > 1)) {
            throw new ConfigException(
                    OPTION,
                    "'" + text + "' says which model it reads, one of " + String.join(", ", models)
                            + ": write it like '" + parts[0] + "@" + parts[1] + "@" + models.get(0) + "'");
        }
        return new Plant(
                text.strip(),
                one(text, typed, experiment.methods(), "method"),
                OptionalInt.of(Integer.parseInt(parts[1])),
                model);
    }

    /** Whether a method is planted, not a control. */
    boolean ofMethod() {
        return layer.isPresent();
    }

    private static PluginChoice one(String text, PluginChoice typed, List<PluginChoice> choices, String kind) {
        List<PluginChoice> found = choices.stream()
                .filter(choice -> choice.id().equals(typed.id())
                        && typed.parameters().entrySet().stream()
                                .allMatch(entry -> String.valueOf(entry.getValue())
                                        .equals(String.valueOf(
                                                choice.parameters().get(entry.getKey())))))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String known = choices.isEmpty()
                ? "it has none"
                : "it has "
                        + String.join(", ", choices.stream().map(Plant::spelled).toList());
        throw new ConfigException(
                OPTION,
                "'" + text + "' fits " + (found.isEmpty() ? "no " : found.size() + " ") + kind
                        + (found.isEmpty() ? "" : "s") + " of the config; " + known
                        + (kind.equals("control") ? ". A method needs its layer, like 'gradient-norm@1'" : ""));
    }

    private static String spelled(PluginChoice choice) {
        return choice.parameters().isEmpty()
                ? choice.id()
                : choice.id()
                        + choice.parameters().toString().replace(", ", ",").replace(" ", "");
    }

    private static ConfigException misspelled(String text) {
        return new ConfigException(
                OPTION,
                "'" + text + "' is not spelled like 'gradient-norm@1', 'erasure{mask=zero}@3@gpt2' or 'word-rate'");
    }
}
