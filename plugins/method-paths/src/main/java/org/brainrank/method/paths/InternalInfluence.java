package org.brainrank.method.paths;

import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * The gradient of a block's output, on average while the embeddings run from a baseline to the window; layers 1 to L.
 *
 * <p>Source: Leino et al. 2018, arXiv 1802.03788; checked against Captum's InternalInfluence.
 */
@Extension
public final class InternalInfluence implements MethodPlugin {
    private static final Card CARD = Form.withNorm(Card.of(
                    "internal-influence",
                    "How steeply the output depends on each position of a hidden layer, on average along a path; layers 1 to L.")
            .withFormula("score_t = √Σ_j c_tj², c_tj = Σ_k w_k ∂f/∂y_tj at b + α_k (x − b), y = output of block l"
                    + Form.FORMULA)
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
            .with(PathParameters.BASELINE.spec())
            .with(PathParameters.RULE));

    /** For PF4J. */
    public InternalInfluence() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Form.of(parameters).keep(Set.of(Axiom.LINEARITY));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        Optional<String> atLast = Optional.of("only the last position has a gradient at the last block");
        return new PathExplainer(
                Form.of(parameters),
                new Pass.Path(baseline, parameters.integer("steps"), PathParameters.rule(parameters)),
                Set.of(Quantity.GRADIENTS),
                1,
                model.layers(),
                PathParameters.BASELINE.resolved(parameters, baseline),
                layer -> layer == model.layers() ? atLast : Optional.empty(),
                InfluenceReducer::new);
    }
}
