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
    private static final Card CARD = Card.of(
                    "conductance",
                    "How much of the output's change flows through each position of a hidden layer; layers 1 to L.")
            .withFormula(
                    "scores=tokens: score_t = Σ_j ∫ ∂f/∂y_tj dy_tj, scores=neurons: Σ_t of the same, y = output of block l"
                            + " at b + α (x − b); trapezoid:"
                            + " Σ_k ½(g_k + g_{k+1})·(y_{k+1} − y_k) with both ends of the path; captum: Σ_k g_k·(y_{k+1} − y_k)"
                            + " over steps + 1 Gauss-Legendre points")
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
            .with(PathParameters.BASELINE)
            .with(ParameterSpec.choice(
                    "rule",
                    "trapezoid",
                    List.of("trapezoid", "captum"),
                    "trapezoid is second order and has both ends; captum gives Captum's numbers."))
            .with(PathParameters.BASELINE_TOKEN)
            .with(PathParameters.SCORES);

    /** For PF4J. */
    public Conductance() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.COMPLETENESS);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.baseline(parameters, model);
        ConductanceRule rule =
                parameters.text("rule").equals("captum") ? ConductanceRule.CAPTUM : ConductanceRule.TRAPEZOID;
        int points = parameters.integer("steps") + (rule == ConductanceRule.CAPTUM ? 1 : 0);
        boolean neurons = PathParameters.neurons(parameters);
        return new PathExplainer(
                neurons ? Explainer.Kind.VECTOR : Explainer.Kind.TOKEN_SCORES,
                new Pass.Path(baseline, points, Quadrature.GAUSS_LEGENDRE),
                1,
                model.layers(),
                PathParameters.resolved(parameters, baseline),
                (layer, tokens) -> new ConductanceReducer(
                        layer, neurons ? new Axis.Neurons(model.width()) : new Axis.Tokens(tokens), rule));
    }
}
