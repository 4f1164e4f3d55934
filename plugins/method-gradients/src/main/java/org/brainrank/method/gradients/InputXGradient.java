package org.brainrank.method.gradients;

import java.util.List;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * What a token contributes to first order: x_l[t] ⊙ ∂f/∂x_l[t], reduced over the width of the model.
 *
 * <p>Source: Shrikumar et al. 2016, arXiv 1605.01713; checked against Captum's InputXGradient and
 * LayerGradientXActivation.
 */
@Extension
public final class InputXGradient implements MethodPlugin {
    private static final Card CARD = Card.of("input-x-gradient", "What each token contributes to first order.")
            .withFormula("sum: Σ_j x_j g_j; l2: √Σ_j (x_j g_j)²; abs-sum: Σ_j |x_j g_j|; x = h_l[t], g = ∂f/∂h_l[t];"
                    + " h_0 is the token embedding")
            .withCost("1 forward + 1 backward per window, all layers; shared with gradient-norm")
            .citing("""
                    @article{shrikumar2016not,
                      title = {Not Just a Black Box: Learning Important Features Through Propagating Activation Differences},
                      author = {Shrikumar, Avanti and Greenside, Peyton and Shcherbina, Anna and Kundaje, Anshul},
                      journal = {arXiv preprint arXiv:1605.01713},
                      year = {2016}
                    }""")
            .with(ParameterSpec.choice(
                    "aggregate",
                    "sum",
                    List.of("sum", "l2", "abs-sum"),
                    "How the products of a token's dimensions become one number."));

    /** For PF4J. */
    public InputXGradient() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return parameters.text("aggregate").equals("sum")
                ? Set.of(
                        Axiom.DUMMY,
                        Axiom.SYMMETRY,
                        Axiom.LINEARITY,
                        Axiom.IMPLEMENTATION_INVARIANCE,
                        Axiom.EXACT_ON_LINEAR,
                        Axiom.FINITE_DIFFERENCES)
                : Set.of(Axiom.DUMMY, Axiom.SYMMETRY, Axiom.IMPLEMENTATION_INVARIANCE);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new GradientExplainer(model.layers(), true, aggregate(parameters.text("aggregate")));
    }

    private static Aggregate aggregate(String name) {
        return switch (name) {
            case "sum" -> Aggregate.SUM;
            case "l2" -> Aggregate.L2;
            case "abs-sum" -> Aggregate.L1;
            default -> throw new IllegalArgumentException("the card allows no aggregate '" + name + "'");
        };
    }
}
