package org.brainrank.models.transformers;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.engine.MachineMemory;
import org.brainrank.engine.NetworkModel;
import org.brainrank.formats.Fingerprint;
import org.brainrank.models.blocks.Decoder;
import org.brainrank.models.blocks.Weights;
import org.brainrank.models.safetensors.Checkpoint;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Tokenizer;

/**
 * Opens a Hugging Face folder: {@code config.json}, {@code model.safetensors} or its shards, and {@code tokenizer.json} if
 * there is one.
 */
public final class ModelFolder {
    private ModelFolder() {}

    /**
     * Opens a model.
     *
     * @param id the name that results carry
     * @param folder where its files are
     * @param untrainedSeed if present, weights are drawn from it and the files' weights are not read
     * @return an open model; the caller closes it
     * @throws UserException if a file is missing or broken, or the architecture or a setting is not supported
     */
    public static LanguageModel open(String id, Path folder, OptionalLong untrainedSeed) {
        return open(id, folder, untrainedSeed, Computation.PLAIN, BeginningOfText.AUTO);
    }

    /**
     * Opens a model.
     *
     * @param id the name that results carry
     * @param folder where its files are
     * @param untrainedSeed if present, weights are drawn from it and the files' weights are not read
     * @param computation where and in which precision
     * @param beginning whether a token stands before every window
     * @return an open model; the caller closes it
     * @throws UserException as above, or if the weights do not fit into the device's memory
     */
    static LanguageModel open(
            String id, Path folder, OptionalLong untrainedSeed, Computation computation, BeginningOfText beginning) {
        Config config = Config.read(folder);
        Architecture architecture = Architectures.of(config);
        Sizes sizes = architecture.sizes(config);
        Optional<Tokenizer> tokenizer =
                FolderTokenizer.open(folder, beginning, config.tokenId("bos_token_id", sizes.vocabulary()));
        EngineRuntime.start();
        NDManager manager = EngineRuntime.newManager(computation.device());
        try {
            List<Path> files = new ArrayList<>(List.of(config.file(), folder.resolve(FolderTokenizer.FILE)));
            // The same weights read other windows when these begin with other tokens.
            String beginningNote = tokenizer
                    .map(Tokenizer::opening)
                    .filter(opening -> !opening.isEmpty())
                    .map(opening -> "; windows begin with " + opening)
                    .orElse("");
            String note = computation.note();
            Room room;
            Weights weights;
            Decoder network;
            if (untrainedSeed.isPresent()) {
                note = "untrained, seed " + untrainedSeed.getAsLong() + (note.isEmpty() ? "" : ", " + note);
                Weights drawn = new DrawnWeights(manager, untrainedSeed.getAsLong());
                weights = computation.precision() == DataType.FLOAT32
                        ? drawn
                        : new NarrowedWeights(drawn, computation.precision());
                network = architecture.build(config, sizes, weights);
                room = new Room(computation).drawn(weights.parameters());
            } else {
                Checkpoint checkpoint = Checkpoint.open(folder);
                files.addAll(checkpoint.files());
                OpeningCheck.check(
                        folder,
                        Room.of(checkpoint, computation).footprint(),
                        MachineMemory.ofProcess().bytes());
                StoredWeights stored = new StoredWeights(manager, folder, checkpoint, architecture, computation);
                network = architecture.build(config, sizes, stored);
                stored.refuseUnused();
                weights = stored;
                room = stored.room();
            }
            ModelInfo info = new ModelInfo(
                    id,
                    architecture.modelType(),
                    sizes.layers(),
                    sizes.width(),
                    sizes.heads(),
                    sizes.vocabulary(),
                    sizes.maxTokens(),
                    weights.parameters(),
                    Fingerprint.of(files, note + beginningNote),
                    architecture.zeroBaselineIsSingular(),
                    EnumSet.allOf(Capability.class),
                    config.padToken(sizes.vocabulary()));
            return NetworkModel.of(info, network, tokenizer, room.footprint());
        } catch (RuntimeException e) {
            manager.close();
            tokenizer.ifPresent(ModelFolder::close);
            throw e;
        }
    }

    private static void close(Tokenizer tokenizer) {
        ((FolderTokenizer) tokenizer).close();
    }
}
