package org.brainrank.method.attention;

import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.pf4j.Extension;

/**
 * How much the last position attends to each token in block l, at layers 1 to L. It knows nothing of the target token.
 *
 * <p>Source: the weights are those of Vaswani et al. 2017, arXiv 1706.03762; whether they explain is disputed since Jain
 * and Wallace 2019, arXiv 1902.10186.
 */
@Extension
public final class Attention implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "attention", "How much the last position attends to each token; layers 1 to L.")
            .withFormula(
                    "score_t = mean or max over heads, or one head, of softmax(q kᵀ/√d)[T−1, t] in block l, layers 1 to L")
            .withCost("1 forward per window, all layers")
            .citing("""
                    @inproceedings{jain2019attention,
                      title = {Attention is not Explanation},
                      author = {Jain, Sarthak and Wallace, Byron C.},
                      booktitle = {NAACL},
                      year = {2019},
                      eprint = {1902.10186},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.choiceOrInteger(
                    "heads",
                    "mean",
                    List.of("mean", "max"),
                    Integer.MAX_VALUE,
                    "How the heads of a block become one: their mean, their largest, or one head by its number."))
            .with(Queries.PARAMETER);

    /** For PF4J. */
    public Attention() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Heads heads = Heads.of(parameters.text("heads"), model.heads());
        Queries queries = Queries.of(parameters);
        Optional<String> fixed = heads.rule() == Heads.Rule.MAX
                ? Optional.empty()
                : Optional.of("the weights of a head sum to one at every layer");
        return new BlocksExplainer(model.layers(), Quantity.ATTENTION, false, layer -> fixed, (step, layer, tokens) -> {
            Tensor attention = step.attention(layer);
            return queries.reduce((query, key) -> heads.weight(attention, query, key), tokens);
        });
    }
}
