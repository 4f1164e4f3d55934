package org.brainrank.method.erasure;

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
 * Shapley values by weighted least squares over random subsets of the tokens, with their standard error. At layer 0 alone.
 *
 * <h2>Implementation</h2>
 * A window that has no more subsets than {@code samples} gets each of them once, and its values are exact. Otherwise subsets
 * are drawn with replacement, sizes by the Shapley kernel; the {@code shap} package enumerates small and large sizes first
 * and so draws otherwise. Pairs of a subset and its complement: Covert and Lee 2021.
 *
 * <p>Source: Lundberg and Lee 2017, arXiv 1705.07874; checked against exact values, within the reported error.
 */
@Extension
public final class KernelShap implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "kernel-shap",
                    "What each token adds to the output, by least squares over random subsets of tokens; layer 0.")
            .withFormula(
                    "φ = argmin Σ_S π(S) (v(S) − v(∅) − Σ_{t in S} φ_t)² under Σ φ = f − v(∅), π(S) = (T − 1)/(C(T, s) s (T −"
                            + " s)), v(S) = f with the tokens outside S masked; standard error: sandwich over draws")
            .withCost("at most samples + 2 forwards per window; all 2^T subsets, and exact, where they are no more")
            .citing("""
                    @inproceedings{lundberg2017unified,
                      title = {A Unified Approach to Interpreting Model Predictions},
                      author = {Lundberg, Scott M. and Lee, Su-In},
                      booktitle = {Advances in Neural Information Processing Systems},
                      volume = {30},
                      year = {2017},
                      eprint = {1705.07874},
                      archiveprefix = {arXiv}
                    }""")
            .citing("""
                    @inproceedings{covert2021improving,
                      title = {Improving {KernelSHAP}: Practical {Shapley} Value Estimation Using Linear Regression},
                      author = {Covert, Ian and Lee, Su-In},
                      booktitle = {International Conference on Artificial Intelligence and Statistics},
                      year = {2021},
                      eprint = {2012.01536},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.integer("samples", 256, 2, 1_000_000, "Subsets that are drawn; even if paired."))
            .with(Sampling.pairs("paired", "Whether each second subset is the complement of the one before."))
            .with(Masks.MASK.spec())
            .with(Sampling.SEED);

    /** For PF4J. */
    public KernelShap() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(
                Axiom.COMPLETENESS,
                Axiom.SENSITIVITY,
                Axiom.LINEARITY,
                Axiom.IMPLEMENTATION_INVARIANCE,
                Axiom.EXACT_ON_LINEAR);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Coalitions.Kernel scheme = new Coalitions.Kernel(
                Sampling.samples(parameters, "paired"), Sampling.on(parameters, "paired"), parameters.integer("seed"));
        Baseline mask = Masks.MASK.of(parameters, model);
        return new InputExplainer(
                new Pass.Subsets(mask, scheme),
                Quantity.COALITIONS,
                Masks.MASK.resolved(parameters, mask),
                InputExplainer.EFFICIENT,
                tokens -> new EstimateReducer(new KernelRegression(scheme)));
    }
}
