package org.brainrank.method.rules;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.BaselineParameter;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.pf4j.Extension;

/**
 * DeepLIFT with the rescale rule in every activation function, norm and softmax: differences from a baseline are passed
 * back, not derivatives, so that scores sum to f − f(baseline) exactly, at every layer.
 *
 * <p>Source: Shrikumar, Greenside and Kundaje 2017, arXiv 1704.02685. The paper has no products of two activations: their
 * difference is split by the midpoint rule, Δ(ab) = ā Δb + b̄ Δa; softmax is exp, a sum, a reciprocal and a product. Captum's DeepLift
 * has a rule for modules it knows alone and equals input × gradient on GPT-2: it is no reference. Checked against
 * multipliers worked out step by step in float64.
 */
@Extension
public final class DeepLift implements MethodPlugin {
    private static final BaselineParameter BASELINE =
            BaselineParameter.auto("baseline", "What the window is compared with;");

    private static final Card CARD = Card.of(
                    "deeplift", "What each token contributes to the difference from a baseline, in finite steps.")
            .withFormula(
                    "score_t = Σ_j (h − h°)_tj m_tj at layer l, h° at the baseline; m by the chain rule, with Δf/Δx for a"
                            + " bent function f and Δ(ab) = ½(a + a°)Δb + ½(b + b°)Δa for products; Σ_t score_t = f − f(baseline)")
            .withCost("about 2 forwards + 2 backwards per window, all layers")
            .citing("""
                    @inproceedings{shrikumar2017learning,
                      title = {Learning Important Features Through Propagating Activation Differences},
                      author = {Shrikumar, Avanti and Greenside, Peyton and Kundaje, Anshul},
                      booktitle = {International Conference on Machine Learning},
                      year = {2017},
                      eprint = {1704.02685},
                      archiveprefix = {arXiv}
                    }""")
            .with(BASELINE.spec());

    /** For PF4J. */
    public DeepLift() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(
                Axiom.COMPLETENESS,
                Axiom.SENSITIVITY,
                Axiom.DUMMY,
                Axiom.SYMMETRY,
                Axiom.LINEARITY,
                Axiom.EXACT_ON_LINEAR);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = BASELINE.of(parameters, model);
        return new RescaleExplainer(
                model.layers(), new Pass.Rescale(baseline), BASELINE.resolved(parameters, baseline));
    }
}
