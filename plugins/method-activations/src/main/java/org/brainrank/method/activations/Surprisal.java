package org.brainrank.method.activations;

import java.util.List;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.pf4j.Extension;

/**
 * How unexpected a word is, in nats, at layer L alone: one number a window.
 *
 * <p>{@code of=heard} is the word that the window ends with, given the words of the window before it: minus the sum of the
 * log-probabilities of its tokens, each given those before. The window's first token has nothing before it and counts 0, so a
 * window of one word says 0, or less than all of a longer word. {@code of=target} is minus the log-probability of the target
 * token: with {@code window.target: actual} the first token of the word to come, with {@code predicted} the model's doubt in its
 * own best guess.
 *
 * <p>Source: Hale 2001; Levy 2008.
 */
@Extension
public final class Surprisal implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "surprisal", "How unexpected the word just heard was, one number; the last layer alone.")
            .withFormula(
                    "heard: −Σ log p(id_t | id_0 … id_{t−1}) over the last word's tokens t ≥ 1; target: −log p(target | window);"
                            + " in nats, layer L")
            .withCost("1 forward per window; heard: the output matrix at every position")
            .citing("""
                    @inproceedings{hale2001probabilistic,
                      title = {A Probabilistic {E}arley Parser as a Psycholinguistic Model},
                      author = {Hale, John},
                      booktitle = {NAACL},
                      year = {2001},
                      url = {https://aclanthology.org/N01-1021}
                    }""")
            .citing("""
                    @article{levy2008expectation,
                      title = {Expectation-based syntactic comprehension},
                      author = {Levy, Roger},
                      journal = {Cognition},
                      volume = {106},
                      number = {3},
                      pages = {1126--1177},
                      year = {2008},
                      doi = {10.1016/j.cognition.2007.05.006}
                    }""")
            .with(ParameterSpec.choice(
                    "of",
                    "heard",
                    List.of("heard", "target"),
                    "The word that the window ends with, or the target token."));

    /** For PF4J. */
    public Surprisal() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return parameters.text("of").equals("target")
                ? new VectorExplainer(model.layers(), model.layers(), Set.of(), (step, layer, ofLastWord) ->
                        new float[] {(float) -step.prediction().logProbability()})
                : new VectorExplainer(
                        model.layers(),
                        model.layers(),
                        Set.of(Quantity.TOKEN_LOG_PROBABILITIES),
                        (step, layer, ofLastWord) -> new float[] {heard(step.tokenLogProbabilities(), ofLastWord)});
    }

    private static float heard(Tensor logProbabilities, int ofLastWord) {
        double surprisal = 0;
        for (int token = logProbabilities.size() - ofLastWord; token < logProbabilities.size(); token++) {
            surprisal -= logProbabilities.get(token);
        }
        return (float) surprisal;
    }
}
