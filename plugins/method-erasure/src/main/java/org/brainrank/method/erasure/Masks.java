package org.brainrank.method.erasure;

import org.brainrank.spi.ParameterException;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;

/** What stands in the place of a token that is not there. */
final class Masks {
    static final ParameterSpec MASK = ParameterSpec.text(
            "mask",
            "zero",
            "What stands in an absent token's place: zero, mean-embedding, or a token id, such as that of a mask or"
                    + " end-of-text token.");

    private Masks() {}

    static Baseline of(Parameters parameters, ModelInfo model) {
        String name = parameters.text(MASK.name());
        if (name.equals("zero")) {
            return Baseline.ZERO;
        }
        if (name.equals("mean-embedding")) {
            return Baseline.MEAN_EMBEDDING;
        }
        if (name.matches("\\d{1,9}") && Integer.parseInt(name) < model.vocabulary()) {
            return Baseline.token(Integer.parseInt(name));
        }
        throw new ParameterException(
                MASK.name(),
                "'mask' is zero, mean-embedding, or a token id of model '" + model.id() + "', 0 to "
                        + (model.vocabulary() - 1) + "; was '" + name + "'");
    }
}
