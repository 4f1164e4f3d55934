package org.brainrank.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.features.TargetSpelling;
import org.brainrank.features.WordTokens;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;

/**
 * What {@code explain} was asked.
 *
 * @param window tokens and target
 * @param text the words behind the tokens; empty if ids were given
 */
record Inquiry(TokenWindow window, Optional<WordTokens> text) {

    static Inquiry ofText(LanguageModel model, String text, String target) {
        Tokenizer tokenizer = model.tokenizer()
                .orElseThrow(() -> new UserException(
                        "model '" + model.info().id() + "' has no tokenizer.json; give --token-ids instead of --text"));
        List<String> words = new ArrayList<>(Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
        boolean actual = target.equals("actual");
        if (words.size() < (actual ? 2 : 1)) {
            throw new UserException(
                    actual
                            ? "--target actual needs at least two words: the last one is the target"
                            : "--text is empty");
        }
        WordTokens all = WordTokens.of(words, tokenizer);
        if (!actual) {
            return new Inquiry(
                    new TokenWindow(ids(all.tokens()), token(target, Optional.of(tokenizer), model)), Optional.of(all));
        }
        WordTokens window = WordTokens.of(words.subList(0, words.size() - 1), tokenizer);
        int next = window.tokens().size();
        if (!window.tokens().equals(all.tokens().subList(0, next))) {
            throw new UserException("the last word '" + words.get(words.size() - 1)
                    + "' changes how the words before it are split, so it has no first token of its own");
        }
        return new Inquiry(
                new TokenWindow(
                        ids(window.tokens()),
                        OptionalInt.of(all.tokens().get(next).id())),
                Optional.of(window));
    }

    static Inquiry ofIds(LanguageModel model, int[] ids, String target) {
        if (!target.equals("actual")) {
            return new Inquiry(new TokenWindow(ids, token(target, model.tokenizer(), model)), Optional.empty());
        }
        if (ids.length < 2) {
            throw new UserException("--target actual needs at least two ids: the last one is the target");
        }
        return new Inquiry(
                new TokenWindow(Arrays.copyOf(ids, ids.length - 1), OptionalInt.of(ids[ids.length - 1])),
                Optional.empty());
    }

    private static int[] ids(List<Token> tokens) {
        return tokens.stream().mapToInt(Token::id).toArray();
    }

    private static OptionalInt token(String target, Optional<Tokenizer> tokenizer, LanguageModel model) {
        if (target.equals("predicted")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                new TargetSpelling("--target", model.info(), tokenizer).token(target, "predicted, actual"));
    }

    /** The same, its target held against something. */
    Inquiry against(Contrast contrast) {
        return new Inquiry(window.against(contrast), text);
    }
}
