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
 * How much of each input token reaches the last position of block l if all that blocks do is mix positions by their
 * attention weights, half of everything passing by on the residual path.
 *
 * <p>Source: Abnar and Zuidema 2020, arXiv 2005.00928.
 */
@Extension
public final class AttentionRollout implements MethodPlugin {
    /** BibTeX of Abnar and Zuidema 2020; rollout and flow are from the same paper. */
    static final String ABNAR = """
            @inproceedings{abnar2020quantifying,
              title = {Quantifying Attention Flow in Transformers},
              author = {Abnar, Samira and Zuidema, Willem},
              booktitle = {ACL},
              pages = {4190--4197},
              year = {2020},
              eprint = {2005.00928},
              archiveprefix = {arXiv}
            }""";

    private static final Card CARD = Card.of(
                    "attention-rollout",
                    "How much of each token reaches the last position of block l by attention and residual; layers 1 to L.")
            .withFormula(
                    "score_t = (A_l ⋯ A_2 A_1)[T−1, t] with A_k = ½ mean over heads of attention_k + ½ I, layers 1 to L")
            .withCost("1 forward per window, all layers")
            .citing(ABNAR);

    /** For PF4J. */
    public AttentionRollout() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Mixing mixing = Mixing::attentionAndResidual;
        return new BlocksExplainer(
                model.layers(),
                Quantity.ATTENTION,
                true,
                layer -> Optional.of("the shares of the tokens sum to one at every layer"),
                mixing::rolledOut);
    }
}
