package org.brainrank.method.gradients;

import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * Attention that matters to the output: weights times their positive gradients, followed from the last position back
 * through the blocks; layers 1 to L.
 *
 * <p>Source: Chefer, Gur and Wolf 2021, arXiv 2103.15679, their rule for self-attention. The last position stands where
 * theirs has the classification token. As there, every position starts with relevance 1 for itself, so that of the last
 * position is at least 1.
 */
@Extension
public final class GradientXAttention implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "gradient-x-attention",
                    "Attention weighted by its gradient, followed from the last position back to a layer; layers 1 to L.")
            .withFormula(
                    "Ā_k = mean over heads of max(0, ∂f/∂A_k ⊙ A_k), A_k the weights of block k; blocks=onwards: the last"
                            + " row of (I + Ā_L) ⋯ (I + Ā_l), at l = 1 Chefer's relevance of the input; blocks=own: the last row of"
                            + " Ā_l")
            .withCost("1 forward + 1 backward per window, all layers; shared with gradient-norm")
            .citing("""
                    @inproceedings{chefer2021generic,
                      title = {Generic Attention-Model Explainability for Interpreting Bi-Modal and Encoder-Decoder Transformers},
                      author = {Chefer, Hila and Gur, Shir and Wolf, Lior},
                      booktitle = {Proceedings of the IEEE/CVF International Conference on Computer Vision},
                      year = {2021},
                      eprint = {2103.15679},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.choice(
                    "blocks",
                    "onwards",
                    List.of("onwards", "own"),
                    "onwards follows relevance through blocks l to L; own looks at block l alone."));

    /** For PF4J. */
    public GradientXAttention() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new AttentionRelevance(model.layers(), parameters.text("blocks").equals("onwards"));
    }
}
