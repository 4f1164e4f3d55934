package org.brainrank.method.erasure;

import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * The coefficients of a ridge regression of the output on which tokens are present, fitted to random subsets near the whole
 * window. At layer 0 alone.
 *
 * <h2>Implementation</h2>
 * Kernel, distance, ridge and the whole window among the samples are those of the authors' {@code lime} package for text;
 * each token is present with probability ½, where theirs draws the number of absent words first, and there is no selection
 * of features: all tokens keep their coefficient.
 *
 * <p>Source: Ribeiro, Singh and Guestrin 2016, arXiv 1602.04938.
 */
@Extension
public final class Lime implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "lime", "A linear model of the output near the window, on which tokens are present; layer 0.")
            .withFormula(
                    "β = argmin Σ_S w(S) (v(S) − β_0 − Σ_{t in S} β_t)² + ridge Σ β_t²; v(S) = f with the tokens outside S"
                            + " masked, each present with probability ½; w = √exp(−d²/kernel-width²), d = 1 − √(|S|/T); standard"
                            + " error: sandwich over draws")
            .withCost("at most samples forwards per window")
            .citing("""
                    @inproceedings{ribeiro2016why,
                      title = {"{W}hy Should {I} Trust You?": Explaining the Predictions of Any Classifier},
                      author = {Ribeiro, Marco Tulio and Singh, Sameer and Guestrin, Carlos},
                      booktitle = {ACM SIGKDD International Conference on Knowledge Discovery and Data Mining},
                      year = {2016},
                      eprint = {1602.04938},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.integer("samples", 256, 1, 1_000_000, "Subsets that are drawn."))
            .with(ParameterSpec.number("kernel-width", 0.25, 0.01, 1000, "In cosine distance; small is local."))
            .with(ParameterSpec.number("ridge", 1, 0, 1e9, "Pulls coefficients to 0; 0 is least squares."))
            .with(Masks.MASK.spec())
            .with(Sampling.SEED);

    /** For PF4J. */
    public Lime() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.LINEARITY, Axiom.IMPLEMENTATION_INVARIANCE);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Coalitions subsets = new Coalitions.Bernoulli(parameters.integer("samples"), 0.5, parameters.integer("seed"));
        LocalRegression regression = new LocalRegression(parameters.number("kernel-width"), parameters.number("ridge"));
        Baseline mask = Masks.MASK.of(parameters, model);
        return new InputExplainer(
                new Pass.Subsets(mask, subsets),
                Quantity.COALITIONS,
                Masks.MASK.resolved(parameters, mask),
                Optional.empty(),
                tokens -> new EstimateReducer(regression));
    }
}
