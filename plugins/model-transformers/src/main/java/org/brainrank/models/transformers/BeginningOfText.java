package org.brainrank.models.transformers;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.spi.UserException;

/**
 * Whether a beginning-of-text token stands before every text. Llama, Gemma and Mistral were trained with one, and predict badly
 * without; GPT-2, Pythia and BLOOM have none.
 */
enum BeginningOfText {
    /**
     * What the post-processor of {@code tokenizer.json} puts in front, as in transformers 5; {@code add_bos_token} of {@code
     * tokenizer_config.json} is for folders without that file. What the processor puts behind a text is never added: a window
     * ends in mid-story.
     */
    AUTO,
    /** Always, whatever the files say of adding one; they must name it. */
    ALWAYS,
    /** Never. */
    NEVER;

    private static final String FILE = "tokenizer_config.json";
    private static final String TOKEN = "bos_token";

    /** As a config spells them. */
    static List<String> names() {
        return Arrays.stream(values()).map(BeginningOfText::spelled).toList();
    }

    /** The one of a name. */
    static BeginningOfText of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What stands before every text.
     *
     * @param folder the model's
     * @param vocabulary of its {@code tokenizer.json}
     * @param configured {@code bos_token_id} of its {@code config.json}
     * @return token ids, oldest first; empty for none
     * @throws UserException if there must be one and no file names it
     */
    List<Integer> tokens(Path folder, Vocabulary vocabulary, OptionalInt configured) {
        if (this == NEVER) {
            return List.of();
        }
        if (this == AUTO || !vocabulary.opening().isEmpty()) {
            return vocabulary.opening();
        }
        return List.of(named(folder, vocabulary, configured)
                .orElseThrow(() -> new UserException("bos: always, but neither '" + folder.resolve(FILE)
                        + "' names a bos_token nor config.json a bos_token_id of the vocabulary; write bos: never, or"
                        + " auto")));
    }

    private static Optional<Integer> named(Path folder, Vocabulary vocabulary, OptionalInt configured) {
        Optional<Config> naming = settings(folder).filter(present -> present.has(TOKEN));
        if (naming.isEmpty()) {
            return configured.stream().boxed().findFirst();
        }
        Config present = naming.get();
        Optional<Config> details = present.section(TOKEN);
        String token = details.isPresent() ? details.get().text("content") : present.text(TOKEN);
        return Optional.of(vocabulary
                .id(token)
                .orElseThrow(() -> present.bad(TOKEN, "a token that " + FolderTokenizer.FILE + " has")));
    }

    private static Optional<Config> settings(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonObject values = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return Optional.of(new Config(file, "", values));
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new UserException("'" + file + "' is not a JSON object: " + e.getMessage(), e);
        }
    }
}
