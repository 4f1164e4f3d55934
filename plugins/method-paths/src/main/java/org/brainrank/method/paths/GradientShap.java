package org.brainrank.method.paths;

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
import org.brainrank.spi.model.Start;
import org.pf4j.Extension;

/**
 * Gradient SHAP: expected gradients from one baseline to the window with noise, at layer 0.
 *
 * <p>Source: Lundberg and Lee 2017, arXiv 1705.07874, in the form of Captum's GradientShap with one baseline. Its sampling error
 * is part of the completeness gap, and so is the noise.
 */
@Extension
public final class GradientShap implements MethodPlugin {
    private static final Card CARD = Form.with(Card.of(
                    "gradient-shap",
                    "What each token contributes at random points between a baseline and the noisy window; layer 0 alone.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = (1/n) Σ_k (x̃ − b)_tj ∂f/∂x_tj at b + α_k (x̃ − b), α_k uniform on [0, 1], x̃ = x + noise"
                            + Form.FORMULA)
            .withCost("samples × (2 forwards + 1 backward) per window")
            .citing("""
                    @inproceedings{lundberg2017unified,
                      title = {A Unified Approach to Interpreting Model Predictions},
                      author = {Lundberg, Scott M. and Lee, Su-In},
                      booktitle = {Advances in Neural Information Processing Systems},
                      year = {2017},
                      eprint = {1705.07874},
                      archiveprefix = {arXiv}
                    }""")
            .with(SampleParameters.SAMPLES)
            .with(PathParameters.BASELINE.spec())
            .with(
                    ParameterSpec.number(
                            "deviation",
                            0.05,
                            0,
                            10,
                            "Standard deviation of the noise on the window, relative to the range of its embeddings; 0 for none."))
            .with(SampleParameters.SEED));

    /** For PF4J. */
    public GradientShap() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Form.of(parameters).keep(Set.of(Axiom.DUMMY, Axiom.LINEARITY, Axiom.IMPLEMENTATION_INVARIANCE));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        Pass pass = new Pass.RandomPath(
                new Start.At(baseline),
                parameters.number("deviation"),
                parameters.integer("samples"),
                parameters.integer("seed"));
        return PathExplainer.ofPieces(
                Form.of(parameters), pass, false, PathParameters.BASELINE.resolved(parameters, baseline));
    }
}
