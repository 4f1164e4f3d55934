package org.brainrank.models.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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

/** Opens a file, and tries whether it keeps what it promises. */
final class TorchScriptModel {
    private TorchScriptModel() {}

    /**
     * Opens.
     *
     * @param id the name that results carry
     * @param file TorchScript
     * @param maxTokens the longest window, where config.json does not say
     */
    @SuppressWarnings("try") // a scope acts by being open
    static LanguageModel open(String id, Path file, int maxTokens) {
        if (!Files.isRegularFile(file)) {
            throw new UserException("there is no TorchScript file '" + file + "'; expected a .pt file");
        }
        EngineRuntime.start();
        Script script = Script.open(file);
        NDManager manager = EngineRuntime.newManager();
        try (NDScope scope = new NDScope()) {
            if (script.taps() < 2) {
                throw new UserException("'" + file + "' takes " + script.taps()
                        + " inputs behind the token ids; expected forward(ids, tap_0, tap_1, ..., tap_L), each added to the"
                        + " embeddings or to a block's output: see export_torchscript.py of this plugin");
            }
            return assemble(id, script, manager, maxTokens);
        } catch (RuntimeException e) {
            script.close();
            manager.close();
            throw e;
        }
    }

    private static LanguageModel assemble(String id, Script script, NDManager manager, int maxTokens) {
        Roles roles = new Roles(script.file(), script.taps() - 1);
        try (NDManager probing = manager.newSubManager()) {
            // Taps of one number are added to states of any width.
            NDList first = script.run(TappedNetwork.untapped(probing, new long[2], 1, 2, script.taps(), 1, 1));
            roles.check(first);
            TappedNetwork.Sizes sizes = new TappedNetwork.Sizes(width(roles, first, 0), width(roles, first, 1), (int)
                    TappedNetwork.last(roles.logits(first)).getShape().get(1));
            TappedNetwork network = new TappedNetwork(script, roles, manager, sizes);
            NDScope.unregister(network.zeroEmbedding());
            NDArray attention = roles.attention(first).get(1);
            new Trial(script, roles, network, probing).check();
            Path folder = Objects.requireNonNull(script.file().toAbsolutePath().getParent());
            FolderFacts facts = FolderFacts.of(folder);
            ModelInfo info = new ModelInfo(
                    id,
                    "torchscript",
                    roles.layers(),
                    sizes.width(),
                    attention != null
                            ? (int) attention.getShape().get(1)
                            : facts.heads().orElse(1),
                    sizes.vocabulary(),
                    facts.maxTokens().orElse(maxTokens),
                    script.parameters(),
                    Fingerprint.of(
                            List.of(script.file(), folder.resolve("config.json"), folder.resolve(FolderTokenizer.FILE)),
                            ""),
                    // Nothing tells how it normalises: the careful choice for paths.
                    true,
                    capabilities(attention != null),
                    facts.padToken(sizes.vocabulary()));
            return NetworkModel.of(info, network, FolderTokenizer.open(folder));
        }
    }

    private static int width(Roles roles, NDList outputs, int layer) {
        Shape shape = Objects.requireNonNull(roles.hidden(outputs).get(layer)).getShape();
        if (shape.dimension() != 3) {
            throw new UserException("'" + roles.file() + "' gives hidden_" + layer + " of shape " + shape
                    + "; expected (windows, tokens, width)");
        }
        return (int) shape.get(2);
    }

    private static Set<Capability> capabilities(boolean attention) {
        Set<Capability> capabilities = EnumSet.of(
                Capability.ACTIVATIONS,
                Capability.GRADIENTS,
                Capability.INTERVENTIONS,
                Capability.HIDDEN_INTERVENTIONS);
        if (attention) {
            capabilities.add(Capability.ATTENTION);
        }
        return capabilities;
    }
}
