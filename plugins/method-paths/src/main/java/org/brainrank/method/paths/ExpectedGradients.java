package org.brainrank.method.paths;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.pf4j.Extension;

/**
 * Integrated gradients on average over baselines, one random point each, at layer 0.
 *
 * <p>Source: Erion et al. 2021, arXiv 1906.10670. Baselines are rows of the embedding table, not other windows: a score must not
 * depend on what else is in a run.
 */
@Extension
public final class ExpectedGradients implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "expected-gradients",
                    "What each token contributes, on average over baselines of random tokens; layer 0 alone.")
            .withFormula(
                    "score_t = (1/n) Σ_k Σ_j (x − b_k)_tj ∂f/∂x_tj at b_k + α_k (x − b_k), α_k uniform on [0, 1], b_k the embeddings of tokens drawn uniformly from the vocabulary, each position its own")
            .withCost("samples × (2 forwards + 1 backward) per window")
            .citing("""
                    @article{erion2021improving,
                      title = {Improving performance of deep learning models with axiomatic attribution priors and expected gradients},
                      author = {Erion, Gabriel and Janizek, Joseph D. and Sturmfels, Pascal and Lundberg, Scott M. and Lee, Su-In},
                      journal = {Nature Machine Intelligence},
                      volume = {3},
                      pages = {620--631},
                      year = {2021},
                      eprint = {1906.10670},
                      archiveprefix = {arXiv}
                    }""")
            .with(SampleParameters.SAMPLES)
            .with(SampleParameters.SEED);

    /** For PF4J. */
    public ExpectedGradients() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.DUMMY, Axiom.LINEARITY, Axiom.IMPLEMENTATION_INVARIANCE);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Pass pass = new Pass.RandomPath(Optional.empty(), 0, parameters.integer("samples"), parameters.integer("seed"));
        return new PieceExplainer(pass, false, Map.of());
    }
}
