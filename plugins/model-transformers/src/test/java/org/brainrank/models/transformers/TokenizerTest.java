package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Hugging Face tokenizers 0.23.2. */
class TokenizerTest {
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
    void splitsAsHuggingFaceDoes(String folder) throws IOException {
        GoldenTokens.check(Reference.resource(folder));
    }

    @Test
    void countsOffsetsInUtf16() {
        Tokenizer tokenizer =
                FolderTokenizer.open(Reference.resource("gpt2/model")).orElseThrow();
        String text = "é😀x";
        Token last = tokenizer.encode(text).get(tokenizer.encode(text).size() - 1);
        assertThat(last.text()).isEqualTo("x");
        assertThat(text.substring(last.start(), last.end())).isEqualTo("x");
        assertThat(last.start()).isEqualTo(3);
    }

    @Test
    void cutsNoLongText() {
        Tokenizer tokenizer =
                FolderTokenizer.open(Reference.resource("gpt2/model")).orElseThrow();
        assertThat(tokenizer.encode("a".repeat(5000))).hasSize(5000);
    }

    @Test
    void spellsTokens() {
        Tokenizer tokenizer =
                FolderTokenizer.open(Reference.resource("gpt2/model")).orElseThrow();
        for (Token token : tokenizer.encode("Once upon a time")) {
            assertThat(tokenizer.token(token.id())).isEqualTo(token.text());
        }
        assertThat(tokenizer.token(123_456)).isEqualTo("<123456>");
    }

    @Test
    void isAbsentWithoutItsFile(@TempDir Path empty) {
        assertThat(FolderTokenizer.open(empty)).isEmpty();
    }

    @Test
    void refusesBrokenFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": 3");
        assertThatThrownBy(() -> FolderTokenizer.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("tokenizer.json");
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"vocab\": {\"a\": 0}}}");
        assertThatThrownBy(() -> FolderTokenizer.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("tokenizer.json");
    }
}
