package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.plugins.Offer;
import org.brainrank.plugins.PluginCatalog;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.NpyArray;
import org.brainrank.testkit.NpyFiles;

/**
 * The distribution's plugins, and the small models with seeded weights that are kept in this repository, beside the tests of
 * {@code model-transformers}.
 *
 * @param catalog the distribution's plugins
 * @param home a folder of its own
 */
record OwnReferences(PluginCatalog catalog, Path home) implements AutoCloseable {
    static final List<String> MODELS = List.of("gpt2", "llama");

    /** Surefire and failsafe run in the module's folder. */
    private static final Path ROOT = Path.of("..", "..", "plugins", "model-transformers", "src", "test", "resources")
            .resolve("reference");

    static OwnReferences load(Path home) {
        EngineRuntime.describe(); // before the plugins, as PluginCatalog asks
        return new OwnReferences(
                PluginCatalog.load(List.of(Distribution.folder().resolve("plugins"))), home);
    }

    static Path folder(String name) {
        return ROOT.resolve(name);
    }

    /** Six windows of twelve tokens. */
    static List<TokenWindow> windows(String model) {
        NpyArray ids = Objects.requireNonNull(
                NpyFiles.readAll(folder(model).resolve("windows.npz")).get("ids12"));
        int tokens = ids.shape()[1];
        int[] all = Arrays.stream(ids.toLongs()).mapToInt(Math::toIntExact).toArray();
        List<TokenWindow> windows = new ArrayList<>();
        for (int start = 0; start < all.length; start += tokens) {
            windows.add(TokenWindow.predicted(Arrays.copyOfRange(all, start, start + tokens)));
        }
        return windows;
    }

    LanguageModel open(String name) {
        Offer<ModelPlugin> offer = catalog.models().get("transformers");
        assertThat(offer).as("the plugin that reads a Hugging Face folder").isNotNull();
        String path = folder(name).resolve("model").toString();
        return offer.extension()
                .open(new ModelRequest(name, offer.card().resolve(Map.of("path", path)), home, OptionalLong.empty()));
    }

    MethodPlugin method(String id) {
        return Objects.requireNonNull(catalog.methods().get(id)).extension();
    }

    List<MethodPlugin> methods() {
        return catalog.methods().values().stream().map(Offer::extension).toList();
    }

    @Override
    public void close() {
        catalog.close();
    }
}
