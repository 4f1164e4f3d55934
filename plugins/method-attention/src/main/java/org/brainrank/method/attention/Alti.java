package org.brainrank.method.attention;

import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.pf4j.Extension;

/**
 * Aggregation of layer-wise token-to-token interactions (ALTI): what share each position has in the outcome of a block's
 * attention, by how near its vector comes to that outcome, and what the shares of all blocks come to.
 *
 * <h2>Norms and residuals</h2>
 *
 * Made for decoders whose blocks norm their input (pre-norm). The values are made of the normed input, so that norm is inside
 * the vectors moved; the residual is the block's input as it is, and belongs to the position itself; no norm follows the sum,
 * so that none needs to be made linear, as the paper does for BERT. The feed-forward part works on each position alone and is
 * left out. A row in which no vector comes nearer to the outcome than nothing does goes to the position itself.
 *
 * <p>Source: Ferrando, Gállego and Costa-jussà 2022, arXiv 2203.04212; for decoders Ferrando, Gállego, Tsiamas and Costa-jussà
 * 2023, arXiv 2305.12535.
 */
@Extension
public final class Alti implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "alti",
                    "Share of each token in the attention's outcome, by how near its vector comes to it; layers 1 to L.")
            .withFormula(
                    "C[i, j] = max(0, ‖y_i‖₁ − ‖y_i − t_ij‖₁) / Σ_k the same, with t_ij = Σ_h α^h_ij v^h_j W_O^h (+ residual_i"
                            + " if j = i), y_i = Σ_j t_ij + bias; score_t = (C_l ⋯ C_2 C_1)[T−1, t] or C_l[T−1, t], layers 1 to L")
            .withCost("1 forward per window, all layers, and T² vectors of the model's width a block")
            .citing("""
                    @inproceedings{ferrando2022measuring,
                      title = {Measuring the Mixing of Contextual Information in the Transformer},
                      author = {Ferrando, Javier and G{\\'a}llego, Gerard I. and Costa-juss{\\`a}, Marta R.},
                      booktitle = {EMNLP},
                      pages = {8698--8714},
                      year = {2022},
                      eprint = {2203.04212},
                      archiveprefix = {arXiv}
                    }""")
            .citing("""
                    @inproceedings{ferrando2023explaining,
                      title = {Explaining How Transformers Use Context to Build Predictions},
                      author = {Ferrando, Javier and G{\\'a}llego, Gerard I. and Tsiamas, Ioannis and Costa-juss{\\`a}, Marta R.},
                      booktitle = {ACL},
                      pages = {5486--5513},
                      year = {2023},
                      eprint = {2305.12535},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.choice(
                    "blocks",
                    "rollout",
                    List.of("rollout", "one"),
                    "Shares through all blocks up to the layer, or in that layer's block alone."));

    /** For PF4J. */
    public Alti() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        boolean rollout = parameters.text("blocks").equals("rollout");
        Mixing mixing = Alti::shares;
        return new BlocksExplainer(
                model.layers(),
                Quantity.PROXIMITIES,
                rollout,
                layer -> Optional.of("the shares of the tokens sum to one at every layer"),
                rollout ? mixing::rolledOut : (step, layer, tokens) -> shares(step, layer, tokens - 1, tokens));
    }

    private static double[] shares(Observation step, int layer, int query, int tokens) {
        Tensor proximities = step.proximities(layer);
        double[] shares = new double[tokens];
        double sum = 0;
        for (int key = 0; key <= query; key++) {
            shares[key] = Math.max(0, proximities.get(query, key));
            sum += shares[key];
        }
        if (sum == 0) {
            shares[query] = 1;
            return shares;
        }
        for (int key = 0; key <= query; key++) {
            shares[key] /= sum;
        }
        return shares;
    }
}
