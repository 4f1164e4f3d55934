package org.brainrank.plugins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.ModelChoice;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;

/** Checks an experiment against the plugins, and writes the plugins' defaults into it. */
public final class ExperimentCompletion {
    private ExperimentCompletion() {}

    /**
     * Completes an experiment.
     *
     * @param experiment as read
     * @param catalog what there is
     * @return the experiment with every parameter of every plugin
     * @throws ConfigException if a plugin or parameter is unknown, a value is not allowed, or two methods turn out to be
     *     the same
     */
    public static Experiment complete(Experiment experiment, PluginCatalog catalog) {
        return new Experiment(
                experiment.name(),
                completed(experiment.dataset(), catalog::requireDataset),
                experiment.subjects(),
                experiment.models().stream()
                        .map(model -> new ModelChoice(model.name(), completed(model.plugin(), catalog::requireModel)))
                        .toList(),
                experiment.layers(),
                distinct(experiment.methods(), catalog::requireMethod),
                distinct(experiment.controls(), catalog::requireControl),
                experiment.imported(),
                experiment.window(),
                experiment.alignment(),
                experiment.encoding(),
                experiment.statistics(),
                experiment.report(),
                experiment.seed());
    }

    private static <T> PluginChoice completed(PluginChoice choice, Function<PluginChoice, Offer<T>> require) {
        return new PluginChoice(
                choice.id(), require.apply(choice).parameters(choice).values(), choice.place(), choice.lines());
    }

    private static <T> List<PluginChoice> distinct(
            List<PluginChoice> choices, Function<PluginChoice, Offer<T>> require) {
        Map<String, Place> first = new HashMap<>();
        return choices.stream()
                .map(choice -> {
                    String variant = require.apply(choice).parameters(choice).variantOf(choice.id());
                    Place earlier = first.putIfAbsent(variant, choice.place());
                    if (earlier != null) {
                        throw new ConfigException(
                                choice.place(), "is " + variant + ", the same as " + earlier.key() + "; remove one");
                    }
                    return completed(choice, require);
                })
                .toList();
    }
}
