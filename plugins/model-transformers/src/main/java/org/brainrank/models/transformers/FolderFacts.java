package org.brainrank.models.transformers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a folder's {@code config.json} says of a model whose weights are in other files than safetensors.
 *
 * @param config the file; empty if there is none
 */
public record FolderFacts(Optional<Path> config) {
    private static final List<String> LONGEST =
            List.of("max_position_embeddings", "n_positions", "n_ctx", "seq_length");
    private static final List<String> HEADS = List.of("num_attention_heads", "n_head", "num_heads");

    /**
     * Looks for it.
     *
     * @param folder of the model
     * @return what is known
     */
    public static FolderFacts of(Path folder) {
        Path file = folder.resolve("config.json");
        return new FolderFacts(Files.isRegularFile(file) ? Optional.of(file) : Optional.empty());
    }

    /**
     * The longest window.
     *
     * @return in tokens; empty if it is not said
     */
    public OptionalInt maxTokens() {
        return first(LONGEST);
    }

    /**
     * Attention heads of a block.
     *
     * @return at least 1; empty if it is not said
     */
    public OptionalInt heads() {
        return first(HEADS);
    }

    /**
     * The token that fills gaps, else the one that ends texts.
     *
     * @param vocabulary ids beyond it name none
     * @return empty if none is named
     */
    public OptionalInt padToken(int vocabulary) {
        return config.map(file -> Config.read(folder(file)).padToken(vocabulary))
                .orElse(OptionalInt.empty());
    }

    private OptionalInt first(List<String> keys) {
        Optional<Config> values = config.map(file -> Config.read(folder(file)));
        return values.flatMap(all -> keys.stream().filter(all::has).findFirst().map(all::size))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
