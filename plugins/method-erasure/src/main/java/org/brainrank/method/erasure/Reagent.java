package org.brainrank.method.erasure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * ReAGent: replaces random tokens by others again and again, and moves importance towards tokens whose replacement costs the
 * target probability. At layer 0 alone. About probabilities, whatever the run's output is.
 *
 * <h2>Implementation</h2>
 * Departs from the paper in four ways. Replacements are drawn uniformly from the vocabulary, not from RoBERTa's predictions,
 * as there is no other model here than the one explained. The number of steps is fixed; the paper stops once the most
 * important tokens alone bring the target back among the likeliest three. Importance starts at 0, not at random. One run, not
 * the mean of several.
 *
 * <p>Source: Zhao and Shan 2024, arXiv 2402.00794; the update is that of the authors' code.
 */
@Extension
public final class Reagent implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "reagent", "Which tokens cost the target's probability when they become others; layer 0.")
            .withFormula(
                    "each step replaces every token with probability ratio by one drawn uniformly from the vocabulary, Δp ="
                            + " p(target) − p(target | replaced), u = log((1 + Δp)/(1 − Δp)); s_t = Σ ±u, + where t was replaced;"
                            + " score = softmax(s), or s / steps")
            .withCost("steps forwards per window")
            .citing("""
                    @misc{zhao2024reagent,
                      title = {{ReAGent}: A Model-agnostic Feature Attribution Method for Generative Language Models},
                      author = {Zhao, Zhixue and Shan, Boxuan},
                      year = {2024},
                      eprint = {2402.00794},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.integer("steps", 100, 1, 1_000_000, "Replaced windows."))
            .with(ParameterSpec.number("ratio", 0.3, 0.01, 0.99, "Share of tokens that are replaced."))
            .with(ParameterSpec.choice(
                    "scale",
                    "softmax",
                    List.of("softmax", "log-odds"),
                    "softmax of the sum as in the paper, or the mean update, which does not sharpen with steps."))
            .with(Sampling.SEED);

    /** For PF4J. */
    public Reagent() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.IMPLEMENTATION_INVARIANCE);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        boolean softmax = parameters.text("scale").equals("softmax");
        int seed = parameters.integer("seed");
        Coalitions kept = new Coalitions.Bernoulli(parameters.integer("steps"), 1 - parameters.number("ratio"), seed);
        return new InputExplainer(
                new Pass.Replacements(kept, model.vocabulary(), seed),
                Quantity.COALITION_LOG_PROBABILITIES,
                Map.of(),
                softmax ? Optional.of("scores are shares: they sum to 1") : Optional.empty(),
                tokens -> new ReagentReducer(tokens, softmax));
    }
}
