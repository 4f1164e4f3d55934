package org.brainrank.models.transformers;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;

/** A folder's {@code tokenizer.json}, run by Hugging Face's own tokenizers library. */
public final class FolderTokenizer implements Tokenizer, AutoCloseable {
    /** The file's name. */
    public static final String FILE = "tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final List<Integer> opening;

    private FolderTokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary, List<Integer> opening) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.opening = opening;
    }

    /**
     * Opens a folder's tokenizer.
     *
     * @param folder of a model
     * @return empty if the folder has none
     * @throws UserException if it is broken
     */
    public static Optional<Tokenizer> open(Path folder) {
        return open(folder, BeginningOfText.AUTO, OptionalInt.empty());
    }

    /**
     * Opens a folder's tokenizer.
     *
     * @param folder the model's
     * @param rule for what stands before a text
     * @param configured {@code bos_token_id} of {@code config.json}
     * @return empty if the folder has none
     * @throws UserException if it is broken
     */
    static Optional<Tokenizer> open(Path folder, BeginningOfText rule, OptionalInt configured) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Vocabulary vocabulary = Vocabulary.read(file);
        List<Integer> opening = rule.tokens(folder, vocabulary, configured);
        try {
            // Without these, texts are cut at 512 tokens.
            Map<String, String> options =
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(file, options);
            return Optional.of(new FolderTokenizer(tokenizer, vocabulary, opening));
        } catch (IOException | RuntimeException e) {
            throw new UserException(
                    "'" + file + "' is not a tokenizer that Hugging Face's library can read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Token> encode(String text) {
        Encoding encoding = tokenizer.encode(text, false, false);
        long[] ids = encoding.getIds();
        String[] tokens = encoding.getTokens();
        CharSpan[] spans = encoding.getCharTokenSpans();
        CharacterIndex index = CharacterIndex.of(text);
        List<Token> result = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            int start = index.utf16(spans[i].getStart());
            int end = index.utf16(spans[i].getEnd());
            result.add(new Token((int) ids[i], tokens[i], start, end));
        }
        return List.copyOf(result);
    }

    @Override
    public List<Integer> opening() {
        return opening;
    }

    @Override
    public String token(int id) {
        return vocabulary.token(id);
    }

    @Override
    public String text(int id) {
        return tokenizer.decode(new long[] {id}, false);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
