package org.brainrank.cache;

import java.util.Map;
import org.brainrank.results.Manifest;

/**
 * Whose code makes the feature spaces of a model.
 *
 * @param harness version and hash of our own code
 * @param engine name, version and device of the deep learning engine
 * @param model the plugin that opens the model
 * @param methods by canonical variant, the plugin that brings the method
 */
public record Makers(String harness, String engine, Manifest.Plugin model, Map<String, Manifest.Plugin> methods) {
    /** Copies the map. */
    public Makers {
        methods = Map.copyOf(methods);
    }

    /** The plugin of a variant, as keys spell it: id, version and the hash of its jar. */
    String method(String variant) {
        Manifest.Plugin plugin = methods.get(variant);
        if (plugin == null) {
            throw new IllegalArgumentException("nobody makes '" + variant + "'; there are " + methods.keySet());
        }
        return spelled(plugin);
    }

    /** The model's plugin, spelt alike. */
    String modelPlugin() {
        return spelled(model);
    }

    private static String spelled(Manifest.Plugin plugin) {
        return plugin.id() + " " + plugin.version() + " " + plugin.sha256();
    }
}
