package org.brainrank.plugins;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.results.Sha256;
import org.pf4j.PluginDependency;

/** One loading of the plugin folders: inspects, orders, starts, collects; a bad plugin ends as a {@link Refusal}. */
final class PluginLoading {
    private static final String BLAME =
            "Tell the plugin's author, or remove the jar; it may be made for another version of BrainRank";

    private final PluginRuntime runtime;
    private final Shelves shelves;
    private final List<LoadedPlugin> loaded = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    PluginLoading(PluginRuntime runtime, Shelves shelves) {
        this.runtime = runtime;
        this.shelves = shelves;
    }

    List<LoadedPlugin> loaded() {
        return loaded;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    void load(List<Path> folders) {
        List<PluginJar> found = new ArrayList<>();
        for (Path file : PluginFolders.files(folders)) {
            try {
                found.add(inspect(file));
            } catch (RefusedException e) {
                refusals.add(e.refusal());
            }
        }
        for (PluginJar jar : StartOrder.of(found, refusals)) {
            try {
                start(jar);
            } catch (RefusedException e) {
                runtime.discard(jar.id());
                refusals.add(e.refusal());
            }
        }
    }

    private static PluginJar inspect(Path file) throws RefusedException {
        if (PluginFolders.isZip(file)) {
            throw new RefusedException(new Refusal(
                    String.valueOf(file.getFileName()), "", file, "it is a zip file", "Pack the plugin as one jar"));
        }
        return JarInspection.inspect(file);
    }

    private void start(PluginJar jar) throws RefusedException {
        Optional<Refusal> missing = StartOrder.refusedDependency(jar, refusals);
        if (missing.isPresent()) {
            throw new RefusedException(missing.get());
        }
        String doing = "it does not start";
        try {
            ClassLoader loader = runtime.start(jar);
            doing = "its extensions do not load";
            ContextLoader.during(loader, () -> shelves.fill(jar, extensions(jar, loader)));
            loaded.add(new LoadedPlugin(
                    jar.id(),
                    jar.version(),
                    jar.description(),
                    Sha256.of(jar.file()),
                    jar.dependencies().stream()
                            .map(PluginDependency::getPluginId)
                            .toList(),
                    jar.file()));
        } catch (RefusedException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw new RefusedException(jar.refusal(doing + " (" + described(e) + ")", BLAME));
        }
    }

    private static List<Object> extensions(PluginJar jar, ClassLoader loader) throws ReflectiveOperationException {
        List<Object> extensions = new ArrayList<>();
        for (String name : jar.extensions()) {
            extensions.add(loader.loadClass(name).getDeclaredConstructor().newInstance());
        }
        return extensions;
    }

    private static String described(Throwable thrown) {
        Throwable cause =
                thrown instanceof InvocationTargetException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Throwable deeper = cause.getCause();
        return text(cause) + (deeper == null || deeper == cause ? "" : ", because of " + text(deeper));
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName()
                + (message == null || message.isBlank()
                        ? ""
                        : ": " + message.lines().findFirst().orElse(message));
    }
}
