package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;

/** Runs one method on one model, as the harness does, without the harness. */
public final class MethodRun {
    private final LanguageModel model;
    private final Explainer explainer;
    private final Output output;

    private MethodRun(LanguageModel model, Explainer explainer, Output output) {
        this.model = model;
        this.explainer = explainer;
        this.output = output;
    }

    /**
     * A run that explains the target's logit.
     *
     * @param model on which
     * @param plugin the method
     * @param parameters its parameters; missing ones take their defaults
     * @return the run
     */
    public static MethodRun of(LanguageModel model, MethodPlugin plugin, Map<String, ?> parameters) {
        return of(model, plugin, parameters, Output.LOGIT);
    }

    /**
     * A run that explains a chosen output.
     *
     * @param model on which
     * @param plugin the method
     * @param parameters its parameters; missing ones take their defaults
     * @param output what is explained
     * @return the run
     */
    public static MethodRun of(LanguageModel model, MethodPlugin plugin, Map<String, ?> parameters, Output output) {
        return new MethodRun(model, plugin.explainer(plugin.card().resolve(parameters), model.info()), output);
    }

    /**
     * The method on this model.
     *
     * @return the explainer
     */
    public Explainer explainer() {
        return explainer;
    }

    /**
     * The layers that the method explains.
     *
     * @return from 0 to L
     */
    public SortedSet<Integer> layers() {
        SortedSet<Integer> layers = new TreeSet<>();
        for (int layer = 0; layer <= model.info().layers(); layer++) {
            if (explainer.explains(layer)) {
                layers.add(layer);
            }
        }
        return layers;
    }

    /**
     * Explains windows at one layer.
     *
     * @param layer one that the method explains
     * @param windows of one length
     * @return one explanation a window
     */
    public List<Explanation> at(int layer, List<TokenWindow> windows) {
        return at(new TreeSet<>(List.of(layer)), windows).getOrDefault(layer, List.of());
    }

    /**
     * Explains one window at one layer.
     *
     * @param layer one that the method explains
     * @param window the tokens
     * @return the explanation
     */
    public Explanation at(int layer, TokenWindow window) {
        return at(layer, List.of(window)).get(0);
    }

    /**
     * Explains windows at several layers, from one run of the pass in batches of the size that the model asks for.
     *
     * @param layers each one that the method explains
     * @param windows of one length
     * @return layer to one explanation a window
     */
    public SortedMap<Integer, List<Explanation>> at(SortedSet<Integer> layers, List<TokenWindow> windows) {
        SortedSet<Integer> read = new TreeSet<>();
        layers.forEach(layer -> read.addAll(explainer.reads(layer)));
        PassRequest request = new PassRequest(explainer.pass(), read, explainer.quantities(), output);
        SortedMap<Integer, List<Explanation>> explanations = new TreeMap<>();
        layers.forEach(layer -> explanations.put(layer, new ArrayList<>()));
        int size =
                windows.isEmpty() ? 1 : model.batchSize(request, windows.get(0).tokens());
        for (int start = 0; start < windows.size(); start += size) {
            List<TokenWindow> batch = windows.subList(start, Math.min(windows.size(), start + size));
            runBatch(request, layers, batch, explanations);
        }
        return explanations;
    }

    private void runBatch(
            PassRequest request,
            SortedSet<Integer> layers,
            List<TokenWindow> batch,
            SortedMap<Integer, List<Explanation>> explanations) {
        List<Map<Integer, Reducer>> reducers = new ArrayList<>();
        for (TokenWindow window : batch) {
            Map<Integer, Reducer> ofWindow = new TreeMap<>();
            layers.forEach(layer -> ofWindow.put(layer, explainer.reducer(layer, window.tokens())));
            reducers.add(ofWindow);
        }
        model.run(
                request,
                batch,
                (window, step) -> reducers.get(window).forEach((layer, reducer) -> {
                    if (step.shows(layer)) {
                        reducer.observe(step);
                    }
                }));
        for (Map<Integer, Reducer> ofWindow : reducers) {
            ofWindow.forEach((layer, reducer) -> {
                List<Explanation> sofar = explanations.get(layer);
                if (sofar != null) {
                    sofar.add(new Explanation(reducer.scores(), reducer.completenessGap()));
                }
            });
        }
    }
}
