package org.brainrank.spi.model;

import java.util.OptionalInt;

/**
 * What the model reads before it predicts the next token.
 *
 * @param ids token ids, oldest first
 * @param target the token whose output is explained; empty for the model's own most likely next token
 * @param contrast what the target is held against
 */
public record TokenWindow(int[] ids, OptionalInt target, Contrast contrast) {
    /** Copies the ids. */
    public TokenWindow {
        if (ids.length == 0) {
            throw new IllegalArgumentException("a window needs at least one token");
        }
        ids = ids.clone();
    }

    /**
     * A window without a foil.
     *
     * @param ids token ids, oldest first
     * @param target the token whose output is explained; empty for the model's own most likely next token
     */
    public TokenWindow(int[] ids, OptionalInt target) {
        this(ids, target, Contrast.NONE);
    }

    /**
     * The same tokens and target, held against something.
     *
     * @param foil what against
     * @return a copy
     */
    public TokenWindow against(Contrast foil) {
        return new TokenWindow(ids, target, foil);
    }

    /**
     * A window whose target is the model's own prediction.
     *
     * @param ids token ids, oldest first
     * @return the window
     */
    public static TokenWindow predicted(int... ids) {
        return new TokenWindow(ids, OptionalInt.empty());
    }

    @Override
    public int[] ids() {
        return ids.clone();
    }

    /**
     * Its length.
     *
     * @return the number of tokens
     */
    public int tokens() {
        return ids.length;
    }
}
