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
 * The squared gradient on average over noisy copies of the window: gradients of either sign count.
 *
 * <p>Source: Hooker et al. 2019, arXiv 1806.10758 (SmoothGrad-squared).
 */
@Extension
public final class SquareGrad implements MethodPlugin {
    private static final Card CARD = NoiseParameters.with(
            Card.of("squaregrad", "The squared gradient on average over noisy copies of the window.")
                    .withFormula("score_t = ‖(1/n) Σ_k (∂f/∂h_l[t] at x + ε_k)²‖, squares dimension by dimension")
                    .withCost(NoiseParameters.COST)
                    .citing("""
                            @inproceedings{hooker2019benchmark,
                              title = {A Benchmark for Interpretability Methods in Deep Neural Networks},
                              author = {Hooker, Sara and Erhan, Dumitru and Kindermans, Pieter-Jan and Kim, Been},
                              booktitle = {Advances in Neural Information Processing Systems},
                              year = {2019},
                              eprint = {1806.10758},
                              archiveprefix = {arXiv}
                            }"""),
            1,
            "l1");

    /** For PF4J. */
    public SquareGrad() {}

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
        return NoiseParameters.explainer(parameters, model, NoisyStatistic.MEAN_SQUARE);
    }
}
