package org.brainrank.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;

/**
 * Where BrainRank keeps things and finds things.
 *
 * @param folder {@code BRAINRANK_HOME}: plugins, cache; {@code ~/.brainrank} unless set
 * @param data {@code BRAINRANK_DATA}: datasets; {@code data} in the home if there is one; else empty
 * @param models {@code BRAINRANK_MODELS}: models; {@code models} in the home unless set
 * @param offline {@code BRAINRANK_OFFLINE}: whether nothing may be fetched
 * @param environment the variables of the process, with home and models filled in
 */
record Home(Path folder, Optional<Path> data, Path models, boolean offline, Map<String, String> environment) {
    private static final String HOME = "BRAINRANK_HOME";
    private static final String DATA = "BRAINRANK_DATA";
    private static final String MODELS = "BRAINRANK_MODELS";
    private static final String OFFLINE = "BRAINRANK_OFFLINE";

    Home {
        environment = Map.copyOf(environment);
    }

    static Home of(Map<String, String> environment, Path userHome) {
        Path folder = path(environment, HOME).orElse(userHome.resolve(".brainrank"));
        Optional<Path> data = path(environment, DATA)
                .or(() -> Optional.of(folder.resolve("data")).filter(Files::isDirectory));
        Path models = path(environment, MODELS).orElse(folder.resolve("models"));
        Map<String, String> filled = new HashMap<>(environment);
        filled.put(HOME, folder.toString());
        filled.put(MODELS, models.toString());
        data.ifPresent(path -> filled.put(DATA, path.toString()));
        return new Home(folder, data, models, isOn(environment.getOrDefault(OFFLINE, "")), filled);
    }

    /** Where datasets are, or will be once the first was fetched. */
    Path dataToBe() {
        return data.orElse(folder.resolve("data"));
    }

    /** Where a person drops plugins. */
    Path plugins() {
        return folder.resolve("plugins");
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new UserException("the environment variable " + name + " is no path: '" + text + "'", e);
        }
    }

    private static boolean isOn(String text) {
        return !text.isBlank() && !List.of("0", "false", "no").contains(text);
    }
}
