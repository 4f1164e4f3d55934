package org.brainrank.method.attention;

import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/**
 * How a block mixes positions: a matrix of queries and keys whose rows sum to one, and what many in a row come to.
 */
@FunctionalInterface
interface Mixing {
    /** Row {@code query} of block {@code layer}, of length T. */
    double[] row(Observation step, int layer, int query, int tokens);

    /** ½ mean over heads of the attention + ½ identity: half of what a position holds passes by the heads. */
    static double[] attentionAndResidual(Observation step, int layer, int query, int tokens) {
        Tensor attention = step.attention(layer);
        double[] row = new double[tokens];
        for (int key = 0; key <= query; key++) {
            row[key] = 0.5 * Heads.MEAN.weight(attention, query, key) + (key == query ? 0.5 : 0);
        }
        return row;
    }

    /**
     * The last row of A_l … A_2 A_1, from the left: a row times a matrix, T² products a block.
     */
    default double[] rolledOut(Observation step, int layer, int tokens) {
        double[] row = row(step, layer, tokens - 1, tokens);
        for (int block = layer - 1; block >= 1; block--) {
            double[] next = new double[tokens];
            for (int middle = 0; middle < tokens; middle++) {
                if (row[middle] != 0) {
                    double[] mixed = row(step, block, middle, tokens);
                    for (int key = 0; key <= middle; key++) {
                        next[key] += row[middle] * mixed[key];
                    }
                }
            }
            row = next;
        }
        return row;
    }
}
