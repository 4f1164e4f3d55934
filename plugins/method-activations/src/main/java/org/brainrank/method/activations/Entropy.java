package org.brainrank.method.activations;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * How uncertain the model is of the token to come, in nats, at layer L alone: one number a window, from 0 to the logarithm of
 * the vocabulary's size.
 *
 * <p>Source: Shannon 1948; as a predictor of brain responses Willems et al. 2016.
 */
@Extension
public final class Entropy implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "entropy", "How uncertain the model is of the next token, one number; the last layer alone.")
            .withFormula("−Σ_v p(v | window) ln p(v | window) over the vocabulary, in nats, layer L")
            .withCost("1 forward per window")
            .citing("""
                    @article{willems2016prediction,
                      title = {Prediction During Natural Language Comprehension},
                      author = {Willems, Roel M. and Frank, Stefan L. and Nijhof, Annabel D. and Hagoort, Peter and van den Bosch, Antal},
                      journal = {Cerebral Cortex},
                      volume = {26},
                      number = {6},
                      pages = {2506--2516},
                      year = {2016},
                      doi = {10.1093/cercor/bhv075}
                    }""");

    /** For PF4J. */
    public Entropy() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new VectorExplainer(model.layers(), model.layers(), Set.of(), (step, layer, ofLastWord) ->
                new float[] {(float) step.prediction().entropy()});
    }
}
