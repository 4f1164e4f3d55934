package org.brainrank.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.brainrank.config.ConfigException;
import org.brainrank.config.PluginChoice;
import org.brainrank.results.Manifest;
import org.brainrank.results.Sha256;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelPlugin;

/**
 * Everything that plugins offer.
 *
 * <h2>Appropriate usage</h2>
 * Touch the engine first (DJL looks for its engines once, through the thread's class loader), then {@link #load} the
 * folders of the distribution and of the person, and close the catalog when nothing of a plugin runs any more. A plugin
 * that cannot be used is among the {@link #refusals()} and disturbs nobody; only a config that names what it would have
 * offered fails, with the refusal's reason.
 */
public final class PluginCatalog implements AutoCloseable {
    private final PluginRuntime runtime;
    private final Shelves shelves;
    private final List<LoadedPlugin> plugins;
    private final List<Refusal> refusals;

    private PluginCatalog(PluginRuntime runtime, Shelves shelves, PluginLoading loading) {
        this.runtime = runtime;
        this.shelves = shelves;
        this.plugins = List.copyOf(loading.loaded());
        this.refusals = List.copyOf(loading.refusals());
    }

    /**
     * Loads all plugins of some folders.
     *
     * @param folders where jars are; of two plugins with one id the first counts; folders may be missing
     * @return the catalog; the caller closes it
     */
    public static PluginCatalog load(List<Path> folders) {
        PluginRuntime runtime = new PluginRuntime();
        Shelves shelves = new Shelves();
        PluginLoading loading = new PluginLoading(runtime, shelves);
        loading.load(folders);
        return new PluginCatalog(runtime, shelves, loading);
    }

    /**
     * Explanation methods.
     *
     * @return by id
     */
    public SortedMap<String, Offer<MethodPlugin>> methods() {
        return shelves.methods.offers();
    }

    /**
     * Language models.
     *
     * @return by id
     */
    public SortedMap<String, Offer<ModelPlugin>> models() {
        return shelves.models.offers();
    }

    /**
     * Controls.
     *
     * @return by id
     */
    public SortedMap<String, Offer<Control>> controls() {
        return shelves.controls.offers();
    }

    /**
     * Datasets.
     *
     * @return by id
     */
    public SortedMap<String, Offer<DatasetPlugin>> datasets() {
        return shelves.datasets.offers();
    }

    /**
     * The method that a config names.
     *
     * @param choice what the config says
     * @return the offer
     * @throws ConfigException if there is none: with the nearest name, and the reason if a refused plugin offers it
     */
    public Offer<MethodPlugin> requireMethod(PluginChoice choice) {
        return require(shelves.methods, choice);
    }

    /**
     * The model that a config names.
     *
     * @param choice what the config says
     * @return the offer
     * @throws ConfigException if there is none
     */
    public Offer<ModelPlugin> requireModel(PluginChoice choice) {
        return require(shelves.models, choice);
    }

    /**
     * The control that a config names.
     *
     * @param choice what the config says
     * @return the offer
     * @throws ConfigException if there is none
     */
    public Offer<Control> requireControl(PluginChoice choice) {
        return require(shelves.controls, choice);
    }

    /**
     * The dataset that a config names.
     *
     * @param choice what the config says
     * @return the offer
     * @throws ConfigException if there is none
     */
    public Offer<DatasetPlugin> requireDataset(PluginChoice choice) {
        return require(shelves.datasets, choice);
    }

    /**
     * Plugins that run.
     *
     * @return in the order in which they were started
     */
    public List<LoadedPlugin> plugins() {
        return plugins;
    }

    /**
     * The code behind an offer.
     *
     * @param offer of a plugin that runs
     * @return the plugin's id and version, and the SHA-256 of its jar; where it uses other plugins' classes, of all their jars
     */
    public Manifest.Plugin code(Offer<?> offer) {
        return new Manifest.Plugin(offer.pluginId(), offer.pluginVersion(), codeSha256(offer.pluginId()));
    }

    private String codeSha256(String id) {
        Optional<LoadedPlugin> plugin =
                plugins.stream().filter(other -> other.id().equals(id)).findFirst();
        if (plugin.isEmpty()) {
            return "none"; // an optional plugin that is not there
        }
        String own = plugin.get().sha256();
        return plugin.get().needs().isEmpty()
                ? own
                : Sha256.of(plugin.get().needs().stream()
                        .map(this::codeSha256)
                        .collect(Collectors.joining("\n", own + "\n", "")));
    }

    /**
     * Plugins that do not.
     *
     * @return with reasons and remedies
     */
    public List<Refusal> refusals() {
        return refusals;
    }

    private <T> Offer<T> require(Shelf<T> shelf, PluginChoice choice) {
        return shelf.find(choice.id())
                .orElseThrow(() -> new ConfigException(choice.place(), unknown(shelf, choice.id())));
    }

    private String unknown(Shelf<?> shelf, String id) {
        StringBuilder message = new StringBuilder("there is no " + shelf.kind() + " '" + id + "'. ");
        List<Refusal> guilty = refusals.stream()
                .filter(refusal -> ClassConstants.contain(refusal.file(), id))
                .toList();
        guilty.forEach(refusal -> message.append(refusal.sentence()).append(' '));
        for (String kind : shelves.kindsOf(id)) {
            message.append("There is a ").append(kind).append(" of that name. ");
        }
        if (guilty.isEmpty()) {
            message.append(Nearest.hint(id, shelf.offers().keySet()));
            if (!refusals.isEmpty()) {
                message.append(" Plugins refused: " + refusals.size() + "; see 'brainrank list plugins'.");
            }
        }
        return message.toString().strip();
    }

    /** Stops and unloads every plugin. */
    @Override
    public void close() {
        runtime.shutDown();
    }
}
