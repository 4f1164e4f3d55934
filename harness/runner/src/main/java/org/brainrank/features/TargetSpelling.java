package org.brainrank.features;

import java.util.List;
import java.util.Optional;
import org.brainrank.config.WindowSettings;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;

/**
 * Tokens as people name them: by id, or by a text that is one token of the model.
 *
 * @param where what a message begins with, for example {@code --target}
 * @param model the vocabulary's size
 * @param tokenizer empty if the model has none; then ids alone are understood
 */
public record TargetSpelling(String where, ModelInfo model, Optional<Tokenizer> tokenizer) {
    /**
     * A token.
     *
     * @param text an id, or a text
     * @param words that are understood too, for the message
     * @return its id
     * @throws UserException if it is neither
     */
    public int token(String text, String words) {
        if (text.matches("\\d{1,9}")) {
            int id = Integer.parseInt(text);
            if (id >= model.vocabulary()) {
                throw new UserException(where + " " + text + ": token ids of '" + model.id() + "' go from 0 to "
                        + (model.vocabulary() - 1));
            }
            return id;
        }
        // A word in running text follows a space; a token of that spelling is what the model would predict.
        for (String spelling : List.of(" " + text.strip(), text)) {
            List<Token> tokens = tokenizer.map(known -> known.encode(spelling)).orElse(List.of());
            if (tokens.size() == 1) {
                return tokens.get(0).id();
            }
        }
        throw new UserException(where + " '" + text + "' is not one token of model '" + model.id() + "'; give " + words
                + ", a token id, or a text that is one token");
    }

    /**
     * A contrast.
     *
     * @param text {@code none}, {@code runner-up}, an id, or a text
     * @return the contrast
     * @throws UserException if it is none of them
     */
    public Contrast contrast(String text) {
        return switch (text) {
            case WindowSettings.NO_CONTRAST -> Contrast.NONE;
            case WindowSettings.RUNNER_UP -> Contrast.RUNNER_UP;
            default -> Contrast.token(token(text, "none, runner-up"));
        };
    }
}
