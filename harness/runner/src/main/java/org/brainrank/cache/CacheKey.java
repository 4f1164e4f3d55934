package org.brainrank.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brainrank.config.WindowSettings;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.Unit;
import org.brainrank.provenance.VariantHash;
import org.brainrank.results.Sha256;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.model.ModelInfo;

/**
 * Everything that decides the numbers of a feature space.
 *
 * <p>Parts, in this order: {@code format} of the files; {@code harness} (version and hash of our code); {@code engine}; {@code
 * model} (SHA-256 of its files, another for a spoilt model); {@code model-plugin} and {@code plugin} (id, version, hash of
 * the jar); {@code variant}; {@code layer}; {@code resolved.*} (what {@code auto} parameters came to); {@code window.*};
 * {@code words.*} (SHA-256 of the words of each story); {@code tokens} (SHA-256 of what the model reads, so that another
 * tokenizer is seen). Not among them: the model's name, the dataset, brains, alignment, statistics, threads, and batch sizes.
 *
 * @param name of the entry's folder, from the parts
 * @param parts name to value, all in clear
 */
public record CacheKey(String name, Map<String, String> parts) {
    /** Raised when files are laid out otherwise. */
    static final String FORMAT = "2";

    static final String HARNESS = "harness";
    static final String MODEL = "model";
    static final String MODEL_PLUGIN = "model-plugin";
    static final String PLUGIN = "plugin";
    static final String VARIANT = "variant";
    static final String LAYER = "layer";
    static final String WINDOW = "window.";
    static final String WORDS = "words.";
    static final String TOKENS = "tokens";

    private static final int DIGITS = 24;

    /** Copies the parts, keeping their order. */
    public CacheKey {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * The keys of one open model's feature spaces.
     *
     * @param model open, whole or spoilt
     * @param makers whose code is at work
     * @param settings of the window
     * @param stories whose words are explained
     * @param extraction of these stories by this model
     * @return to make the key of any unit
     */
    public static Keys of(
            ModelInfo model,
            Makers makers,
            WindowSettings settings,
            Iterable<Story> stories,
            FeatureExtraction extraction) {
        Map<String, String> input = new LinkedHashMap<>();
        settings.named().forEach((name, value) -> input.put(WINDOW + name, value));
        for (Story story : stories) {
            input.put(WORDS + story.id(), Sha256.of(story.words().stream().map(word -> word.text() + "\n")));
        }
        input.put(TOKENS, extraction.tokensSha256());
        return new Keys(model, makers, settings.spelled(), input);
    }

    /**
     * Makes keys.
     *
     * @param model whose spaces
     * @param makers whose code
     * @param window settings in one text
     * @param input parts that all units share
     */
    public record Keys(ModelInfo model, Makers makers, String window, Map<String, String> input) {
        /** Copies the map, keeping its order. */
        public Keys {
            input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
        }

        /**
         * The key of one feature space.
         *
         * @param unit a variant at a layer
         * @return equal for equal numbers
         */
        public CacheKey of(Unit unit) {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("format", FORMAT);
            parts.put(HARNESS, makers.harness());
            parts.put("engine", makers.engine());
            parts.put(MODEL, model.sha256());
            parts.put(MODEL_PLUGIN, makers.modelPlugin());
            parts.put(PLUGIN, makers.method(unit.variant()));
            parts.put(VARIANT, unit.variant());
            parts.put(LAYER, Integer.toString(unit.layer()));
            unit.explainer().resolved().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(open -> parts.put("resolved." + open.getKey(), open.getValue()));
            parts.putAll(input);
            // The first part is the hash that run records carry, so that a person finds the entries of a row.
            String variantHash = VariantHash.of(unit.variant(), window, model.sha256());
            return new CacheKey(variantHash + "-" + unit.layer() + "-" + digest(parts), parts);
        }
    }

    private static String digest(Map<String, String> parts) {
        return Sha256.of(parts.entrySet().stream().map(part -> part.getKey() + "\0" + part.getValue() + "\0"))
                .substring(0, DIGITS);
    }
}
