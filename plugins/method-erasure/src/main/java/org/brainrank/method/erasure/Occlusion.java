package org.brainrank.method.erasure;

import java.util.Optional;
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
 * What the output loses when a span of neighbours is masked, as a mean over the spans that cover a token. At layer 0 alone.
 *
 * <p>Source: Zeiler and Fergus 2014, arXiv 1311.2901, on tokens; checked against Captum's Occlusion with stride 1.
 */
@Extension
public final class Occlusion implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "occlusion", "What the output loses when a span of neighbouring tokens is masked; layer 0.")
            .withFormula(
                    "score_t = mean over the spans S of neighbours that cover t of f(x) − f(x with S masked); spans at every"
                            + " place, one span of all tokens where the window is shorter")
            .withCost("1 forward per place of a span, from its first token on")
            .citing("""
                    @inproceedings{zeiler2014visualizing,
                      title = {Visualizing and Understanding Convolutional Networks},
                      author = {Zeiler, Matthew D. and Fergus, Rob},
                      booktitle = {European Conference on Computer Vision},
                      year = {2014},
                      eprint = {1311.2901},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.integer("span", 3, 1, 1000, "Neighbours that are masked together; 1 is erasure."))
            .with(Masks.MASK.spec());

    /** For PF4J. */
    public Occlusion() {}

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
        Coalitions spans = new Coalitions.Spans(parameters.integer("span"));
        Baseline mask = Masks.MASK.of(parameters, model);
        return new InputExplainer(
                new Pass.Subsets(mask, spans),
                Quantity.COALITIONS,
                Masks.MASK.resolved(parameters, mask),
                Optional.empty(),
                tokens -> new EstimateReducer(new SpanMeans()));
    }
}
