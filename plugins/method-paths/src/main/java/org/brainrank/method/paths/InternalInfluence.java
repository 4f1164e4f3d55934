package org.brainrank.method.paths;

import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.pf4j.Extension;

/**
 * The gradient of a block's output, on average while the embeddings run from a baseline to the window; layers 1 to L.
 *
 * <p>Source: Leino et al. 2018, arXiv 1802.03788; checked against Captum's InternalInfluence.
 */
@Extension
public final class InternalInfluence implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "internal-influence",
                    "How steeply the output depends on each position of a hidden layer, on average along a path; layers 1 to L.")
            .withFormula(
                    "G_tj = Σ_k w_k ∂f/∂y_tj at b + α_k (x − b), y = output of block l; scores=tokens: l2 √Σ_j G_tj²,"
                            + " abs-sum Σ_j |G_tj|, sum Σ_j G_tj; scores=neurons: Σ_t G_tj")
            .withCost("steps × (1 forward + 1 backward) per window, all layers; shared with integrated-gradients")
            .citing("""
                    @inproceedings{leino2018influence,
                      title = {Influence-Directed Explanations for Deep Convolutional Networks},
                      author = {Leino, Klas and Sen, Shayak and Datta, Anupam and Fredrikson, Matt and Li, Linyi},
                      booktitle = {IEEE International Test Conference},
                      year = {2018},
                      eprint = {1802.03788},
                      archiveprefix = {arXiv}
                    }""")
            .with(PathParameters.STEPS)
            .with(PathParameters.BASELINE)
            .with(PathParameters.RULE)
            .with(PathParameters.BASELINE_TOKEN)
            .with(PathParameters.SCORES)
            .with(ParameterSpec.choice(
                    "aggregate",
                    "l2",
                    List.of("l2", "abs-sum", "sum"),
                    "How a token's dimensions become one number, with scores=tokens; sum is close to 0 where a norm reads"
                            + " the layer."));

    /** For PF4J. */
    public InternalInfluence() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.baseline(parameters, model);
        return new InfluenceExplainer(
                new Pass.Path(baseline, parameters.integer("steps"), PathParameters.rule(parameters)),
                model.layers(),
                PathParameters.neurons(parameters) ? "neurons" : parameters.text("aggregate"),
                PathParameters.resolved(parameters, baseline));
    }
}
