package org.brainrank.method.activations;

import java.util.List;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.Tensor;

/** How the states of a window's tokens become one vector. */
enum Pooling {
    /** The last token's. */
    LAST_TOKEN,
    /** The mean over the tokens of the last word; the same where it is one token. */
    WORD_MEAN;

    static final ParameterSpec PARAMETER = ParameterSpec.choice(
            "pooling",
            "last-token",
            List.of("last-token", "word-mean"),
            "The last token's vector, or the mean over the tokens of the last word.");

    static Pooling of(Parameters parameters) {
        return parameters.text("pooling").equals("word-mean") ? WORD_MEAN : LAST_TOKEN;
    }

    /** One vector, from states of shape (T, width). */
    float[] pool(Tensor states, int ofLastWord) {
        int tokens = states.size(0);
        int pooled = this == LAST_TOKEN ? 1 : ofLastWord;
        double[] sum = new double[states.size(1)];
        for (int token = tokens - pooled; token < tokens; token++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += states.get(token, j);
            }
        }
        float[] vector = new float[sum.length];
        for (int j = 0; j < sum.length; j++) {
            vector[j] = (float) (sum[j] / pooled);
        }
        return vector;
    }
}
