package org.brainrank.models.transformers;

import java.util.List;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;

/** The architectures that can be read. */
final class Architectures {
    private static final List<Architecture> ALL = List.of(
            new Gpt2(),
            new GptJ(),
            new GptNeoX(),
            new Opt(),
            new Bloom(),
            new Falcon(),
            new Llama(),
            new Mistral(),
            new Qwen2(),
            new Qwen3(),
            new Gemma(),
            new Gemma2(),
            new Gemma3(),
            new Phi(),
            new Phi3(),
            new StableLm(),
            new SmolLm3());

    private Architectures() {}

    /** Their {@code model_type}s. */
    static List<String> names() {
        return ALL.stream().map(Architecture::modelType).toList();
    }

    /** The one that a configuration names. */
    static Architecture of(Config config) {
        String type = config.text("model_type");
        return ALL.stream()
                .filter(architecture -> architecture.modelType().equals(type))
                .findFirst()
                .orElseThrow(() -> new UserException("'" + config.file() + "' has model_type '" + type
                        + "', which cannot be read. Supported: " + String.join(", ", names()) + "."
                        + Nearest.to(type, names())
                                .map(nearest -> " The nearest is '" + nearest + "'.")
                                .orElse("")));
    }
}
