package org.brainrank.method.erasure;

import java.util.Set;
import org.brainrank.spi.Card;
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
 * Shapley values of the tokens, from the output of every subset of them: what a token adds to the output, averaged over all
 * orders in which tokens can join. At layer 0 alone, for windows of at most 14 tokens.
 *
 * <p>Source: Shapley 1953; absent tokens are masked as in Lundberg and Lee 2017, arXiv 1705.07874. Checked against values
 * of all subsets from Hugging Face transformers.
 */
@Extension
public final class ShapleyExact implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "shapley-exact",
                    "What each token adds to the output, averaged over all orders of joining; layer 0, short windows.")
            .withFormula(
                    "φ_t = Σ over S without t of |S|!(T − 1 − |S|)!/T! (v(S ∪ t) − v(S)), v(S) = f with the tokens outside"
                            + " S masked; T ≤ 14")
            .withCost(
                    "2^T forwards per window, 64 for 6 tokens, 16384 for 14; what subsets begin with is run once, at 14 tokens a fifth of all positions")
            .citing("""
                    @incollection{shapley1953value,
                      title = {A Value for n-Person Games},
                      author = {Shapley, Lloyd S.},
                      booktitle = {Contributions to the Theory of Games II},
                      publisher = {Princeton University Press},
                      year = {1953},
                      pages = {307--317}
                    }""")
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
            .with(Masks.MASK.spec());

    /** For PF4J. */
    public ShapleyExact() {}

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
                Axiom.SYMMETRY,
                Axiom.LINEARITY,
                Axiom.IMPLEMENTATION_INVARIANCE,
                Axiom.EXACT_ON_LINEAR);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Baseline mask = Masks.MASK.of(parameters, model);
        return new InputExplainer(
                new Pass.Subsets(mask, new Coalitions.All()),
                Quantity.COALITIONS,
                Masks.MASK.resolved(parameters, mask),
                InputExplainer.EFFICIENT,
                tokens -> new EstimateReducer(new ExactValues()));
    }
}
