package org.brainrank.features;

import java.util.List;
import java.util.OptionalInt;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.TokenWindow;

/**
 * A window and every place where it occurs: stories repeat phrases, and a story may stand in a dataset twice. It is run once.
 *
 * @param places at least one, in the order of the stories; equal in all that a model and a reducer see
 */
record SharedWindow(List<Batch.Entry> places) {
    /** What makes two windows one to a model and a reducer. */
    private record Key(List<Integer> ids, OptionalInt target, Contrast contrast, int tokensOfLastWord) {}

    /** Equal for windows whose scores are equal. */
    static Object key(WordWindow window) {
        TokenWindow tokens = window.tokens();
        return new Key(
                java.util.Arrays.stream(tokens.ids()).boxed().toList(),
                tokens.target(),
                tokens.contrast(),
                window.tokensOfLastWord());
    }

    /** What the model reads. */
    TokenWindow tokens() {
        return places.get(0).window().tokens();
    }

    /** How many of its last tokens are its last word. */
    int tokensOfLastWord() {
        return places.get(0).window().tokensOfLastWord();
    }
}
