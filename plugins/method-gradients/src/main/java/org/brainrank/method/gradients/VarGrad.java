package org.brainrank.method.gradients;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * How much the gradient varies over noisy copies of the window; zero where the network is linear.
 *
 * <p>Source: Adebayo et al. 2018, arXiv 1810.03307; the variance is over n, not n − 1.
 */
@Extension
public final class VarGrad implements MethodPlugin {
    private static final Card CARD = NoiseParameters.with(
            Card.of("vargrad", "How much the gradient varies over noisy copies of the window.")
                    .withFormula(
                            "score_t = ‖(1/n) Σ_k (g_k − ḡ)²‖, g_k = ∂f/∂h_l[t] at x + ε_k, ḡ their mean, squares dimension by dimension")
                    .withCost(NoiseParameters.COST)
                    .citing("""
                            @inproceedings{adebayo2018local,
                              title = {Local Explanation Methods for Deep Neural Networks Lack Sensitivity to Parameter Values},
                              author = {Adebayo, Julius and Gilmer, Justin and Goodfellow, Ian and Kim, Been},
                              booktitle = {ICLR Workshop},
                              year = {2018},
                              eprint = {1810.03307},
                              archiveprefix = {arXiv}
                            }"""),
            2,
            "l1");

    /** For PF4J. */
    public VarGrad() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.DUMMY, Axiom.IMPLEMENTATION_INVARIANCE);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return NoiseParameters.explainer(parameters, model, NoisyStatistic.VARIANCE);
    }
}
