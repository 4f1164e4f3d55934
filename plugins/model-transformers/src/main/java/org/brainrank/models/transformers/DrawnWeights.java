package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Weights;
import org.brainrank.models.safetensors.DirectFloats;

/**
 * The weights of a model before any training. Each tensor has a stream of its own, seeded by the run's seed and the tensor's
 * name: the same on every machine and in every order.
 */
final class DrawnWeights implements Weights {
    private final NDManager manager;
    private final long seed;
    private long parameters;

    DrawnWeights(NDManager manager, long seed) {
        this.manager = manager;
        this.seed = seed;
    }

    @Override
    public NDArray get(String name, Initial initial, long... shape) {
        Shape dimensions = new Shape(shape);
        int size = Math.toIntExact(dimensions.size());
        parameters += size;
        ByteBuffer bytes = DirectFloats.allocate(size);
        fill(bytes.asFloatBuffer(), initial, stream(name));
        if (initial.zeroRow() >= 0) {
            int width = size / Math.toIntExact(shape[0]);
            bytes.asFloatBuffer().position(initial.zeroRow() * width).put(new float[width]);
        }
        return manager.create(bytes, dimensions, DataType.FLOAT32);
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public long parameters() {
        return parameters;
    }

    private SplittableRandom stream(String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash.getValue() << 16);
    }

    /** Marsaglia's polar method, with the library functions that give the same bits everywhere. */
    private static void fill(FloatBuffer values, Initial initial, SplittableRandom random) {
        while (values.hasRemaining()) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double square = u * u + v * v;
            if (square < 1 && square > 0) {
                double radius = initial.deviation() * Math.sqrt(-2 * StrictMath.log(square) / square);
                values.put((float) (initial.mean() + radius * u));
                if (values.hasRemaining()) {
                    values.put((float) (initial.mean() + radius * v));
                }
            }
        }
    }
}
