package org.brainrank.models.transformers;

import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.ModelRequest;

/** What plugins share that read a model from one exported file, beside which a folder's other files may lie. */
public final class ExportedModel {
    /** The parameter of {@link #maxTokens()}. */
    public static final String MAX_TOKENS = "max-tokens";

    private static final int MOST_TOKENS = 1 << 20;

    private ExportedModel() {}

    /**
     * The longest window, which no exported file tells.
     *
     * @return a parameter for a card
     */
    public static ParameterSpec maxTokens() {
        return ParameterSpec.integer(
                MAX_TOKENS, 1024, 1, MOST_TOKENS, "The longest window, where no config.json says it.");
    }

    /**
     * Refuses to draw weights that an exported file does not describe.
     *
     * @param request what is opened
     * @param kind of file, with its article
     * @throws UserException with the remedy, if the request is for an untrained model
     */
    public static void refuseUntrained(ModelRequest request, String kind) {
        if (request.untrainedSeed().isPresent()) {
            throw new UserException("model '" + request.id() + "' is " + kind + ", which does not say how its weights"
                    + " are drawn before training: leave the control 'untrained' out, or read the Hugging Face folder of"
                    + " the same model (id: transformers)");
        }
    }
}
