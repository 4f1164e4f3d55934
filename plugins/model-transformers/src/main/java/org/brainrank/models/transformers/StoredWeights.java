package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Matrix;
import org.brainrank.models.blocks.Weights;
import org.brainrank.models.safetensors.Checkpoint;
import org.brainrank.models.safetensors.StoredTensor;
import org.brainrank.models.safetensors.TensorEntry;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;

/** Weights as a folder's files have them, whether their names carry the architecture's prefix or not. */
final class StoredWeights implements Weights {
    private static final Pattern HEAD = Pattern.compile("(language_model\\.)?lm_head\\.weight|embed_out\\.weight");

    private final NDManager manager;
    private final Path folder;
    private final Checkpoint checkpoint;
    private final Architecture architecture;
    private final Computation computation;
    private final Room room;
    private final Set<String> unused;
    private long parameters;

    StoredWeights(
            NDManager manager, Path folder, Checkpoint checkpoint, Architecture architecture, Computation computation) {
        this.manager = manager;
        this.folder = folder;
        this.checkpoint = checkpoint;
        this.architecture = architecture;
        this.computation = computation;
        this.room = new Room(computation);
        this.unused = new TreeSet<>(checkpoint.names());
    }

    @Override
    public NDArray get(String name, Initial initial, long... shape) {
        String stored = checked(name, shape);
        StoredTensor tensor = checkpoint.tensor(stored);
        return tensor.read(manager, DataType.FLOAT32);
    }

    @Override
    public Matrix matrix(String name, Initial initial, long rows, long columns) {
        String stored = checked(name, rows, columns);
        StoredTensor tensor = checkpoint.tensor(stored);
        if (computation.streamed() && !(computation.onProcessor() && tensor.isMapped(computation.precision()))) {
            return new StreamedMatrix(tensor, manager, computation.precision());
        }
        return Matrix.of(tensor.read(manager, computation.precision()));
    }

    @Override
    public boolean streamed() {
        return room.streams();
    }

    /** What was read so far. */
    Room room() {
        return room;
    }

    /** The name in the files, of a tensor that has the right shape. */
    private String checked(String name, long... shape) {
        String stored = spelling(name);
        TensorEntry entry = Objects.requireNonNull(checkpoint.entry(stored));
        if (!entry.hasShape(shape)) {
            throw new UserException("tensor '" + stored + "' of '" + checkpoint.fileOf(stored) + "' has shape "
                    + entry.shape() + "; config.json says " + Arrays.toString(shape)
                    + ". Do the two belong to the same model?");
        }
        unused.remove(stored);
        parameters += entry.size();
        room.add(entry);
        return stored;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public long parameters() {
        return parameters;
    }

    /**
     * Refuses a file with weights that the architecture has no place for: the model would be another one without them.
     * Recomputed buffers and an output matrix that the configuration ties to the embeddings are left aside.
     */
    void refuseUnused() {
        unused.removeIf(name -> HEAD.matcher(name).matches()
                || architecture.ignored().matcher(name).matches());
        if (!unused.isEmpty()) {
            throw new UserException("model folder '" + folder + "' has " + unused.size() + " tensors that a "
                    + architecture.modelType() + " of this config.json has no place for, for example '"
                    + unused.iterator().next() + "' in '"
                    + checkpoint.fileOf(unused.iterator().next())
                    + "'. Do config.json and the weights belong to the same model?");
        }
    }

    private String spelling(String name) {
        if (checkpoint.names().contains(name)) {
            return name;
        }
        List<String> prefixes = architecture.prefixes();
        String prefix = prefixes.get(0);
        Stream<String> others = name.startsWith(prefix)
                ? Stream.concat(prefixes.stream(), Stream.of("")).map(other -> other + name.substring(prefix.length()))
                // Transformers 5 writes a GPT-NeoX that it did not read from a file with a name of its own.
                : Stream.of("language_model." + name, name.replace("embed_out.", "lm_head."));
        Optional<String> other = others.filter(checkpoint.names()::contains).findFirst();
        if (other.isPresent()) {
            return other.get();
        }
        throw new UserException("model folder '" + folder + "' has no tensor '" + name + "' (nor one without '" + prefix
                + "'), which a " + architecture.modelType() + " of this config.json needs. "
                + Nearest.to(name, checkpoint.names())
                        .map(nearest -> "The nearest name is '" + nearest + "'.")
                        .orElse("It has " + checkpoint.names().size() + " tensors of other names."));
    }
}
