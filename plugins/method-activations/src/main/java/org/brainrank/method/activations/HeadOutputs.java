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
 * What the heads of block l say at the last token, one behind the other, before the output projection mixes them: the
 * "transformations" of Kumar et al. Head h holds features h·d to (h+1)·d − 1.
 *
 * <p>Source: Kumar et al. 2024, Nature Communications 15, 5523.
 */
@Extension
public final class HeadOutputs implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "head-outputs",
                    "Outputs of the heads of block l at the last token or word, as a vector; layers 1 to L.")
            .withFormula(
                    "concat_h(Σ_j α^h[T−1, j] v^h_j) in block l, before W_O, or its mean over the last word's tokens; a vector of"
                            + " heads × head width, layers 1 to L")
            .withCost("1 forward per window, all layers")
            .citing("""
                    @article{kumar2024shared,
                      title = {Shared functional specialization in transformer-based language models and the human brain},
                      author = {Kumar, Sreejan and Sumers, Theodore R. and Yamakoshi, Takateru and Goldstein, Ariel and Hasson, Uri and Norman, Kenneth A. and Griffiths, Thomas L. and Hawkins, Robert D. and Nastase, Samuel A.},
                      journal = {Nature Communications},
                      volume = {15},
                      pages = {5523},
                      year = {2024},
                      doi = {10.1038/s41467-024-49173-5}
                    }""")
            .with(Pooling.PARAMETER);

    /** For PF4J. */
    public HeadOutputs() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Pooling pooling = Pooling.of(parameters);
        return new VectorExplainer(
                1,
                model.layers(),
                Set.of(Quantity.HEAD_OUTPUTS),
                (step, layer, ofLastWord) -> pooling.pool(step.headOutputs(layer), ofLastWord));
    }
}
