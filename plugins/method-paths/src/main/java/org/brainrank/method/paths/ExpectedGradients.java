package org.brainrank.method.paths;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Start;
import org.pf4j.Extension;

/**
 * Integrated gradients on average over baselines drawn from the data, one random point each, at layer 0.
 *
 * <h2>Implementation</h2>
 * A baseline is a passage of the run's stories with as many tokens as the window: a window of the data, as in the paper, but
 * for where its first word begins. Which passages a window gets follows from the seed, its own tokens and the run's stories, so
 * neither batches nor the order of windows matter; other stories, or {@code --limit}, give other passages. Where there is no run,
 * as in {@code explain}, only {@code baselines=tokens} is possible: rows of the embedding table, each position its own.
 *
 * <p>Source: Erion et al. 2021, arXiv 1906.10670.
 */
@Extension
public final class ExpectedGradients implements MethodPlugin {
    private static final Card CARD = Form.with(Card.of(
                    "expected-gradients",
                    "What each token contributes, on average over baselines that are other passages of the run; layer 0 alone.")
            .withFormula(
                    "score_t = Σ_j c_tj, c_tj = (1/n) Σ_k (x − b_k)_tj ∂f/∂x_tj at b_k + α_k (x − b_k), α_k uniform on [0, 1], b_k the embeddings of another passage of the run's stories, or of tokens drawn uniformly from the vocabulary"
                            + Form.FORMULA)
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
            .with(ParameterSpec.choice(
                    "baselines",
                    "passages",
                    List.of("passages", "tokens"),
                    "What baselines are drawn from: passages of the run's stories, or single tokens of the vocabulary; explain"
                            + " has tokens alone."))
            .with(SampleParameters.SEED));

    /** For PF4J. */
    public ExpectedGradients() {}

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
        Start start = parameters.text("baselines").equals("passages") ? Start.OTHER_PASSAGE : Start.RANDOM_TOKENS;
        Pass pass = new Pass.RandomPath(start, 0, parameters.integer("samples"), parameters.integer("seed"));
        return PathExplainer.ofPieces(Form.of(parameters), pass, false, Map.of());
    }
}
