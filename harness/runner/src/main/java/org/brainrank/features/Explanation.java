package org.brainrank.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import org.brainrank.config.WindowSettings;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;

/**
 * One window explained by one variant: what {@code brainrank explain} shows.
 *
 * @param prediction the target token, its logit and log-probability
 * @param text the words and their tokens; empty if token ids were given
 * @param ids token ids
 * @param layers results by layer
 */
public record Explanation(Prediction prediction, Optional<WordTokens> text, int[] ids, List<Layer> layers) {

    /**
     * What the variant says at one layer.
     *
     * @param layer from 0 to L
     * @param tokenScores one per token; empty for vectors
     * @param wordScores one per word; empty for vectors, or where only ids were given
     * @param vector empty for scores
     * @param completenessGap relative gap of a method that promises completeness
     * @param standardError relative, of a method that samples
     */
    public record Layer(
            int layer,
            float[] tokenScores,
            float[] wordScores,
            float[] vector,
            Optional<Double> completenessGap,
            Optional<Double> standardError) {}

    /**
     * Explains one window.
     *
     * @param model open
     * @param explainer a variant on this model
     * @param layers which; those that the variant does not explain are left out
     * @param output the scalar f
     * @param window tokens and target
     * @param text the words behind the tokens, if any
     * @return the explanation, subword scores summed to words
     * @throws UserException if the variant explains none of the layers, or the window is too long
     */
    public static Explanation of(
            LanguageModel model,
            Explainer explainer,
            SortedSet<Integer> layers,
            Output output,
            TokenWindow window,
            Optional<WordTokens> text) {
        return of(model, explainer, layers, output, window, text, WindowSettings.Subwords.SUM);
    }

    /**
     * Explains one window.
     *
     * @param model open
     * @param explainer a variant on this model
     * @param layers which; those that the variant does not explain are left out
     * @param output the scalar f
     * @param window tokens and target
     * @param text the words behind the tokens, if any
     * @param subwords how the scores of a word's tokens become one
     * @return the explanation
     * @throws UserException if the variant explains none of the layers, the window is too long, or the target is its own foil
     */
    public static Explanation of(
            LanguageModel model,
            Explainer explainer,
            SortedSet<Integer> layers,
            Output output,
            TokenWindow window,
            Optional<WordTokens> text,
            WindowSettings.Subwords subwords) {
        List<Unit> units = layers.stream()
                .filter(explainer::explains)
                .map(layer -> new Unit("", explainer, layer))
                .toList();
        if (units.isEmpty()) {
            throw new UserException("this method says nothing at layers " + layers + " of '"
                    + model.info().id() + "', which has layers 0 (input) to "
                    + model.info().layers() + "; name others with --layer");
        }
        if (window.tokens() > model.info().maxTokens()) {
            throw new UserException("the text has " + window.tokens() + " tokens; '"
                    + model.info().id() + "' reads at most " + model.info().maxTokens() + "; give fewer words");
        }
        int ofLastWord =
                text.map(words -> WordFold.tokensOfLast(words.wordOfToken())).orElse(1);
        List<Reducer> reducers = units.stream()
                .map(unit -> explainer.reducer(unit.layer(), window.tokens(), ofLastWord))
                .toList();
        List<Prediction> predictions = new ArrayList<>();
        PassRequest request = PassGroup.of(units, output).get(0).request();
        model.run(request, List.of(window), (index, step) -> {
            predictions.add(step.prediction());
            for (int i = 0; i < units.size(); i++) {
                if (step.shows(units.get(i).layer())) {
                    reducers.get(i).observe(step);
                }
            }
        });
        Prediction prediction = predictions.get(0);
        prediction.foil().filter(foil -> foil.token() == prediction.target()).ifPresent(foil -> {
            throw new UserException("the contrast is with token " + foil.token()
                    + ", which is the target itself, so there is nothing to explain; give another, or runner-up");
        });
        List<Layer> results = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            results.add(layer(units.get(i), reducers.get(i), text, subwords));
        }
        return new Explanation(prediction, text, window.ids(), results);
    }

    private static Layer layer(
            Unit unit, Reducer reducer, Optional<WordTokens> text, WindowSettings.Subwords subwords) {
        float[] scores = reducer.scores();
        Optional<Double> gap = boxed(reducer.completenessGap());
        Optional<Double> error = boxed(reducer.standardError());
        if (unit.explainer().kind() == Explainer.Kind.VECTOR) {
            return new Layer(unit.layer(), new float[0], new float[0], scores, gap, error);
        }
        float[] words = text.map(mapping -> WordFold.words(
                        scores, mapping.wordOfToken(), mapping.words().size(), subwords))
                .orElseGet(() -> new float[0]);
        return new Layer(unit.layer(), scores, words, new float[0], gap, error);
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
