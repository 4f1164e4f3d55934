package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTokensTest {
    /** A tokenizer that cuts a text at the given places, whatever the text. */
    private record Cuts(int... places) implements Tokenizer {
        @Override
        public List<Token> encode(String text) {
            List<Token> tokens = new ArrayList<>();
            for (int i = 0; i + 1 < places.length; i++) {
                tokens.add(new Token(i, text.substring(places[i], places[i + 1]), places[i], places[i + 1]));
            }
            return tokens;
        }

        @Override
        public String token(int id) {
            return Integer.toString(id);
        }
    }

    @Test
    void aSpaceAheadOfAWordLeadsToThatWord() {
        WordTokens tokens = WordTokens.of(
                List.of("ab", "c", "de"), FakeModel.create(1).tokenizer().orElseThrow());

        assertThat(tokens.text()).isEqualTo("ab c de");
        assertThat(tokens.words())
                .containsExactly(
                        new WordTokens.Span("ab", 0, 2),
                        new WordTokens.Span("c", 3, 4),
                        new WordTokens.Span("de", 5, 7));
        assertThat(tokens.wordOfToken()).containsExactly(0, 0, 1, 2, 2);
        assertThat(tokens.ids()).hasSize(5);
    }

    @Test
    void aLoneSpaceBelongsToTheWordAfterIt() {
        // "ab" " " "cd", as SentencePiece does where it has no piece for the word with its space
        WordTokens tokens = WordTokens.of(List.of("ab", "cd"), new Cuts(0, 2, 3, 5));

        assertThat(tokens.wordOfToken()).containsExactly(0, 1, 1);
    }

    @Test
    void anEmptyTokenAtTheStartBelongsToTheFirstWord() {
        assertThat(WordTokens.of(List.of("ab"), new Cuts(0, 0, 2)).wordOfToken())
                .containsExactly(0, 0);
    }

    @Test
    void aSpaceAtATokensEndDoesNotMakeItReachOverTwoWords() {
        assertThat(WordTokens.of(List.of("ab", "cd"), new Cuts(0, 3, 5)).wordOfToken())
                .containsExactly(0, 1);
    }

    @Test
    void severalTokensOfOneCharacterBelongToItsWord() {
        Tokenizer bytes = new Tokenizer() {
            @Override
            public List<Token> encode(String text) {
                return List.of(new Token(1, "a", 0, 1), new Token(2, "<0xC3>", 1, 3), new Token(3, "<0xA9>", 1, 3));
            }

            @Override
            public String token(int id) {
                return Integer.toString(id);
            }
        };

        assertThat(WordTokens.of(List.of("a", "\u00e9"), bytes).wordOfToken()).containsExactly(0, 1, 1);
    }

    @Test
    void countsTheTokensOfTheFirstWords() {
        WordTokens tokens = WordTokens.of(List.of("ab", "cd", "e"), new Cuts(0, 1, 2, 5, 7));

        assertThat(tokens.tokensOfFirst(0)).isZero();
        assertThat(tokens.tokensOfFirst(1)).isEqualTo(2);
        assertThat(tokens.tokensOfFirst(2)).isEqualTo(3);
        assertThat(tokens.tokensOfFirst(3)).isEqualTo(4);
    }

    @Test
    void refusesATokenOverTwoWords() {
        assertThatThrownBy(() -> WordTokens.of(List.of("ab", "cd"), new Cuts(0, 1, 5)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("token 'b cd' reaches over more than the word 'ab' in \"ab cd\"");
    }

    @Test
    void refusesATokenThatReachesIntoAOneLetterWord() {
        assertThatThrownBy(() -> WordTokens.of(List.of("ab", "c", "d"), new Cuts(0, 4, 6)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("reaches over more than the word 'ab'");
    }

    @Test
    void refusesAWordWithoutAToken() {
        assertThatThrownBy(() -> WordTokens.of(List.of("ab", "\u2603"), new Cuts(0, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gives word '\u2603' no token of its own in \"ab \u2603\"");
    }

    /** A model that reads a token before every text. */
    private record Begun(Tokenizer inner) implements Tokenizer {
        @Override
        public List<Token> encode(String text) {
            return inner.encode(text);
        }

        @Override
        public List<Integer> opening() {
            return List.of(7);
        }

        @Override
        public String token(int id) {
            return id == 7 ? "<s>" : inner.token(id);
        }
    }

    @Test
    void aTokenThatBeginsEveryTextBelongsToNoWord() {
        WordTokens tokens = WordTokens.of(List.of("ab", "cd"), new Begun(new Cuts(0, 1, 2, 5)));

        assertThat(tokens.ids()).containsExactly(7, 0, 1, 2);
        assertThat(tokens.tokens().get(0)).isEqualTo(new Token(7, "<s>", 0, 0));
        assertThat(tokens.wordOfToken()).containsExactly(WordTokens.NO_WORD, 0, 0, 1);
        assertThat(tokens.tokensOfFirst(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00a0", "\u200b", "\ufeff\u2009"})
    void refusesAWordWithNothingToSee(String word) {
        assertThatThrownBy(() -> WordTokens.of(List.of("ab", word), new Cuts(0, 2, 3)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("has no visible character; take it out of the transcript");
    }

    @Test
    void whatWasComposedBelongsToTheTokenBefore() {
        // "cafe" + a combining accent, as a tokenizer that composes places it: at the letter alone
        WordTokens tokens = WordTokens.of(List.of("cafe\u0301"), new Cuts(0, 2, 4));

        assertThat(tokens.tokens()).extracting(Token::end).containsExactly(2, 5);
    }

    @Test
    void refusesAWordOfWhichOnlyTheSpaceHasAToken() {
        assertThatThrownBy(() -> WordTokens.of(List.of("ab", "\u2603"), new Cuts(0, 2, 3)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gives word '\u2603' no token of its own");
    }

    @Test
    void refusesACharacterThatNoTokenStandsFor() {
        assertThatThrownBy(() -> WordTokens.of(List.of("ab\u2603"), new Cuts(0, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gives '\u2603' of word 'ab\u2603' no token");
        assertThatThrownBy(() -> WordTokens.of(List.of("\u2603ab"), new Cuts(1, 3)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gives '\u2603' of word '\u2603ab' no token");
    }
}
