package org.brainrank.method.erasure;

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
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * What the output loses when a token is taken out and the later ones move up: f(window) − f(window without it). At layer 0
 * alone. The model reads a shorter window of real tokens, with no hole in it.
 *
 * <p>Source: Li, Monroe and Jurafsky 2016, arXiv 1612.08220, with removal in place of erasure; checked against Hugging Face
 * transformers on windows without the token.
 */
@Extension
public final class LeaveOneOut implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "leave-one-out", "What the output loses when a token is taken out; layer 0.")
            .withFormula(
                    "score_t = f(x_1 … x_T) − f(x_1 … x_{t−1} x_{t+1} … x_T), later positions moving up by one; 0 for a"
                            + " window of one token, which has nothing left")
            .withCost("1 forward per token, from that token on")
            .citing(Erasure.CITATION);

    /** For PF4J. */
    public LeaveOneOut() {}

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
        return new InputExplainer(
                new Pass.Removal(), Quantity.REMOVED, Map.of(), Optional.empty(), RemovalReducer::new);
    }
}
