package org.brainrank.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;

/**
 * Words, joined by single spaces, and the tokens that a model reads them as.
 *
 * @param text the words joined
 * @param words where each word stands in the text
 * @param tokens in order; those of a word cover it
 * @param wordOfToken for each token, the word that holds its first visible character, from 0; {@link #NO_WORD} for those that
 *     begin every text
 */
public record WordTokens(String text, List<Span> words, List<Token> tokens, int[] wordOfToken) {

    /**
     * A stretch of text.
     *
     * @param text what it says
     * @param start first character, inclusive
     * @param end last character, exclusive
     */
    public record Span(String text, int start, int end) {}

    /** The word of a token that belongs to none: one that begins every text. */
    public static final int NO_WORD = -1;

    /**
     * Splits words into tokens and says which belongs to which. Tokens that the model expects before every text come first and
     * belong to no word.
     *
     * @param words each with a visible character
     * @param tokenizer of the model
     * @return the mapping; every word has at least one token
     * @throws UserException if a word has nothing to see or no token of its own, or a token reaches over two words; it says
     *     which
     */
    public static WordTokens of(List<String> words, Tokenizer tokenizer) {
        List<Span> spans = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            if (word.codePoints().anyMatch(WordTokens::isHalf)) {
                throw new UnmappableWordException(
                        spans.size(),
                        "the word '" + word
                                + "' has half of a character in it (a surrogate of UTF-16 without its other half);"
                                + " mend the transcript");
            }
            if (TokenSpans.isInvisible(word)) {
                throw new UnmappableWordException(
                        spans.size(),
                        "the word '" + word + "' has no visible character; take it out of the transcript, or write what"
                                + " was heard");
            }
            if (text.length() > 0) {
                text.append(' ');
            }
            spans.add(new Span(word, text.length(), text.length() + word.length()));
            text.append(word);
        }
        String joined = text.toString();
        List<Token> tokens = new ArrayList<>();
        tokenizer.opening().forEach(id -> tokens.add(new Token(id, tokenizer.token(id), 0, 0)));
        int opening = tokens.size();
        tokens.addAll(tokenizer.encode(joined));
        int[] wordOfToken = new int[tokens.size()];
        Arrays.fill(wordOfToken, 0, opening, NO_WORD);
        boolean[] covered = new boolean[spans.size()];
        for (int i = opening; i < wordOfToken.length; i++) {
            wordOfToken[i] = wordOf(tokens.get(i), joined, spans);
            // The space before a word is not the word.
            covered[wordOfToken[i]] |=
                    tokens.get(i).end() > spans.get(wordOfToken[i]).start();
        }
        for (int word = 0; word < covered.length; word++) {
            if (!covered[word]) {
                throw new UnmappableWordException(
                        word,
                        "the tokenizer gives word '" + spans.get(word).text() + "' no token of its own in \"" + joined
                                + "\"; change the transcript, or use a model that knows its characters");
            }
        }
        return new WordTokens(
                joined, List.copyOf(spans), new TokenSpans(joined, spans).closed(tokens, wordOfToken), wordOfToken);
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The token ids. */
    int[] ids() {
        return tokens.stream().mapToInt(Token::id).toArray();
    }

    /** How many tokens belong to the first words. */
    int tokensOfFirst(int words) {
        int count = 0;
        while (count < wordOfToken.length && wordOfToken[count] < words) {
            count++;
        }
        return count;
    }

    // A token may begin with the space before its word, or be nothing but that space; either way it leads to the word
    // after.
    private static int wordOf(Token token, String text, List<Span> spans) {
        int visible = token.start();
        while (visible < text.length() && text.charAt(visible) == ' ') {
            visible++;
        }
        int word = spans.size() - 1;
        while (word > 0 && spans.get(word).start() > visible) {
            word--;
        }
        if (token.end() > spans.get(word).end() + 1) {
            throw new UnmappableWordException(
                    word,
                    "token '" + token.text() + "' reaches over more than the word '"
                            + spans.get(word).text() + "' in \"" + text
                            + "\"; scores cannot be given to single words. Change the transcript, or use a model whose tokens keep to words");
        }
        return word;
    }
}
