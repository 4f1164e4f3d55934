package org.brainrank.models.safetensors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brainrank.spi.UserException;
import org.jspecify.annotations.Nullable;

/** The weights of a model folder: {@code model.safetensors}, or the shards that {@code model.safetensors.index.json} names. */
public final class Checkpoint {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    /** Well below what one buffer can hold. */
    private static final long BUFFER_BYTES = 1L << 30;

    private final List<Path> files;
    private final Map<String, SafetensorsFile> tensors;

    private Checkpoint(List<Path> files, Map<String, SafetensorsFile> tensors) {
        this.files = files;
        this.tensors = tensors;
    }

    /**
     * Reads and checks the headers of a folder's weights.
     *
     * @param folder a model folder
     * @return the checkpoint
     * @throws UserException if there are no weights, a shard is missing, or a file is broken
     */
    public static Checkpoint open(Path folder) {
        Path single = folder.resolve(SINGLE);
        Path index = folder.resolve(INDEX);
        if (Files.isRegularFile(single)) {
            SafetensorsFile file = SafetensorsFile.open(single);
            Map<String, SafetensorsFile> tensors = new TreeMap<>();
            file.entries().keySet().forEach(name -> tensors.put(name, file));
            return new Checkpoint(List.of(single), tensors);
        }
        if (Files.isRegularFile(index)) {
            return sharded(folder, index);
        }
        throw new UserException("model folder '" + folder + "' has neither '" + SINGLE + "' nor '" + INDEX
                + "'. Weights are read from safetensors only: a pickled pytorch_model.bin can run code when opened;"
                + " convert it with Hugging Face's save_pretrained(..., safe_serialization=True).");
    }

    /**
     * All files that hold weights, in a fixed order.
     *
     * @return the index, if there is one, and the weight files
     */
    public List<Path> files() {
        return files;
    }

    /**
     * The tensors' names.
     *
     * @return sorted
     */
    public Set<String> names() {
        return tensors.keySet();
    }

    /**
     * What is known of a tensor.
     *
     * @param name as in the file
     * @return its entry, or null if there is none
     */
    public @Nullable TensorEntry entry(String name) {
        SafetensorsFile file = tensors.get(name);
        return file == null ? null : file.entries().get(name);
    }

    /**
     * Which file holds a tensor.
     *
     * @param name one of {@link #names()}
     * @return its file
     */
    public Path fileOf(String name) {
        return file(name).path();
    }

    /**
     * Maps a tensor; nothing of it is read yet.
     *
     * @param name one of {@link #names()}
     * @return what arrays are made of
     * @throws UserException if it is stored in a way that cannot be read
     */
    public StoredTensor tensor(String name) {
        SafetensorsFile file = file(name);
        TensorEntry entry = file.entries().get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no tensor '" + name + "'");
        }
        return StoredTensor.map(file.path(), entry, BUFFER_BYTES);
    }

    private SafetensorsFile file(String name) {
        SafetensorsFile file = tensors.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no tensor '" + name + "'");
        }
        return file;
    }

    private static Checkpoint sharded(Path folder, Path index) {
        Map<String, String> shardOf = weightMap(index);
        Map<String, SafetensorsFile> shards = new TreeMap<>();
        for (String shard : new TreeSet<>(shardOf.values())) {
            Path path = folder.resolve(shard);
            // A name with a separator could lead out of the folder.
            if (!Path.of(shard).equals(Path.of(shard).getFileName())) {
                throw new UserException("'" + index + "' names the shard '" + shard + "'; expected a plain file name");
            }
            if (!Files.isRegularFile(path)) {
                throw new UserException(
                        "shard '" + shard + "' is missing: '" + index + "' names it. It belongs beside it.");
            }
            shards.put(shard, SafetensorsFile.open(path));
        }
        Map<String, SafetensorsFile> tensors = new TreeMap<>();
        shardOf.forEach((name, shard) -> {
            SafetensorsFile file = shards.get(shard);
            if (file == null || !file.entries().containsKey(name)) {
                throw new UserException("'" + index + "' says that '" + shard + "' holds tensor '" + name
                        + "', but it does not; the shards and the index belong to different models");
            }
            tensors.put(name, file);
        });
        List<Path> files = new ArrayList<>(List.of(index));
        shards.values().forEach(file -> files.add(file.path()));
        return new Checkpoint(List.copyOf(files), tensors);
    }

    private static Map<String, String> weightMap(Path index) {
        try {
            JsonObject map = JsonParser.parseString(Files.readString(index))
                    .getAsJsonObject()
                    .getAsJsonObject("weight_map");
            Map<String, String> shardOf = new TreeMap<>();
            for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
                shardOf.put(entry.getKey(), entry.getValue().getAsString());
            }
            return shardOf;
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new UserException(
                    "'" + index + "' cannot be read: expected {\"weight_map\": {tensor: file}}; " + e.getMessage(), e);
        }
    }
}
