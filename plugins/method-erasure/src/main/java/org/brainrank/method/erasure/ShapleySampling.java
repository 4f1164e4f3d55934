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
 * Shapley values from random orders in which tokens join, with their standard error. At layer 0 alone.
 *
 * <p>Source: Castro, Gómez and Tejada 2009; pairs of an order and its reverse (Mitchell et al. 2022, arXiv 2104.12199) cancel
 * what is odd in the order. Checked against exact values, within the reported error.
 */
@Extension
public final class ShapleySampling implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "shapley-sampling",
                    "What each token adds to the output, averaged over random orders of joining; layer 0.")
            .withFormula(
                    "φ_t = mean over orders of v(tokens before t and t) − v(tokens before t), v(S) = f with the tokens"
                            + " outside S masked; standard error: deviation over draws / √draws, a draw being an order or an"
                            + " antithetic pair")
            .withCost("at most samples × T forwards per window; equal subsets run once")
            .citing("""
                    @article{castro2009polynomial,
                      title = {Polynomial Calculation of the {Shapley} Value Based on Sampling},
                      author = {Castro, Javier and G{\\'o}mez, Daniel and Tejada, Juan},
                      journal = {Computers \\& Operations Research},
                      volume = {36},
                      number = {5},
                      pages = {1726--1730},
                      year = {2009}
                    }""")
            .citing("""
                    @article{mitchell2022sampling,
                      title = {Sampling Permutations for {Shapley} Value Estimation},
                      author = {Mitchell, Rory and Cooper, Joshua and Frank, Eibe and Holmes, Geoffrey},
                      journal = {Journal of Machine Learning Research},
                      volume = {23},
                      number = {43},
                      pages = {1--46},
                      year = {2022}
                    }""")
            .with(ParameterSpec.integer("samples", 20, 1, 100_000, "Random orders; even if antithetic."))
            .with(Sampling.pairs("antithetic", "Whether each second order is the one before, backwards."))
            .with(Masks.MASK.spec())
            .with(Sampling.SEED);

    /** For PF4J. */
    public ShapleySampling() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(
                Axiom.COMPLETENESS,
                Axiom.SENSITIVITY,
                Axiom.DUMMY,
                Axiom.LINEARITY,
                Axiom.IMPLEMENTATION_INVARIANCE,
                Axiom.EXACT_ON_LINEAR);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        boolean antithetic = Sampling.on(parameters, "antithetic");
        Coalitions orders = new Coalitions.Permutations(
                Sampling.samples(parameters, "antithetic"), antithetic, parameters.integer("seed"));
        Baseline mask = Masks.MASK.of(parameters, model);
        return new InputExplainer(
                new Pass.Subsets(mask, orders),
                Quantity.COALITIONS,
                Masks.MASK.resolved(parameters, mask),
                InputExplainer.EFFICIENT,
                tokens -> new EstimateReducer(new OrderMeans(antithetic ? 2 : 1)));
    }
}
