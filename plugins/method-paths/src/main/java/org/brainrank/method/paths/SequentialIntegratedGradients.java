package org.brainrank.method.paths;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.pf4j.Extension;

/**
 * Integrated gradients of one token at a time, at layer 0.
 *
 * <p>Source: Enguehard 2023, arXiv 2305.15853; scores are not divided by their norm, which the run's window settings can do. The
 * completeness gap is that of all tokens together.
 */
@Extension
public final class SequentialIntegratedGradients implements MethodPlugin {
    private static final Card CARD = Form.with(Card.of(
                    "sequential-integrated-gradients",
                    "What each token contributes on its own way from a baseline, the other tokens staying; layer 0 alone.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = (x − b)_tj Σ_k w_k ∂f/∂x_tj at x with token t at b + α_k (x − b); sums to f − f(x with token t at b), token by token"
                            + Form.FORMULA)
            .withCost("tokens × steps × (1 forward + 1 backward) per window")
            .citing("""
                    @inproceedings{enguehard2023sequential,
                      title = {Sequential Integrated Gradients: a simple but effective method for explaining language models},
                      author = {Enguehard, Joseph},
                      booktitle = {Findings of the Association for Computational Linguistics: ACL 2023},
                      year = {2023},
                      eprint = {2305.15853},
                      archiveprefix = {arXiv}
                    }""")
            .with(PathParameters.STEPS)
            .with(PathParameters.BASELINE.spec())
            .with(PathParameters.RULE));

    /** For PF4J. */
    public SequentialIntegratedGradients() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return PathParameters.kept(
                parameters,
                Set.of(
                        Axiom.SENSITIVITY,
                        Axiom.DUMMY,
                        Axiom.SYMMETRY,
                        Axiom.LINEARITY,
                        Axiom.IMPLEMENTATION_INVARIANCE,
                        Axiom.EXACT_ON_LINEAR));
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline baseline = PathParameters.BASELINE.of(parameters, model);
        Pass pass = new Pass.SequentialPath(baseline, parameters.integer("steps"), PathParameters.rule(parameters));
        return PathExplainer.ofPieces(
                Form.of(parameters), pass, true, PathParameters.BASELINE.resolved(parameters, baseline));
    }
}
