package org.brainrank.models.safetensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.spi.UserException;

/**
 * The bytes of a tensor, mapped from its file, and the engine arrays that are made of them.
 *
 * <p>Where file and array have the same precision, the array is the mapping itself, read-only: no copy, no heap, and a change
 * in place would end the process, so the engine's contract forbids it. Else numbers are converted into the engine's own
 * memory. A tensor beyond one buffer's reach is mapped in blocks of rows. Safe for several threads.
 */
public final class StoredTensor {
    private final String name;
    private final Precision precision;
    private final long[] shape;
    private final List<Part> parts;

    /** Some rows. */
    private record Part(ByteBuffer bytes, long[] shape, boolean aligned) {
        int size() {
            return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        }
    }

    private StoredTensor(String name, Precision precision, long[] shape, List<Part> parts) {
        this.name = name;
        this.precision = precision;
        this.shape = shape;
        this.parts = parts;
    }

    /**
     * Maps a tensor.
     *
     * @param file where it is
     * @param entry what the header says of it
     * @param mostBytes of one buffer; at most 2 GiB
     * @throws UserException if it is stored in a way that cannot be read
     */
    static StoredTensor map(Path file, TensorEntry entry, long mostBytes) {
        Precision precision = precision(file, entry);
        long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<Part> parts = new ArrayList<>();
            if (entry.size() * precision.bytes() <= mostBytes || shape.length == 0) {
                parts.add(part(channel, precision, entry.begin(), shape));
            } else {
                long rowBytes = Arrays.stream(shape).skip(1).reduce(precision.bytes(), Math::multiplyExact);
                long most = Math.max(1, mostBytes / rowBytes);
                for (long row = 0; row < shape[0]; row += most) {
                    long[] some = shape.clone();
                    some[0] = Math.min(most, shape[0] - row);
                    parts.add(part(channel, precision, entry.begin() + row * rowBytes, some));
                }
            }
            return new StoredTensor("tensor '" + entry.name() + "' of '" + file + "'", precision, shape, parts);
        } catch (IOException e) {
            throw new UserException(
                    "tensor '" + entry.name() + "' of '" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Whether an array of it on the processor is its mapping, and takes no memory of its own.
     *
     * @param wanted precision of the array
     * @return true if nothing is converted
     */
    public boolean isMapped(DataType wanted) {
        return parts.size() == 1 && usable(parts.get(0), wanted);
    }

    /**
     * How long the first axis is.
     *
     * @return 1 for a single number
     */
    public long height() {
        return shape.length == 0 ? 1 : shape[0];
    }

    /**
     * Makes an array.
     *
     * @param manager owns it, and says on which device it is
     * @param wanted float32 or float16
     * @return the whole tensor; must not be changed in place
     * @throws UserException if a number is too large for float16
     */
    public NDArray read(NDManager manager, DataType wanted) {
        if (parts.size() == 1) {
            return read(manager, parts.get(0), wanted);
        }
        NDList arrays = new NDList();
        parts.forEach(part -> arrays.add(read(manager, part, wanted)));
        NDArray whole = NDArrays.concat(arrays, 0);
        arrays.close();
        return whole;
    }

    /**
     * Some rows of a matrix, as float32.
     *
     * @param indices from 0, below {@link #height()}
     * @return one row behind the other
     */
    public float[] rows(long... indices) {
        int width = Math.toIntExact(shape[1]);
        long tall = parts.get(0).shape[0];
        float[] rows = new float[Math.multiplyExact(indices.length, width)];
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < 0 || indices[i] >= height()) {
                throw new IndexOutOfBoundsException(
                        "row " + indices[i] + " of " + name + ", which has " + height() + " rows");
            }
            Part part = parts.get((int) (indices[i] / tall));
            precision.widen(part.bytes, (int) (indices[i] % tall) * width, rows, i * width, width);
        }
        return rows;
    }

    private boolean usable(Part part, DataType wanted) {
        return part.aligned && precision.type() == wanted && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    private NDArray read(NDManager manager, Part part, DataType wanted) {
        Shape dimensions = new Shape(part.shape);
        if (usable(part, wanted)) {
            return manager.create(part.bytes, dimensions, wanted);
        }
        if (usable(part, DataType.FLOAT16)) {
            try (NDArray narrow = manager.create(part.bytes, dimensions, DataType.FLOAT16)) {
                return narrow.toType(wanted, false);
            }
        }
        return new Conversion(name, precision, part.bytes, part.size()).into(manager.create(dimensions, wanted));
    }

    private static Part part(FileChannel channel, Precision precision, long begin, long[] shape) throws IOException {
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        ByteBuffer bytes =
                channel.map(MapMode.READ_ONLY, begin, size * precision.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        return new Part(bytes, shape, begin % precision.bytes() == 0);
    }

    private static Precision precision(Path file, TensorEntry entry) {
        for (Precision precision : Precision.values()) {
            if (precision.name().equals(entry.dtype())) {
                return precision;
            }
        }
        throw new UserException("tensor '" + entry.name() + "' of '" + file + "' is stored as " + entry.dtype()
                + "; weights are read from " + Arrays.toString(Precision.values())
                + ". Quantised models must be converted to one of these first.");
    }
}
