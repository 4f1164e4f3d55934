package org.brainrank.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;

/**
 * Methods that share one pass, at all layers that they explain; run as the runner does, on the calling thread.
 *
 * @param model on which
 * @param request the pass, for all methods
 * @param explainers the methods
 */
record Sweep(LanguageModel model, PassRequest request, List<Explainer> explainers) {
    /** Methods with their parameters. */
    static Sweep of(LanguageModel model, Map<MethodPlugin, Map<String, ?>> methods) {
        List<Explainer> explainers = new ArrayList<>();
        methods.forEach((plugin, parameters) ->
                explainers.add(plugin.explainer(plugin.card().resolve(parameters), model.info())));
        Set<Integer> layers = new TreeSet<>();
        Set<org.brainrank.spi.model.Quantity> quantities = new HashSet<>();
        for (Explainer explainer : explainers) {
            if (!explainer.pass().equals(explainers.get(0).pass())) {
                throw new IllegalArgumentException("the methods do not share a pass: " + explainer.pass() + " and "
                        + explainers.get(0).pass());
            }
            quantities.addAll(explainer.quantities());
            layers(model, explainer).forEach(layer -> layers.addAll(explainer.reads(layer)));
        }
        return new Sweep(
                model,
                new PassRequest(explainers.get(0).pass(), new TreeSet<>(layers), quantities, Output.LOGIT),
                explainers);
    }

    /** Runs all windows; a sum of scores, so that nothing is left out. */
    double run(List<TokenWindow> windows) {
        int size = model.batchSize(request, windows.get(0).tokens());
        double sum = 0;
        for (int from = 0; from < windows.size(); from += size) {
            sum += batch(windows.subList(from, Math.min(windows.size(), from + size)));
        }
        return sum;
    }

    private double batch(List<TokenWindow> windows) {
        List<List<Reducer>> reducers = new ArrayList<>();
        for (TokenWindow window : windows) {
            List<Reducer> ofWindow = new ArrayList<>();
            for (Explainer explainer : explainers) {
                layers(model, explainer).forEach(layer -> ofWindow.add(explainer.reducer(layer, window.tokens())));
            }
            reducers.add(ofWindow);
        }
        double[] outputs = new double[1];
        model.run(request, windows, (window, step) -> {
            outputs[0] += step.output();
            reducers.get(window).forEach(reducer -> reducer.observe(step));
        });
        double sum = outputs[0];
        for (List<Reducer> ofWindow : reducers) {
            for (Reducer reducer : ofWindow) {
                sum += reducer.scores()[0];
            }
        }
        return sum;
    }

    private static List<Integer> layers(LanguageModel model, Explainer explainer) {
        List<Integer> layers = new ArrayList<>();
        for (int layer = 0; layer <= model.info().layers(); layer++) {
            if (explainer.explains(layer)) {
                layers.add(layer);
            }
        }
        return layers;
    }
}
