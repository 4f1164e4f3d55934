package org.brainrank.method.attention;

import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * How much could flow from the last position of block l to each input token, were attention weights the widths of pipes: a
 * maximum flow. Unlike {@link AttentionRollout}, a path counts as much as its narrowest pipe, not the product of all.
 *
 * <p>Source: Abnar and Zuidema 2020, arXiv 2005.00928.
 */
@Extension
public final class AttentionFlow implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "attention-flow",
                    "The largest flow from the last position of block l to each token through attention weights; layers 1 to L.")
            .withFormula(
                    "score_t = max flow from (l, T−1) to (0, t) in the graph with an edge (k, i) → (k−1, j) of capacity"
                            + " A_k[i, j] = (½ mean over heads of attention_k + ½ I)[i, j], layers 1 to L")
            .withCost(
                    "1 forward per window, all layers; and T maximum flows a layer on the processor, each in a graph of"
                            + " l·T²/2 edges: much dearer than attention-rollout for long windows and deep layers")
            .citing(AttentionRollout.ABNAR);

    /** For PF4J. */
    public AttentionFlow() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new BlocksExplainer(
                model.layers(),
                Quantity.ATTENTION,
                true,
                layer -> layer == 1
                        ? Optional.of("through one block the flows are its weights, which sum to one")
                        : Optional.empty(),
                AttentionFlow::flows);
    }

    private static double[] flows(Observation step, int layer, int tokens) {
        double[][][] widths = new double[layer + 1][tokens][];
        for (int block = 1; block <= layer; block++) {
            for (int query = 0; query < tokens; query++) {
                widths[block][query] = Mixing.attentionAndResidual(step, block, query, tokens);
            }
        }
        double[] flows = new double[tokens];
        for (int token = 0; token < tokens; token++) {
            flows[token] = flow(widths, layer, tokens, token);
        }
        return flows;
    }

    /** Positions before the token cannot reach it and stay out of the graph. */
    private static double flow(double[][][] widths, int layer, int tokens, int token) {
        int positions = tokens - token;
        FlowNetwork network = new FlowNetwork((layer + 1) * positions);
        for (int block = 1; block <= layer; block++) {
            for (int query = token; query < tokens; query++) {
                for (int key = token; key <= query; key++) {
                    network.connect(
                            block * positions + query - token,
                            (block - 1) * positions + key - token,
                            widths[block][query][key]);
                }
            }
        }
        return network.maximum(layer * positions + positions - 1, 0);
    }
}
