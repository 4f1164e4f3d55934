package org.brainrank.method.paths;

import java.util.List;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.pf4j.Extension;

/**
 * Layer conductance, summed over the units of each position: how much of f(window) − f(baseline) flows through a
 * position of a block's output while the embeddings run from baseline to window, at layers 1 to L.
 *
 * <h2>Implementation</h2>
 * A line integral of ∂f/∂y along the curve y(α), so only differences of y are needed, never ∂y/∂x: one path gives all
 * layers. {@code rule=captum} is Captum 0.7's first-order sum over n + 1 Gauss-Legendre points; it misses the stretches
 * before the first and after the last point and can be off completeness by a tenth.
 *
 * <p>Source: Dhamdhere, Sundararajan and Yan 2018, arXiv 1805.12233; checked against Captum's LayerConductance.
 */
@Extension
public final class Conductance implements MethodPlugin {
    private static final Card CARD = Form.with(Card.of(
                    "conductance",
                    "How much of the output's change flows through each position of a hidden layer; layers 1 to L.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = ∫ ∂f/∂y_tj dy_tj, y = output of block l at b + α (x − b); trapezoid:"
                            + " Σ_k ½(g_k + g_{k+1})·(y_{k+1} − y_k) with both ends of the path; captum: Σ_k g_k·(y_{k+1} − y_k)"
                            + " over steps + 1 Gauss-Legendre points" + Form.FORMULA)
            .withCost("steps × (1 forward + 1 backward) per window, all layers; shared with integrated-gradients")
            .citing("""
                    @inproceedings{dhamdhere2019important,
                      title = {How Important is a Neuron?},
                      author = {Dhamdhere, Kedar and Sundararajan, Mukund and Yan, Qiqi},
                      booktitle = {International Conference on Learning Representations},
                      year = {2019},
                      eprint = {1805.12233},
                      archiveprefix = {arXiv}
                    }""")
            .with(PathParameters.STEPS)
            .with(PathParameters.BASELINE.spec())
            .with(ParameterSpec.choice(
                    "rule",
                    "trapezoid",
                    List.of("trapezoid", "captum"),
                    "trapezoid is second order and has both ends; captum gives Captum's numbers.")));

    /** For PF4J. */
    public Conductance() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        // Captum's sum misses both ends of the path.
        boolean whole = parameters.text("rule").equals("trapezoid");
        return Form.of(parameters)
                .keep(
                        whole
                                ? Set.of(Axiom.COMPLETENESS, Axiom.SENSITIVITY, Axiom.LINEARITY, Axiom.EXACT_ON_LINEAR)
                                : Set.of(Axiom.COMPLETENESS, Axiom.LINEARITY));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        ConductanceRule rule =
                parameters.text("rule").equals("captum") ? ConductanceRule.CAPTUM : ConductanceRule.TRAPEZOID;
        int points = parameters.integer("steps") + (rule == ConductanceRule.CAPTUM ? 1 : 0);
        return PathExplainer.complete(
                Form.of(parameters),
                new Pass.Path(baseline, points, Quadrature.GAUSS_LEGENDRE),
                1,
                model.layers(),
                PathParameters.BASELINE.resolved(parameters, baseline),
                (layer, tally) -> new ConductanceReducer(layer, tally, rule));
    }
}
