package org.brainrank.models.transformers;

/**
 * The vectors that the heads of one block move, one window, in float64.
 *
 * @param headOutputs shape (T, H·d)
 * @param vectors t_ij, shape (T queries, T keys, D)
 * @param input of the block, shape (T, D)
 * @param bias of the output projection, shape (D)
 * @param output of the block, shape (T, D)
 */
record MovedByHand(double[][] headOutputs, double[][][] vectors, double[][] input, double[] bias, double[][] output) {
    static MovedByHand of(String name, Reference reference, int window, int layer) {
        HandWeights weights = HandWeights.of(name);
        Npy hidden = reference.array("w12.hidden").at(window);
        Npy attention = reference.array("w12.attn").at(window).at(layer - 1);
        double[][] input = rows(hidden.at(layer - 1));
        boolean last = layer == hidden.shape()[0] - 1;
        double[][] output = rows(last ? reference.array("w12.last_block_out").at(window) : hidden.at(layer));
        int heads = attention.shape()[0];
        int tokens = input.length;
        double[][] values = new double[tokens][];
        for (int key = 0; key < tokens; key++) {
            values[key] = weights.values(layer - 1, weights.attentionNorm(layer - 1, input[key]));
        }
        int headWidth = input[0].length / heads;
        int shared = heads * headWidth / values[0].length;
        double[][] headOutputs = new double[tokens][heads * headWidth];
        double[][][] vectors = new double[tokens][tokens][];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                double[] weighted = new double[heads * headWidth];
                for (int head = 0; head < heads; head++) {
                    double weight = attention.at(head).at(query).values()[key];
                    for (int j = 0; j < headWidth; j++) {
                        weighted[head * headWidth + j] = weight * values[key][head / shared * headWidth + j];
                    }
                }
                headOutputs[query] = HandWeights.plus(headOutputs[query], weighted);
                vectors[query][key] = weights.project(layer - 1, weighted);
            }
        }
        return new MovedByHand(headOutputs, vectors, input, weights.outputBias(layer - 1, input[0].length), output);
    }

    double[][] norms() {
        double[][] norms = new double[input.length][input.length];
        for (int query = 0; query < input.length; query++) {
            for (int key = 0; key < input.length; key++) {
                double sum = 0;
                for (double component : vectors[query][key]) {
                    sum += component * component;
                }
                norms[query][key] = Math.sqrt(sum);
            }
        }
        return norms;
    }

    /** The residual, the sum of all vectors, and the bias. */
    private double[] outcome(int query) {
        double[] outcome = HandWeights.plus(input[query], bias);
        for (double[] vector : vectors[query]) {
            outcome = HandWeights.plus(outcome, vector);
        }
        return outcome;
    }

    double[][] proximities() {
        double[][] proximities = new double[input.length][input.length];
        for (int query = 0; query < input.length; query++) {
            double[] outcome = outcome(query);
            for (int key = 0; key < input.length; key++) {
                double[] brought =
                        key == query ? HandWeights.plus(vectors[query][key], input[query]) : vectors[query][key];
                for (int j = 0; j < outcome.length; j++) {
                    proximities[query][key] += Math.abs(outcome[j]) - Math.abs(outcome[j] - brought[j]);
                }
            }
        }
        return proximities;
    }

    /** What the block's output has beyond the attention's outcome. */
    double[][] restOfBlock() {
        double[][] rest = new double[input.length][];
        for (int query = 0; query < input.length; query++) {
            double[] outcome = outcome(query);
            rest[query] = output[query].clone();
            for (int j = 0; j < outcome.length; j++) {
                rest[query][j] -= outcome[j];
            }
        }
        return rest;
    }

    private static double[][] rows(Npy matrix) {
        double[][] rows = new double[matrix.shape()[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix.at(i).values();
        }
        return rows;
    }
}
