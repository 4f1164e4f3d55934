package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.TokenWindow;

/** Runs one method on one model, as the harness does, without the harness. */
public final class MethodRun {
    private static final long TEXT_SEED = 20260103;
    /** Tokens to draw passages from. */
    private static final int TEXT = 500;

    private final LanguageModel model;
    private final Explainer explainer;
    private final Output output;

    private final int ofLastWord;

    private MethodRun(LanguageModel model, Explainer explainer, Output output, int ofLastWord) {
        this.ofLastWord = ofLastWord;
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
        return new MethodRun(model, plugin.explainer(plugin.card().resolve(parameters), model.info()), output, 1);
    }

    /**
     * The same for windows whose last word is several tokens.
     *
     * @param tokens how many of the last tokens are the last word
     * @return a copy
     */
    public MethodRun ofLastWord(int tokens) {
        return new MethodRun(model, explainer, output, tokens);
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
        PassRequest request = request(layers);
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

    /** What is asked of the model; passages are drawn from a text of random tokens, the same in every run. */
    PassRequest request(SortedSet<Integer> layers) {
        int[] text =
                new Random(TEXT_SEED).ints(TEXT, 0, model.info().vocabulary()).toArray();
        return new PassRequest(explainer.pass(), read(layers), explainer.quantities(), output)
                .among(Passages.of(List.of(text)));
    }

    private SortedSet<Integer> read(SortedSet<Integer> layers) {
        SortedSet<Integer> read = new TreeSet<>(layers);
        layers.forEach(layer -> read.addAll(explainer.reads(layer)));
        return read;
    }

    private void runBatch(
            PassRequest request,
            SortedSet<Integer> layers,
            List<TokenWindow> batch,
            SortedMap<Integer, List<Explanation>> explanations) {
        List<Map<Integer, Reducer>> reducers = new ArrayList<>();
        for (TokenWindow window : batch) {
            Map<Integer, Reducer> ofWindow = new TreeMap<>();
            layers.forEach(layer -> ofWindow.put(layer, explainer.reducer(layer, window.tokens(), ofLastWord)));
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
                    sofar.add(new Explanation(reducer.scores(), reducer.completenessGap(), reducer.standardError()));
                }
            });
        }
    }
}
