package org.brainrank.features;

import java.util.Arrays;
import org.brainrank.spi.model.TokenWindow;

/**
 * The window that ends with one word.
 *
 * @param word place of that word in the story, from 0
 * @param words number of words in the window
 * @param tokens what the model reads
 * @param wordOfToken for each token, which word of the window it belongs to, from 0; never decreasing; {@link
 *     WordTokens#NO_WORD} for those that begin every text
 */
record WordWindow(int word, int words, TokenWindow tokens, int[] wordOfToken) {
    /** Everything in it as a line of text, for hashes. */
    String spelled() {
        return Arrays.toString(tokens.ids()) + " " + Arrays.toString(wordOfToken) + " " + tokens.target() + " "
                + tokens.contrast() + "\n";
    }

    /** How many of its last tokens are its last word. */
    int tokensOfLastWord() {
        return WordFold.tokensOfLast(wordOfToken);
    }

    /** The last word's tokens: those of all words of a story, one after the other, are its text. */
    int[] lastWord() {
        int[] ids = tokens.ids();
        return Arrays.copyOfRange(ids, ids.length - tokensOfLastWord(), ids.length);
    }
}
