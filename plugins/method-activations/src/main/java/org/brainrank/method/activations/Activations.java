package org.brainrank.method.activations;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quantity;
import org.pf4j.Extension;

/**
 * The hidden state of the last token or word, as a vector: not an explanation, but what encoding models of the brain usually
 * read, and so the yardstick for explanations.
 *
 * <p>Source: Schrimpf et al. 2021; Caucheteux and King 2022.
 */
@Extension
public final class Activations implements MethodPlugin {
    private static final Card CARD = Card.of("activations", "Hidden state of the last token or word, as a vector.")
            .withFormula(
                    "h_l[T−1], or its mean over the last word's tokens, a vector of the model's width; h_0 is what enters block 1, h_l the output of block l"
                            + " before any final norm")
            .withCost("1 forward per window, all layers")
            .citing("""
                    @article{schrimpf2021neural,
                      title = {The neural architecture of language: Integrative modeling converges on predictive processing},
                      author = {Schrimpf, Martin and Blank, Idan Asher and Tuckute, Greta and Kauf, Carina and Hosseini, Eghbal A. and Kanwisher, Nancy and Tenenbaum, Joshua B. and Fedorenko, Evelina},
                      journal = {Proceedings of the National Academy of Sciences},
                      volume = {118},
                      number = {45},
                      year = {2021},
                      doi = {10.1073/pnas.2105646118}
                    }""")
            .with(Pooling.PARAMETER);

    /** For PF4J. */
    public Activations() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        Pooling pooling = Pooling.of(parameters);
        return new VectorExplainer(
                0,
                model.layers(),
                Set.of(Quantity.ACTIVATIONS),
                (step, layer, ofLastWord) -> pooling.pool(step.activations(layer), ofLastWord));
    }
}
