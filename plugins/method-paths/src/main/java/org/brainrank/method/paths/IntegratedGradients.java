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
 * Integrated gradients of the token embeddings, at layer 0.
 *
 * <p>Source: Sundararajan, Taly and Yan 2017, arXiv 1703.01365; checked against Captum's IntegratedGradients.
 */
@Extension
public final class IntegratedGradients implements MethodPlugin {
    static final String CITATION = """
            @inproceedings{sundararajan2017axiomatic,
              title = {Axiomatic Attribution for Deep Networks},
              author = {Sundararajan, Mukund and Taly, Ankur and Yan, Qiqi},
              booktitle = {International Conference on Machine Learning},
              year = {2017},
              eprint = {1703.01365},
              archiveprefix = {arXiv}
            }""";

    private static final Card CARD = Form.with(Card.of(
                    "integrated-gradients",
                    "What each token contributes between a baseline and the window; layer 0 alone.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = (x − b)_tj Σ_k w_k ∂f/∂x_tj at b + α_k (x − b); x are the token embeddings (layer 0)"
                            + Form.FORMULA)
            .withCost("steps × (1 forward + 1 backward) per window; shared with conductance{rule=trapezoid}")
            .citing(CITATION)
            .with(PathParameters.STEPS)
            .with(PathParameters.BASELINE.spec())
            .with(PathParameters.RULE));

    /** For PF4J. */
    public IntegratedGradients() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return PathParameters.kept(
                parameters,
                Set.of(
                        Axiom.COMPLETENESS,
                        Axiom.SENSITIVITY,
                        Axiom.DUMMY,
                        Axiom.SYMMETRY,
                        Axiom.LINEARITY,
                        Axiom.IMPLEMENTATION_INVARIANCE,
                        Axiom.EXACT_ON_LINEAR));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        Pass path = new Pass.Path(baseline, parameters.integer("steps"), PathParameters.rule(parameters));
        return PathExplainer.complete(
                Form.of(parameters),
                path,
                0,
                0,
                PathParameters.BASELINE.resolved(parameters, baseline),
                IntegralReducer::new);
    }
}
