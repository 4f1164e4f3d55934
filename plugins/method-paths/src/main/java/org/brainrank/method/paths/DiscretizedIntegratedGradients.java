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
import org.pf4j.Extension;

/**
 * Gradients along a walk over the embedding table, at layer 0: every point lies near real tokens, and every number of an
 * embedding moves one way only.
 *
 * <p>Source: Sanyal and Ren 2021, arXiv 2108.13654, the greedy strategy. Ours differs in four things: neighbours are Euclidean;
 * an anchor is made monotone against where the walk stands, not against the last anchor's own row; a
 * number that does not fit takes an even step towards the baseline, so that the walk arrives; each point stands for half of the stretch on
 * either side (second order), the first for all of the stretch from the baseline, where no gradient is taken.
 */
@Extension
public final class DiscretizedIntegratedGradients implements MethodPlugin {
    private static final Card CARD = Form.with(Card.of(
                    "discretized-integrated-gradients",
                    "What each token contributes along a way that stays near real tokens; layer 0 alone.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = Σ_k (m_k − m_{k−1})_tj ∂f/∂x_tj at z_k, m_k = ½(z_k + z_{k+1}), m_0 = z_0 the baseline, m_n = z_n the window, between them monotone anchors from the embedding table"
                            + Form.FORMULA)
            .withCost(
                    "steps × (1 forward + 1 backward) per window, and a look through the embedding table per step and batch")
            .citing("""
                    @inproceedings{sanyal2021discretized,
                      title = {Discretized Integrated Gradients for Explaining Language Models},
                      author = {Sanyal, Soumya and Ren, Xiang},
                      booktitle = {Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing},
                      year = {2021},
                      eprint = {2108.13654},
                      archiveprefix = {arXiv}
                    }""")
            .with(PathParameters.STEPS)
            .with(PathParameters.BASELINE.spec())
            .with(ParameterSpec.integer(
                    "neighbours", 500, 1, 100_000, "How many nearest tokens are looked at for each next anchor.")));

    /** For PF4J. */
    public DiscretizedIntegratedGradients() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Form.of(parameters)
                .keep(Set.of(Axiom.DUMMY, Axiom.LINEARITY, Axiom.IMPLEMENTATION_INVARIANCE, Axiom.EXACT_ON_LINEAR));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        Pass pass = new Pass.DiscretePath(baseline, parameters.integer("steps"), parameters.integer("neighbours"));
        return PathExplainer.ofPieces(
                Form.of(parameters), pass, false, PathParameters.BASELINE.resolved(parameters, baseline));
    }
}
