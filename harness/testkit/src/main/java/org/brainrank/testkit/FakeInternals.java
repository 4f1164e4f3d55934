package org.brainrank.testkit;

/**
 * What goes on inside one block of a {@link FakeNetwork}, in float64 and straight from the definitions.
 *
 * @param network the weights
 * @param layer of the block, from 1
 * @param input of the block, shape (tokens, width)
 * @param attention shape (heads, queries, keys)
 */
record FakeInternals(FakeNetwork network, int layer, double[][] input, double[][][] attention) {
    /** Shape (tokens, heads × width). */
    double[][] headOutputs() {
        double[][] outputs = new double[input.length][FakeNetwork.HEADS * FakeNetwork.WIDTH];
        for (int query = 0; query < input.length; query++) {
            for (int head = 0; head < FakeNetwork.HEADS; head++) {
                for (int key = 0; key <= query; key++) {
                    for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                        outputs[query][head * FakeNetwork.WIDTH + j] += attention[head][query][key] * input[key][j];
                    }
                }
            }
        }
        return outputs;
    }

    /** φ(z) − z, shape (tokens, width). */
    double[][] mlpOutputs() {
        double[][] output = network.block(layer, input, attention);
        double[][] before = network.attended(layer, input, attention);
        for (int t = 0; t < output.length; t++) {
            for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                output[t][j] -= before[t][j];
            }
        }
        return output;
    }

    /** Shape (queries, keys). */
    double[][] transformedNorms() {
        double[][] norms = new double[input.length][input.length];
        for (int query = 0; query < input.length; query++) {
            for (int key = 0; key <= query; key++) {
                double sum = 0;
                for (double component : moved(query, key)) {
                    sum += component * component;
                }
                norms[query][key] = Math.sqrt(sum);
            }
        }
        return norms;
    }

    /** Shape (queries, keys). */
    double[][] proximities() {
        double[][] outcome = network.attended(layer, input, attention);
        double[][] proximities = new double[input.length][input.length];
        for (int query = 0; query < input.length; query++) {
            double[] stays = network.residual(layer, input[query]);
            for (int key = 0; key <= query; key++) {
                double[] moved = moved(query, key);
                for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                    double brought = moved[j] + (key == query ? stays[j] : 0);
                    proximities[query][key] += Math.abs(outcome[query][j]) - Math.abs(outcome[query][j] - brought);
                }
            }
        }
        return proximities;
    }

    private double[] moved(int query, int key) {
        return network.moved(layer, input[key], attention, query, key);
    }
}
