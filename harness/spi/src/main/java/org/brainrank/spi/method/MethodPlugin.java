package org.brainrank.spi.method;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.ExtensionPoint;

/**
 * An explanation method.
 *
 * <h2>Appropriate usage</h2>
 * Annotate the implementation with {@code @Extension}, keep it stateless, and do the arithmetic in a {@link Reducer}.
 * {@code docs/write-a-plugin.md} walks through the smallest one.
 */
public interface MethodPlugin extends ExtensionPoint {
    /**
     * What this method is.
     *
     * @return its card: formula, citation, parameters
     */
    Card card();

    /**
     * The method with its parameters, for one model.
     *
     * @param parameters as declared by the card
     * @param model its shape; a default may depend on the architecture
     * @return the variant
     */
    Explainer explainer(Parameters parameters, ModelInfo model);

    /**
     * What a variant promises of its token scores at layer 0. The testkit's contract checks every promise; that the same
     * window has the same scores every time, whatever its batch, and that nothing after it matters, is asked of all.
     *
     * @param parameters as declared by the card
     * @return the axioms; none unless overridden
     */
    default Set<Axiom> axioms(Parameters parameters) {
        return Set.of();
    }
}
