package org.brainrank.features;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.brainrank.spi.model.Token;

/**
 * Makes the tokens of each word cover it. Tokenizers that compose accents (NFC, NFKC) place a token at the letter alone: what
 * they composed with it, and invisible characters that they drop, are joined to the token before. Any other character that no
 * token stands for is a loss, and refused.
 */
final class TokenSpans {
    private final String text;
    private final List<WordTokens.Span> words;

    TokenSpans(String text, List<WordTokens.Span> words) {
        this.text = text;
        this.words = words;
    }

    /**
     * Closes gaps.
     *
     * @param tokens in order
     * @param wordOfToken for each, never decreasing
     * @return the same tokens, some of them longer
     */
    List<Token> closed(List<Token> tokens, int[] wordOfToken) {
        List<Token> closed = new ArrayList<>(tokens);
        int from = 0;
        while (from < wordOfToken.length) {
            int to = from;
            while (to < wordOfToken.length && wordOfToken[to] == wordOfToken[from]) {
                to++;
            }
            if (wordOfToken[from] != WordTokens.NO_WORD) {
                close(closed.subList(from, to), wordOfToken[from]);
            }
            from = to;
        }
        return List.copyOf(closed);
    }

    private void close(List<Token> tokens, int place) {
        WordTokens.Span word = words.get(place);
        BitSet covered = new BitSet();
        tokens.forEach(token -> covered.set(token.start(), token.end()));
        int gap = covered.nextClearBit(word.start());
        while (gap < word.end()) {
            int next = covered.nextSetBit(gap);
            int end = next < 0 ? word.end() : Math.min(next, word.end());
            close(tokens, gap, end, place);
            gap = covered.nextClearBit(end);
        }
    }

    private void close(List<Token> tokens, int gap, int end, int place) {
        boolean isInvisible = isInvisible(text.substring(gap, end));
        boolean isClosed = false;
        // Several tokens may stand for the bytes of one character: all have its place.
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.end() == gap
                    && gap > words.get(place).start()
                    && (isInvisible || size(token.start(), end) == size(token.start(), gap))) {
                tokens.set(i, new Token(token.id(), token.text(), token.start(), end));
                isClosed = true;
            }
        }
        if (!isClosed && !isInvisible) {
            throw new UnmappableWordException(
                    place,
                    "the tokenizer gives '" + text.substring(gap, end) + "' of word '"
                            + words.get(place).text() + "' no token, so the model does not read it; change the"
                            + " transcript, or use a model that knows its characters");
        }
    }

    /** How many characters some text has once accents are composed. */
    private int size(int start, int end) {
        String composed = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC);
        return composed.codePointCount(0, composed.length());
    }

    /** Whether there is nothing to see: spaces, joiners, direction marks, controls. */
    static boolean isInvisible(String some) {
        return some.codePoints()
                .allMatch(character -> Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
    }
}
