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
 * The gradient on average over noisy copies of the window, so that kinks of the network cancel.
 *
 * <p>Source: Smilkov et al. 2017, arXiv 1706.03825. Noise is added to the token embeddings.
 */
@Extension
public final class SmoothGrad implements MethodPlugin {
    private static final Card CARD = NoiseParameters.with(
            Card.of("smoothgrad", "The gradient on average over noisy copies of the window.")
                    .withFormula("score_t = ‖(1/n) Σ_k ∂f/∂h_l[t] at x + ε_k‖, ε_k normal, x the token embeddings")
                    .withCost(NoiseParameters.COST)
                    .citing("""
                            @article{smilkov2017smoothgrad,
                              title = {SmoothGrad: removing noise by adding noise},
                              author = {Smilkov, Daniel and Thorat, Nikhil and Kim, Been and Vi{\\'e}gas, Fernanda and Wattenberg, Martin},
                              journal = {arXiv preprint arXiv:1706.03825},
                              year = {2017}
                            }"""),
            1,
            "l2");

    /** For PF4J. */
    public SmoothGrad() {}

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
        return NoiseParameters.explainer(parameters, model, NoisyStatistic.MEAN);
    }
}
