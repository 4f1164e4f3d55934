package org.brainrank.method.gradients;

import java.util.List;
import java.util.Locale;
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
 * How steeply the output depends on a token: score_t = ‖∂f/∂h_l[t]‖, never negative.
 *
 * <p>Source: Simonyan, Vedaldi and Zisserman 2014, arXiv 1312.6034; norms over embedding dimensions as in Li et al. 2016.
 */
@Extension
public final class GradientNorm implements MethodPlugin {
    private static final Card CARD = Card.of("gradient-norm", "How steeply the output depends on each token.")
            .withFormula("score_t = ‖∂f/∂h_l[t]‖ over the width of the model; h_0 is the token embedding")
            .withCost("1 forward + 1 backward per window, all layers; shared with input-x-gradient")
            .citing("""
                    @inproceedings{simonyan2014deep,
                      title = {Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps},
                      author = {Simonyan, Karen and Vedaldi, Andrea and Zisserman, Andrew},
                      booktitle = {ICLR Workshop},
                      year = {2014},
                      eprint = {1312.6034},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.choice(
                    "norm", "l2", List.of("l2", "l1", "max"), "Norm over the dimensions of a token's gradient."));

    /** For PF4J. */
    public GradientNorm() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.DUMMY, Axiom.SYMMETRY, Axiom.IMPLEMENTATION_INVARIANCE);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Aggregate norm = Aggregate.valueOf(parameters.text("norm").toUpperCase(Locale.ROOT));
        return new GradientExplainer(model.layers(), false, norm);
    }
}
