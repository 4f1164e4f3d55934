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
 * What the feed-forward part of block l adds to the hidden state of the last token, after its output projection.
 *
 * <p>Source: Geva et al. 2021, arXiv 2012.14913, who read that part as a memory whose values these are sums of.
 */
@Extension
public final class MlpOutputs implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "mlp-outputs",
                    "What the feed-forward part of block l adds at the last token or word, as a vector; layers 1 to L.")
            .withFormula(
                    "m_l[T−1] with h_l = a_l + m_l, a_l the hidden state after the attention of block l, or its mean over the last"
                            + " word's tokens; a vector of the model's width, layers 1 to L")
            .withCost("1 forward per window, all layers")
            .citing("""
                    @inproceedings{geva2021transformer,
                      title = {Transformer Feed-Forward Layers Are Key-Value Memories},
                      author = {Geva, Mor and Schuster, Roei and Berant, Jonathan and Levy, Omer},
                      booktitle = {EMNLP},
                      pages = {5484--5495},
                      year = {2021},
                      eprint = {2012.14913},
                      archiveprefix = {arXiv}
                    }""")
            .with(Pooling.PARAMETER);

    /** For PF4J. */
    public MlpOutputs() {}

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
                Set.of(Quantity.MLP_OUTPUTS),
                (step, layer, ofLastWord) -> pooling.pool(step.mlpOutputs(layer), ofLastWord));
    }
}
