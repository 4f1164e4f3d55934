package org.brainrank.method.erasure;

import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * How far a block's output for the last position moves when a token's value vector is zero in that block's attention, as a
 * share; or that followed down through all blocks below. At layers 1 to L.
 *
 * <p>Source: Mohebbi, Zuidema, Chrupała and Alishahi 2023, arXiv 2301.12971; checked against a block of GPT-2 in numpy,
 * float64.
 */
@Extension
public final class ValueZeroing implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "value-zeroing",
                    "How far the last position moves in a block when a token gives it no value; layers 1 to L.")
            .withFormula(
                    "D_l[i, t] = 1 − cos(y_i, y_i without the value of t), y = output of block l; C_l = D_l with rows scaled"
                            + " to sum 1; score_t = C_l[T − 1, t], or (C_l C_{l−1} … C_1)[T − 1, t]")
            .withCost("1 + (T + 1)/2 forwards per window, all layers")
            .citing("""
                    @inproceedings{mohebbi2023quantifying,
                      title = {Quantifying Context Mixing in Transformers},
                      author = {Mohebbi, Hosein and Zuidema, Willem and Chrupa{\\l}a, Grzegorz and Alishahi, Afra},
                      booktitle = {Conference of the European Chapter of the Association for Computational Linguistics},
                      year = {2023},
                      eprint = {2301.12971},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.choice(
                    "through",
                    "block",
                    List.of("block", "rollout"),
                    "One block alone, or rolled out through all blocks below it."));

    /** For PF4J. */
    public ValueZeroing() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new ValueZeroingExplainer(
                model.layers(), parameters.text("through").equals("rollout"));
    }
}
