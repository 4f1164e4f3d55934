package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.DoubleUnaryOperator;

/**
 * ALiBi: adds slope × position of the key to a head's attention scores. Press, Smith and Lewis 2022; the softmax does not see
 * the difference to −slope × distance.
 */
public final class DistanceBias {
    private final PerLength biases;

    /**
     * For any length.
     *
     * @param manager owns the arrays
     * @param slopes one a head
     * @param rounding what becomes of a slope and of a bias; some models keep them in half precision
     * @param scale multiplies biases in the end
     */
    public DistanceBias(NDManager manager, double[] slopes, DoubleUnaryOperator rounding, double scale) {
        biases = new PerLength(manager, tokens -> values(tokens, slopes, rounding, scale));
    }

    /**
     * The paper's slopes: powers of 2^(−8/H), and where H is no power of two, every other one of twice as many.
     *
     * @param heads H
     * @return one a head
     */
    public static double[] slopes(int heads) {
        int power = Integer.highestOneBit(heads);
        double[] slopes = new double[heads];
        for (int head = 0; head < heads; head++) {
            slopes[head] = head < power
                    ? Math.pow(2, -8.0 * (head + 1) / power)
                    : Math.pow(2, -4.0 * (2 * (head - power) + 1) / power);
        }
        return slopes;
    }

    /**
     * Added to attention scores.
     *
     * @param tokens T
     * @return shape (H, 1, T)
     */
    NDArray at(int tokens) {
        return biases.last(tokens, tokens).transpose().expandDims(1);
    }

    private static float[] values(int tokens, double[] slopes, DoubleUnaryOperator rounding, double scale) {
        float[] values = new float[tokens * slopes.length];
        for (int key = 0; key < tokens; key++) {
            for (int head = 0; head < slopes.length; head++) {
                double slope = rounding.applyAsDouble(slopes[head]);
                values[key * slopes.length + head] = (float) (scale * rounding.applyAsDouble(slope * key));
            }
        }
        return values;
    }
}
