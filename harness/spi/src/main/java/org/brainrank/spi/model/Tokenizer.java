package org.brainrank.spi.model;

import java.util.List;

/** Splits text into the tokens of a model. Safe for use from several threads. */
public interface Tokenizer {
    /**
     * Splits a text; adds no special tokens.
     *
     * @param text any text
     * @return its tokens with their places in the text
     */
    List<Token> encode(String text);

    /**
     * What the model expects before every text: a beginning-of-text token, where it was trained with one. These belong to no
     * word; {@link #encode} does not add them.
     *
     * @return token ids, oldest first; by default none
     */
    default List<Integer> opening() {
        return List.of();
    }

    /**
     * How the vocabulary spells a token.
     *
     * @param id from 0 to the vocabulary's size − 1
     * @return its text
     */
    String token(int id);

    /**
     * The text that a token stands for, with the space that it may begin with: {@code " cat"} where the vocabulary spells
     * {@code "Ġcat"}.
     *
     * @param id from 0 to the vocabulary's size − 1
     * @return its text; by default as the vocabulary spells it
     */
    default String text(int id) {
        return token(id);
    }
}
