package org.brainrank.method.erasure;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * What the output loses when a token is erased: f(window) − f(window without it). With {@code mask=zero} at every layer,
 * with {@code mask=mean-embedding} or a token's id at layer 0 alone: an embedding means nothing to a later block.
 *
 * <p>Source: Li, Monroe and Jurafsky 2016, arXiv 1612.08220; checked against Captum's FeatureAblation at layer 0.
 */
@Extension
public final class Erasure implements MethodPlugin {
    static final String CITATION = """
            @article{li2016understanding,
              title = {Understanding Neural Networks through Representation Erasure},
              author = {Li, Jiwei and Monroe, Will and Jurafsky, Dan},
              journal = {arXiv preprint arXiv:1612.08220},
              year = {2016}
            }""";

    private static final Card CARD = Card.of("erasure", "What the output loses when a token is erased.")
            .withFormula("score_t = f(h_l) − f(h_l with position t replaced by the mask); zero at every layer 0 to L,"
                    + " mean-embedding and a token's embedding at layer 0 alone")
            .withCost("1 forward per token and layer, from that layer on")
            .citing(CITATION)
            .with(Masks.MASK.spec());

    /** For PF4J. */
    public Erasure() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(
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
        return new ErasureExplainer(
                mask, mask.equals(Baseline.ZERO) ? model.layers() : 0, Masks.MASK.resolved(parameters, mask));
    }
}
