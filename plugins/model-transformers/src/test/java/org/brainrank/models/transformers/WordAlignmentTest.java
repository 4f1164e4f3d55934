package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.brainrank.features.WordTokens;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.RandomizedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words and tokens of transcripts as people write them, on every kind of tokenizer: each token's characters lie in one word
 * (or in the space before it), every word has tokens, and the tokens of a word are its text.
 */
class WordAlignmentTest extends RandomizedTest {
    private static final List<String> WORDS = List.of(
            "don't",
            "'tis",
            "rock'n'roll",
            "O\u2019Neill",
            "dogs'",
            "\u2018quoted\u2019",
            "\u201cYes,\u201d",
            "we'll've",
            "well-known",
            "-",
            "--",
            "\u2014",
            "mother-in-law's",
            "uh-",
            "1,000.50",
            "3rd",
            "1984",
            "50%",
            "$12.99",
            "\u00bd",
            "caf\u00e9",
            "cafe\u0301",
            "na\u00efve",
            "\u00c5ngstr\u00f6m",
            "A\u030angstro\u0308m",
            "\u1e69",
            "s\u0323\u0307",
            "\ufb01ancee",
            "\u0130stanbul",
            "stra\u00dfe",
            "\u65e5\u672c\u8a9e",
            "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
            "\u0939\u093f\u0928\u094d\u0926\u0940",
            "\ud55c\uad6d\uc5b4",
            "\u1112\u1161\u11ab",
            "\ud83d\ude00",
            "\ud83d\udc4d\ud83c\udffd",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83c\uddeb\ud83c\uddf7",
            "hi\ud83d\ude00there",
            "New\u00a0York",
            "zero\u200bwidth",
            "soft\u00adhyphen",
            "\u0301",
            "...",
            "\u2026",
            "?!",
            "(laughs)",
            "[noise]",
            "<unk>",
            "a",
            "I",
            "the",
            "dog",
            "@user",
            "#tag",
            "http://example.org/?q=1&r=2",
            "C++",
            "\\",
            "\u2581",
            "\u0120");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt2/model",
                "tokenizers/gpt2style",
                "tokenizers/bpe_byte_fallback",
                "tokenizers/bpe_byte_fallback_no_prefix",
                "tokenizers/unigram",
                "tokenizers/bpe_split",
                "tokenizers/bpe_prefix_space_nfc",
                "tokenizers/bpe_digits"
            })
    void tokensKeepToWords(String folder) {
        check(Reference.resource(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../tokenizers/gpt2", "../models/story-lm", "../reference/models/stories260K/model"})
    void tokensOfPublishedModelsKeepToWords(String folder) {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(data != null, "BRAINRANK_DATA is not set: published tokenizers are looked at only where installed");
        Path path = Path.of(data).resolve(folder).normalize();
        assumeTrue(Files.isDirectory(path), () -> "no folder " + path);
        check(path);
    }

    private void check(Path folder) {
        Tokenizer tokenizer = FolderTokenizer.open(folder).orElseThrow();
        for (String word : WORDS) {
            aligned(tokenizer, List.of(word));
            aligned(tokenizer, List.of("the", word));
            aligned(tokenizer, List.of(word, "the"));
        }
        Random random = random();
        for (int i = 0; i < 300; i++) {
            List<String> words = new ArrayList<>();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            aligned(tokenizer, words);
        }
        for (String blank : List.of("", " ", "\u00a0", "\u200b")) {
            assertThatThrownBy(() -> WordTokens.of(List.of("the", blank, "dog"), tokenizer))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("has no visible character");
        }
        for (String half : List.of("half\ud83d", "\udc00half")) {
            assertThatThrownBy(() -> WordTokens.of(List.of("the", half), tokenizer))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("has half of a character in it");
        }
    }

    private static void aligned(Tokenizer tokenizer, List<String> words) {
        WordTokens aligned;
        try {
            aligned = WordTokens.of(words, tokenizer);
        } catch (UserException e) {
            // Where words are not split before they are merged, a merge may reach over two.
            assertThat(words).hasSizeGreaterThan(1);
            assertThat(e)
                    .hasMessageContaining("reaches over more than the word")
                    .hasMessageContaining("Change the");
            return;
        }
        String text = String.join(" ", words);
        assertThat(aligned.text()).isEqualTo(text);
        int opening = tokenizer.opening().size();
        int[] wordOfToken = aligned.wordOfToken();
        assertThat(Arrays.copyOf(wordOfToken, opening))
                .containsOnly(opening == 0 ? new int[0] : new int[] {WordTokens.NO_WORD});
        boolean[] covered = new boolean[text.length()];
        for (int i = opening; i < wordOfToken.length; i++) {
            Token token = aligned.tokens().get(i);
            int word = wordOfToken[i];
            WordTokens.Span span = aligned.words().get(word);
            assertThat(word).as("order, in \"%s\"", text).isGreaterThanOrEqualTo(i == opening ? 0 : wordOfToken[i - 1]);
            for (int at = token.start(); at < token.end(); at++) {
                covered[at] = true;
                boolean isBetween = text.charAt(at) == ' ' && (at == span.start() - 1 || at == span.end());
                boolean isInside = at >= span.start() && at < span.end();
                assertThat(isBetween || isInside)
                        .as("character %d of \"%s\", token %s of word '%s'", at, text, token, span.text())
                        .isTrue();
            }
        }
        for (int word = 0; word < words.size(); word++) {
            WordTokens.Span span = aligned.words().get(word);
            assertThat(text.substring(span.start(), span.end())).isEqualTo(words.get(word));
            int index = word;
            assertThat(Arrays.stream(wordOfToken))
                    .as("'%s' in \"%s\"", span.text(), text)
                    .contains(index);
            for (int at = span.start(); at < span.end(); at++) {
                assertThat(covered[at]).as("character %d of \"%s\"", at, text).isTrue();
            }
        }
    }
}
