package org.brainrank.models.transformers;

import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.engine.Devices;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.models.safetensors.Checkpoint;
import org.brainrank.models.safetensors.TensorEntry;
import org.brainrank.spi.model.Footprint;

/** Counts what weights take: in the device's memory, in mapped files, and of blocks that are made ready in their turn. */
final class Room {
    private static final Map<String, DataType> MAPPABLE = Map.of("F32", DataType.FLOAT32, "F16", DataType.FLOAT16);
    /** A number between dots is a block's. */
    private static final Pattern BLOCK = Pattern.compile(".*?\\.\\d+\\.");

    private final Computation computation;
    private final Map<String, Long> blocks = new HashMap<>();
    private long resident;
    private long mapped;
    private long largestBlock;
    private long largestOther;

    Room(Computation computation) {
        this.computation = computation;
    }

    /** What all weights of a folder will take, read as this computation says; nothing is read for it. */
    static Room of(Checkpoint checkpoint, Computation computation) {
        Room room = new Room(computation);
        for (String name : checkpoint.names()) {
            TensorEntry entry = checkpoint.entry(name);
            if (entry != null) {
                room.add(entry);
            }
        }
        return room;
    }

    /** A matrix stays in its file where that is wanted; vectors are float32 and in memory. */
    void add(TensorEntry entry) {
        boolean matrix = entry.shape().size() >= 2;
        DataType wanted = matrix ? computation.precision() : DataType.FLOAT32;
        boolean usable = computation.onProcessor() && MAPPABLE.get(entry.dtype()) == wanted;
        boolean streams = computation.streamed() && matrix && !usable;
        if (usable || streams) {
            mapped += entry.end() - entry.begin();
        }
        if (streams) {
            stream(entry.name(), entry.size() * wanted.getNumOfBytes());
        } else if (!usable) {
            resident += entry.size() * wanted.getNumOfBytes();
        }
    }

    private void stream(String name, long bytes) {
        Matcher matcher = BLOCK.matcher(name);
        if (matcher.lookingAt()) {
            largestBlock = Math.max(largestBlock, blocks.merge(matcher.group(), bytes, Long::sum));
        } else {
            largestOther = Math.max(largestOther, bytes);
        }
    }

    /** Weights that were drawn, which are in no file. */
    Room drawn(long parameters) {
        resident += parameters * computation.bytes();
        return this;
    }

    boolean streams() {
        return largestBlock > 0;
    }

    long residentBytes() {
        return resident;
    }

    Footprint footprint() {
        return new Footprint(
                Devices.name(computation.device()),
                computation.spelled(),
                resident,
                mapped,
                // The output matrix is made ready behind the last block, and a backward needs it until it begins.
                largestBlock + largestOther,
                EngineRuntime.memory(computation.device()));
    }
}
