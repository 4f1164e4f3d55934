package org.brainrank.method.paths;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.pf4j.Extension;

/**
 * Integrated gradients of a block's output: the straight path runs between what the block gives at the baseline and at
 * the window, at layers 1 to L.
 *
 * <p>Source: Sundararajan, Taly and Yan 2017, arXiv 1703.01365, with a hidden layer as the input; checked against
 * Captum's LayerIntegratedGradients at a block's output.
 */
@Extension
public final class LayerIntegratedGradients implements MethodPlugin {
    private static final Card CARD = Form.with(Card.of(
                    "layer-integrated-gradients",
                    "What each position of a hidden layer contributes between a baseline and the window; layers 1 to L.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = (y − y')_tj Σ_k w_k ∂f/∂y_tj at y' + α_k (y − y'); y and y' are the output of"
                            + " block l at the window and at the baseline" + Form.FORMULA)
            .withCost("steps × (1 forward + 1 backward from layer l on) per window and layer")
            .citing(IntegratedGradients.CITATION)
            .with(PathParameters.STEPS)
            .with(PathParameters.BASELINE.spec())
            .with(PathParameters.RULE));

    /** For PF4J. */
    public LayerIntegratedGradients() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return PathParameters.kept(
                parameters, Set.of(Axiom.COMPLETENESS, Axiom.SENSITIVITY, Axiom.LINEARITY, Axiom.EXACT_ON_LINEAR));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        Pass path = new Pass.LayerPath(baseline, parameters.integer("steps"), PathParameters.rule(parameters));
        return PathExplainer.complete(
                Form.of(parameters),
                path,
                1,
                model.layers(),
                PathParameters.BASELINE.resolved(parameters, baseline),
                IntegralReducer::new);
    }
}
