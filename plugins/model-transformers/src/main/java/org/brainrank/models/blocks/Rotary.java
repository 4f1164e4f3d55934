package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.function.DoubleUnaryOperator;

/**
 * Rotary position embedding: pairs of dimensions of a head form planes that turn by position × frequency. Su et al. 2021.
 * Where frequencies are fewer than half a head's width, the dimensions behind them do not turn.
 */
public final class Rotary {
    /** Which two dimensions form plane j of d that turn. */
    public enum Pairing {
        /** j and j + d/2, as most of Hugging Face's models. */
        HALVES,
        /** 2j and 2j + 1, as in the paper and in GPT-J. */
        NEIGHBOURS
    }

    private final RotaryFrequencies frequencies;
    private final Pairing pairing;
    private final PerLength cosines;
    private final PerLength sines;

    /**
     * For heads of one width.
     *
     * @param manager owns the tables
     * @param frequencies of the planes
     * @param pairing which dimensions form them
     */
    public Rotary(NDManager manager, RotaryFrequencies frequencies, Pairing pairing) {
        this.frequencies = frequencies;
        this.pairing = pairing;
        cosines = new PerLength(manager, tokens -> table(tokens, Math::cos));
        sines = new PerLength(manager, tokens -> table(tokens, Math::sin));
    }

    /**
     * Turns queries or keys.
     *
     * @param x shape (B, H, n, d), the last n positions
     * @param tokens T; positions count from 0 to T − 1
     * @return the same shape
     */
    NDArray apply(NDArray x, int tokens) {
        long width = x.getShape().get(3);
        int turning = frequencies.width();
        if (turning == width) {
            return turn(x, tokens);
        }
        NDArray rest = dimensions(x, turning, width);
        return turn(dimensions(x, 0, turning), tokens).concat(rest, 3);
    }

    /** Whether a key of a window of one length is that of the same place in a window of another. */
    boolean sameAt(int tokens, int others) {
        return frequencies.sameAt(tokens, others);
    }

    private NDArray turn(NDArray x, int tokens) {
        int rows = (int) x.getShape().get(2);
        return x.mul(cosines.last(rows, tokens)).add(across(x).mul(sines.last(rows, tokens)));
    }

    /** Each dimension's partner in its plane, the first with a minus. */
    private NDArray across(NDArray x) {
        if (pairing == Pairing.HALVES) {
            NDList halves = x.split(2, 3);
            return NDArrays.concat(new NDList(halves.get(1).neg(), halves.get(0)), 3);
        }
        NDList pairs = x.reshape(
                        x.getShape().get(0), x.getShape().get(1), x.getShape().get(2), -1, 2)
                .split(2, 4);
        return pairs.get(1).neg().concat(pairs.get(0), 4).reshape(x.getShape());
    }

    private static NDArray dimensions(NDArray x, long from, long to) {
        return x.get(new NDIndex().addAllDim().addAllDim().addAllDim().addSliceDim(from, to));
    }

    private float[] table(int tokens, DoubleUnaryOperator function) {
        double[] turns = frequencies.at(tokens);
        int width = frequencies.width();
        float[] table = new float[tokens * width];
        for (int position = 0; position < tokens; position++) {
            for (int j = 0; j < width; j++) {
                double angle = position * turns[pairing == Pairing.HALVES ? j % turns.length : j / 2];
                table[position * width + j] = (float) (frequencies.magnitude() * function.applyAsDouble(angle));
            }
        }
        return table;
    }
}
