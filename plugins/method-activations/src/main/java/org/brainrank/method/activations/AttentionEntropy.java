package org.brainrank.method.activations;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.pf4j.Extension;

/**
 * How widely each head of block l looks from the last position: 0 where it looks at one token, ln T where at all alike. One
 * number a head; it grows with the number of tokens, so compare windows of equal length, or keep a control for it.
 *
 * <p>Source: Ghader and Monz 2017, arXiv 1710.03348; for transformers Clark et al. 2019, arXiv 1906.04341.
 */
@Extension
public final class AttentionEntropy implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "attention-entropy",
                    "How widely each head of block l looks from the last position, one number a head; layers 1 to L.")
            .withFormula("−Σ_t α^h[T−1, t] ln α^h[T−1, t] in nats, h = 0 … heads − 1, of block l, layers 1 to L")
            .withCost("1 forward per window, all layers")
            .citing("""
                    @inproceedings{clark2019what,
                      title = {What Does {BERT} Look At? {A}n Analysis of {BERT}'s Attention},
                      author = {Clark, Kevin and Khandelwal, Urvashi and Levy, Omer and Manning, Christopher D.},
                      booktitle = {BlackboxNLP},
                      pages = {276--286},
                      year = {2019},
                      eprint = {1906.04341},
                      archiveprefix = {arXiv}
                    }""");

    /** For PF4J. */
    public AttentionEntropy() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new VectorExplainer(
                1,
                model.layers(),
                Set.of(Quantity.ATTENTION),
                (step, layer, ofLastWord) -> entropies(step.attention(layer)));
    }

    private static float[] entropies(Tensor attention) {
        float[] entropies = new float[attention.size(0)];
        int last = attention.size(1) - 1;
        for (int head = 0; head < entropies.length; head++) {
            double entropy = 0;
            for (int token = 0; token <= last; token++) {
                double weight = attention.at(head).get(last, token);
                entropy -= weight > 0 ? weight * Math.log(weight) : 0;
            }
            entropies[head] = (float) entropy;
        }
        return entropies;
    }
}
