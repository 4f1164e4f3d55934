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
 * What the hidden state of layer l would predict if the model ended there: five numbers of the distribution that the final
 * norm and the output matrix make of the last position's state. At layer L they are the model's own; with a predicted target
 * the last two then say nothing new: the rank is 0, and the likeliest token is the target.
 *
 * <p>Source: nostalgebraist 2020; as a study of how predictions form, Geva et al. 2022, arXiv 2203.14680.
 */
@Extension
public final class LogitLens implements MethodPlugin {
    private static final int RANK = 3;

    private static final Card CARD = Card.of(
                    "logit-lens",
                    "What the hidden state of layer l would predict: five numbers of its next-token distribution.")
            .withFormula(
                    "z = W_U norm(h_l[T−1]); [z_target, log softmax(z)_target, entropy of softmax(z) in nats, ln(1 + number of"
                            + " tokens with a larger z), max log softmax(z)]; h_0 is what enters block 1")
            .withCost("1 forward per window, and a final norm and an output matrix a layer")
            .citing("""
                    @misc{nostalgebraist2020logitlens,
                      title = {interpreting {GPT}: the logit lens},
                      author = {nostalgebraist},
                      year = {2020},
                      howpublished = {LessWrong},
                      url = {https://www.lesswrong.com/posts/AcKRB8wDpdaN6v6ru/interpreting-gpt-the-logit-lens}
                    }""");

    /** For PF4J. */
    public LogitLens() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new VectorExplainer(0, model.layers(), Set.of(Quantity.LENS), (step, layer, ofLastWord) -> {
            float[] numbers = step.lens(layer).toArray();
            // A rank runs over the whole vocabulary; its logarithm is what a linear model can use.
            numbers[RANK] = (float) Math.log1p(numbers[RANK]);
            return numbers;
        });
    }
}
