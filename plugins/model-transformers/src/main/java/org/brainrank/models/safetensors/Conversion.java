package org.brainrank.models.safetensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.brainrank.spi.UserException;

/**
 * Numbers on their way from a file into an engine array of another precision, a piece at a time.
 *
 * @param name of the tensor, for messages
 * @param precision of the bytes
 * @param bytes little-endian
 * @param size how many numbers
 */
record Conversion(String name, Precision precision, ByteBuffer bytes, int size) {
    /** Numbers of a piece: it stays in the processor's cache. */
    private static final int PIECE = 1 << 18;

    private static final float LARGEST_HALF = 65504;

    /** Reused, because memory outside the heap is given back late. */
    private static final ThreadLocal<Piece> PIECES = ThreadLocal.withInitial(Piece::new);

    private static final class Piece {
        final float[] numbers = new float[PIECE];
        final ByteBuffer outside = DirectFloats.allocate(PIECE);
    }

    /** Fills a fresh array of this size, and returns it. */
    NDArray into(NDArray whole) {
        if (size == 0) {
            return whole;
        }
        Piece piece = PIECES.get();
        try (NDArray flat = whole.reshape(size)) {
            for (int from = 0; from < size; from += PIECE) {
                int count = Math.min(PIECE, size - from);
                precision.widen(bytes, from, piece.numbers, 0, count);
                if (whole.getDataType() == DataType.FLOAT16) {
                    check(piece.numbers, count);
                }
                piece.outside.asFloatBuffer().put(piece.numbers, 0, count);
                try (NDArray wide = whole.getManager()
                                .create(
                                        piece.outside
                                                .slice(0, count * Float.BYTES)
                                                .order(piece.outside.order()),
                                        new Shape(count),
                                        DataType.FLOAT32);
                        NDArray part = wide.toType(whole.getDataType(), false)) {
                    flat.set(new NDIndex().addSliceDim(from, (long) from + count), part);
                }
            }
        }
        return whole;
    }

    private void check(float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            if (Math.abs(numbers[i]) > LARGEST_HALF && Float.isFinite(numbers[i])) {
                throw new UserException(name + " has the number " + numbers[i] + "; float16 holds none beyond "
                        + LARGEST_HALF + ". Use precision: float32");
            }
        }
    }
}
