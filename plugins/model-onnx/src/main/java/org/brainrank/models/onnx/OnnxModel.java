package org.brainrank.models.onnx;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.engine.NetworkModel;
import org.brainrank.formats.Fingerprint;
import org.brainrank.models.transformers.FolderFacts;
import org.brainrank.models.transformers.FolderTokenizer;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;

/**
 * Opens a file: takes its graph apart, checks that the parts give what the whole gives, and says what they can show.
 *
 * @param location its files
 * @param graph of the file
 * @param anatomy where its parts meet
 */
record OnnxModel(OnnxLocation location, OnnxGraph graph, Anatomy anatomy) {
    /** Of the largest logit. */
    private static final double TOLERANCE = 1e-3;
    /** Where each step rounds to 16 bits. */
    private static final double HALF_TOLERANCE = 5e-2;

    /**
     * Opens.
     *
     * @param id the name that results carry
     * @param maxTokens the longest window, where config.json does not say
     * @param home a folder of our own
     */
    static LanguageModel open(String id, OnnxLocation location, int maxTokens, Path home) {
        EngineRuntime.start();
        OnnxGraph graph = OnnxFile.read(location.file());
        OnnxModel model;
        try {
            model = new OnnxModel(location, graph, Anatomy.of(graph));
        } catch (BrokenOnnxException e) {
            throw new UserException(
                    "'" + location.file() + "' cannot be run as a causal language model: " + e.getMessage(), e);
        }
        model.refuseFixedShapes();
        // The whole is gone again before its parts are loaded.
        Probe probe = model.probe(home);
        Parts parts = Parts.of(location.file(), graph, model.anatomy, home);
        NDManager manager = EngineRuntime.newManager();
        try {
            return model.assemble(id, maxTokens, parts, probe, manager);
        } catch (RuntimeException e) {
            parts.close();
            manager.close();
            throw e;
        }
    }

    private Probe probe(Path home) {
        try (Part whole = Parts.whole(location.file(), graph, anatomy, home);
                NDManager manager = EngineRuntime.newManager()) {
            return Probe.of(whole, manager);
        }
    }

    private LanguageModel assemble(String id, int maxTokens, Parts parts, Probe probe, NDManager manager) {
        FolderFacts facts = FolderFacts.of(location.folder());
        try (NDManager probing = manager.newSubManager()) {
            int width = (int) parts.embed().ofIds(new long[1], 1, 1, probing).size();
            int vocabulary = probe.vocabulary();
            OnnxNetwork network = new OnnxNetwork(manager, parts, width, vocabulary);
            Probe.Seen seen = probe.run(network, probing, location.file());
            compare(seen);
            ModelInfo info = new ModelInfo(
                    id,
                    "onnx",
                    network.layers(),
                    anatomy.layers() > 0 ? seen.width() : width,
                    seen.heads().orElse(facts.heads().orElse(1)),
                    vocabulary,
                    facts.maxTokens().orElse(maxTokens),
                    parameters(),
                    Fingerprint.of(files(), ""),
                    false,
                    capabilities(seen),
                    facts.padToken(vocabulary));
            return NetworkModel.of(info, network, FolderTokenizer.open(location.folder()));
        }
    }

    private void compare(Probe.Seen seen) {
        boolean half = graph.constants().values().stream()
                .anyMatch(entry -> entry.isFloating() && entry.type() != OnnxTensorEntry.FLOAT);
        double distance = seen.distance();
        if (!(distance <= (half ? HALF_TOLERANCE : TOLERANCE))) {
            throw new UserException("'" + location.file() + "' was taken apart into " + anatomy.layers()
                    + " blocks, but these give other logits than the whole (relative difference " + distance
                    + "): its parts talk to each other on ways that were not understood. Export it anew with the plain"
                    + " exporter of PyTorch, or read the Hugging Face folder itself (model 'transformers')");
        }
    }

    private Set<Capability> capabilities(Probe.Seen seen) {
        Set<Capability> capabilities = EnumSet.of(Capability.INTERVENTIONS);
        if (anatomy.layers() > 0) {
            capabilities.add(Capability.ACTIVATIONS);
            capabilities.add(Capability.HIDDEN_INTERVENTIONS);
        }
        if (seen.heads().isPresent()) {
            capabilities.add(Capability.ATTENTION);
        }
        return capabilities;
    }

    private void refuseFixedShapes() {
        OnnxValue ids = graph.input(anatomy.ids());
        if (ids.dimensions().stream().anyMatch(size -> size >= 0)) {
            throw new UserException("'" + location.file() + "' takes '" + ids.name() + "' of shape " + ids.dimensions()
                    + " alone (-1: any); windows differ in number and length. Export it with dynamic axes for both");
        }
    }

    private long parameters() {
        return graph.constants().values().stream()
                .filter(OnnxTensorEntry::isFloating)
                .mapToLong(OnnxTensorEntry::size)
                .sum();
    }

    /** All that decides the numbers. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(
                location.file(),
                location.folder().resolve("config.json"),
                location.folder().resolve(FolderTokenizer.FILE)));
        graph.constants().values().stream()
                .flatMap(entry -> entry.location().stream())
                .distinct()
                .sorted()
                .map(name -> location.file().resolveSibling(name))
                .forEach(files::add);
        return files;
    }
}
