package org.brainrank.method.activations;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * The word's row of the model's embedding table, without position or context: what a lexicon knows. A yardstick beside
 * activations: with position and length it explains most of what trained models predict.
 *
 * <p>Source: Feghhi et al. 2024, arXiv 2406.01538, on static embeddings as a baseline.
 */
@Extension
public final class StaticEmbedding implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "static-embedding",
                    "The word's row of the embedding table, without position or context, as a vector; layer 0 alone.")
            .withFormula(
                    "x[T−1], the token's embedding before position is added, or its mean over the last word's tokens; a"
                            + " vector of the embedding's width, layer 0")
            .withCost("1 forward per window, shared")
            .citing("""
                    @article{feghhi2024what,
                      title = {What Are Large Language Models Mapping to in the Brain? A Case Against Over-Reliance on Brain Scores},
                      author = {Feghhi, Ebrahim and Hadidi, Nima and Song, Bryan and Blank, Idan A. and Kao, Jonathan C.},
                      journal = {arXiv preprint arXiv:2406.01538},
                      year = {2024}
                    }""")
            .with(Pooling.PARAMETER);

    /** For PF4J. */
    public StaticEmbedding() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Pooling pooling = Pooling.of(parameters);
        return new VectorExplainer(
                0,
                0,
                Set.of(Quantity.INPUTS),
                (step, layer, ofLastWord) -> pooling.pool(step.inputs(layer), ofLastWord));
    }
}
