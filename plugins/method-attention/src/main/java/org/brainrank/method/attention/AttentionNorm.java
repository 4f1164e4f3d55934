package org.brainrank.method.attention;

import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * How long the vector is that block l's heads move from each token to the last position: a large weight on a small vector,
 * as on an attention sink, counts little.
 *
 * <p>Source: Kobayashi, Kuribayashi, Yokoi and Inui 2020, arXiv 2004.10102.
 */
@Extension
public final class AttentionNorm implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "attention-norm",
                    "Length of the vector that the heads of block l move from each token to the last position; layers 1 to L.")
            .withFormula("score_t = ‖Σ_h α^h[T−1, t] v^h_t W_O^h‖₂ in block l, v with its bias, layers 1 to L")
            .withCost("1 forward per window, all layers, and T² vectors of the model's width a block")
            .citing("""
                    @inproceedings{kobayashi2020attention,
                      title = {Attention is Not Only a Weight: Analyzing Transformers with Vector Norms},
                      author = {Kobayashi, Goro and Kuribayashi, Tatsuki and Yokoi, Sho and Inui, Kentaro},
                      booktitle = {EMNLP},
                      pages = {7057--7075},
                      year = {2020},
                      eprint = {2004.10102},
                      archiveprefix = {arXiv}
                    }""")
            .with(Queries.PARAMETER);

    /** For PF4J. */
    public AttentionNorm() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Queries queries = Queries.of(parameters);
        return new BlocksExplainer(
                model.layers(),
                Quantity.TRANSFORMED_NORMS,
                false,
                layer -> Optional.empty(),
                (step, layer, tokens) -> queries.reduce(step.transformedNorms(layer), tokens));
    }
}
