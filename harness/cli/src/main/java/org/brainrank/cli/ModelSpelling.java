package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.spi.UserException;

/**
 * A model as the command line names it: an id, a folder, or a file.
 *
 * @param name that results carry
 * @param choice the plugin that reads it, and its parameters
 */
record ModelSpelling(String name, PluginChoice choice) {
    private static final List<String> SCRIPTS = List.of(".pt", ".ts", ".torchscript");

    /**
     * Reads it.
     *
     * @param model as typed
     * @param with parameters beside it
     * @throws UserException if it looks like a path and leads nowhere, or a parameter says what it says too
     */
    static ModelSpelling parse(String model, Map<String, String> with) {
        Place place = Place.commandLine("--model");
        Path path = Path.of(model);
        boolean there = Files.exists(path);
        if (!there
                && (model.contains("/")
                        || model.contains("\\")
                        || !pluginOf(path).isEmpty())) {
            throw new UserException("--model " + model
                    + " is not there; name a downloaded model's folder, an .onnx or .pt file, or an id from"
                    + " 'brainrank list models'");
        }
        Map<String, Object> parameters = new LinkedHashMap<>(with);
        if (!there) {
            return new ModelSpelling(model, new PluginChoice(model, parameters, place));
        }
        if (parameters.put("path", path.toString()) != null) {
            throw new UserException("--with path=... beside a path: --model names it already, leave out the other");
        }
        String plugin = Files.isDirectory(path) ? pluginOfFolder(path) : pluginOf(path);
        if (plugin.isEmpty()) {
            throw new UserException("--model " + model
                    + " is a file of no kind that is known; expected .onnx, .pt, or a folder with config.json and"
                    + " safetensors");
        }
        String file = path.toAbsolutePath().normalize().getFileName().toString();
        return new ModelSpelling(file, new PluginChoice(plugin, parameters, place));
    }

    /** Empty if the ending says nothing. */
    private static String pluginOf(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            return "onnx";
        }
        return SCRIPTS.stream().anyMatch(name::endsWith) ? "torchscript" : "";
    }

    /** A folder without safetensors may hold a graph, as some on the hub do. */
    private static String pluginOfFolder(Path folder) {
        return !has(folder, ".safetensors") && (has(folder, ".onnx") || has(folder.resolve("onnx"), ".onnx"))
                ? "onnx"
                : "transformers";
    }

    private static boolean has(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        } catch (IOException e) {
            throw new UserException("folder '" + folder + "' cannot be listed: " + e.getMessage(), e);
        }
    }
}
