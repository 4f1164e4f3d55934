package org.brainrank.testkit;

import java.util.Random;

/**
 * The arithmetic of {@link FakeModel}, in float64.
 *
 * <pre>
 * h_0[t]     = e[id_t] + p[t]
 * h_{l+1}[t] = φ( h_l[t] W_l + Σ_heads Σ_{s≤t} a[t,s] h_l[s] V_l + c_l ),   φ = tanh, or the identity in a linear model
 * logits     = h_L[T-1] U
 * </pre>
 *
 * <p>Seen as a transformer: the residual is h W, a head's value is h itself, V its part of the output projection, c that
 * projection's bias, and the feed-forward part adds φ(z) − z.
 *
 * <p>The attention weights a are a causal softmax of token ids and distance, hence constants: replacing an embedding or
 * a hidden state does not move them, and the linear model is linear in its inputs.
 */
final class FakeNetwork {
    static final int LAYERS = 3;
    static final int WIDTH = 8;
    static final int HEADS = 2;
    static final int VOCABULARY = 128;

    private final FakeKind kind;
    private final boolean linear;
    private final double[][] embedding;
    private final double[][][] own;
    private final double[][][][] mixed;
    private final double[][] bias;
    private final double[][] readout;
    private final double[][] frequency;

    FakeNetwork(long seed, FakeKind kind) {
        this.kind = kind;
        this.linear = kind.linear();
        Random random = new Random(seed);
        embedding = gaussian(random, VOCABULARY, WIDTH, 0.8);
        own = new double[LAYERS][][];
        mixed = new double[LAYERS][HEADS][][];
        for (int layer = 0; layer < LAYERS; layer++) {
            own[layer] = gaussian(random, WIDTH, WIDTH, 0.9 / Math.sqrt(WIDTH));
            for (int head = 0; head < HEADS; head++) {
                mixed[layer][head] = gaussian(random, WIDTH, WIDTH, 0.9 / Math.sqrt(WIDTH));
            }
        }
        bias = gaussian(random, LAYERS, WIDTH, 0.1);
        readout = gaussian(random, WIDTH, VOCABULARY, 1.0);
        frequency = gaussian(random, LAYERS, HEADS, 1.0);
    }

    /** The same network with another kind, or other blocks and another readout. */
    private FakeNetwork(
            FakeNetwork like,
            double[][] embedding,
            FakeKind kind,
            double[][][] own,
            double[][][][] mixed,
            double[][] bias,
            double[][] readout) {
        this.kind = kind;
        this.linear = kind.linear();
        this.embedding = embedding;
        this.frequency = like.frequency;
        this.own = own;
        this.mixed = mixed;
        this.bias = bias;
        this.readout = readout;
    }

    FakeNetwork as(FakeKind other) {
        return new FakeNetwork(this, embedding, other, own, mixed, bias, readout);
    }

    /** The same network with noise on its embedding table, relative to each row's root mean square. */
    FakeNetwork withNoise(double deviation, long seed) {
        Random random = new Random(seed);
        double[][] noisy = new double[VOCABULARY][WIDTH];
        for (int token = 0; token < VOCABULARY; token++) {
            double squares = 0;
            for (double value : embedding[token]) {
                squares += value * value;
            }
            for (int j = 0; j < WIDTH; j++) {
                noisy[token][j] = embedding[token][j] + deviation * Math.sqrt(squares / WIDTH) * random.nextGaussian();
            }
        }
        return new FakeNetwork(this, noisy, kind, own, mixed, bias, readout);
    }

    /** Logits a × ours + b × those of a network that differs in its readout alone. */
    FakeNetwork blend(double a, FakeNetwork other, double b) {
        double[][] blended = new double[WIDTH][VOCABULARY];
        for (int i = 0; i < WIDTH; i++) {
            for (int j = 0; j < VOCABULARY; j++) {
                blended[i][j] = a * readout[i][j] + b * other.readout[i][j];
            }
        }
        return new FakeNetwork(this, embedding, kind, own, mixed, bias, blended);
    }

    /** The same blocks with fresh readout weights. */
    FakeNetwork withReadout(long seed) {
        return new FakeNetwork(
                this, embedding, kind, own, mixed, bias, gaussian(new Random(seed), WIDTH, VOCABULARY, 1.0));
    }

    /** The same function of the embeddings by other weights: hidden units in another order and of another sign or size. */
    FakeNetwork reparameterised() {
        double[] factors = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            // tanh is odd, so signs may flip; without it any factor may.
            factors[j] = (j % 2 == 0 ? 1 : -1) * (linear && j % 3 == 0 ? 4 : 1);
        }
        double[][][] owns = new double[LAYERS][][];
        double[][][][] mixes = new double[LAYERS][HEADS][][];
        double[][] biases = new double[LAYERS][];
        for (int layer = 0; layer < LAYERS; layer++) {
            owns[layer] = moved(own[layer], layer > 0, true, factors);
            biases[layer] = moved(new double[][] {bias[layer]}, false, true, factors)[0];
            for (int head = 0; head < HEADS; head++) {
                mixes[layer][head] = moved(mixed[layer][head], layer > 0, true, factors);
            }
        }
        return new FakeNetwork(this, embedding, kind, owns, mixes, biases, moved(readout, true, false, factors));
    }

    /** Unit j goes to place (j + 3) mod width, times its factor; rows read units, columns write them. */
    private static double[][] moved(double[][] matrix, boolean rows, boolean columns, double[] factors) {
        double[][] result = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                double value = matrix[i][j] / (rows ? factors[i] : 1) * (columns ? factors[j] : 1);
                result[rows ? (i + 3) % WIDTH : i][columns ? (j + 3) % WIDTH : j] = value;
            }
        }
        return result;
    }

    private static double[][] gaussian(Random random, int rows, int columns, double scale) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = scale * random.nextGaussian();
            }
        }
        return matrix;
    }

    FakeKind kind() {
        return kind;
    }

    /** Token embeddings, shape (tokens, width). */
    double[][] embed(int[] ids) {
        double[][] rows = new double[ids.length][];
        for (int t = 0; t < ids.length; t++) {
            rows[t] = embedding[ids[t]].clone();
        }
        return rows;
    }

    /** The mean row of the embedding table. */
    double[] meanEmbedding() {
        double[] mean = new double[WIDTH];
        for (double[] row : embedding) {
            for (int j = 0; j < WIDTH; j++) {
                mean[j] += row[j] / VOCABULARY;
            }
        }
        return mean;
    }

    /** What enters block 1: embeddings plus positions, shape (tokens, width). */
    double[][] enter(double[][] embeddings) {
        double[][] hidden = new double[embeddings.length][WIDTH];
        for (int t = 0; t < embeddings.length; t++) {
            for (int j = 0; j < WIDTH; j++) {
                double position = kind.even() ? 0 : 0.3 * Math.sin((t + 1) * (0.2 + 0.31 * j));
                hidden[t][j] = embeddings[t][j] + position;
            }
        }
        return hidden;
    }

    /** Attention weights of block {@code layer} ≥ 1, shape (heads, queries, keys); rows sum to 1, keys after the query have 0. */
    double[][][] attention(int layer, int[] ids) {
        double[][][] weights = new double[HEADS][ids.length][ids.length];
        for (int head = 0; head < HEADS; head++) {
            for (int t = 0; t < ids.length; t++) {
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    double affinity = Math.sin(frequency[layer - 1][head] * (ids[s] + 0.37 * ids[t]));
                    double distance = kind.even() ? 0 : 0.1 * (head + 1) * (t - s);
                    weights[head][t][s] = kind.hears(ids, t, s) ? Math.exp(1.5 * affinity - distance) : 0;
                    sum += weights[head][t][s];
                }
                for (int s = 0; s <= t; s++) {
                    weights[head][t][s] /= sum;
                }
            }
        }
        return weights;
    }

    /** The output of block {@code layer} ≥ 1 given its input, both of shape (tokens, width). */
    double[][] block(int layer, double[][] input, double[][][] attention) {
        double[][] output = attended(layer, input, attention);
        for (double[] row : output) {
            for (int j = 0; j < WIDTH && !linear; j++) {
                row[j] = Math.tanh(row[j]);
            }
        }
        return output;
    }

    /** What stands in block {@code layer} before φ: residual, attention and bias, shape (tokens, width). */
    double[][] attended(int layer, double[][] input, double[][][] attention) {
        double[][] output = new double[input.length][];
        for (int t = 0; t < input.length; t++) {
            double[] sum = bias[layer - 1].clone();
            addProduct(sum, input[t], own[layer - 1], 1);
            for (int head = 0; head < HEADS; head++) {
                for (int s = 0; s <= t; s++) {
                    addProduct(sum, input[s], mixed[layer - 1][head], attention[head][t][s]);
                }
            }
            output[t] = sum;
        }
        return output;
    }

    /** What passes by the heads of block {@code layer}: h_l[t] W_l. */
    double[] residual(int layer, double[] input) {
        double[] row = new double[WIDTH];
        addProduct(row, input, own[layer - 1], 1);
        return row;
    }

    /** What the heads of block {@code layer} move from a key to a query: Σ_heads a h_l V_l. */
    double[] moved(int layer, double[] key, double[][][] attention, int query, int from) {
        double[] row = new double[WIDTH];
        for (int head = 0; head < HEADS; head++) {
            addProduct(row, key, mixed[layer - 1][head], attention[head][query][from]);
        }
        return row;
    }

    /** ∂f/∂(attention weights of block {@code layer} ≥ 1), shape (heads, queries, keys). */
    double[][][] attentionBackward(int layer, double[][] input, double[][] output, double[][] gradient) {
        double[][][] result = new double[HEADS][input.length][input.length];
        for (int t = 0; t < input.length; t++) {
            double[] inner = gradient[t].clone();
            for (int j = 0; j < WIDTH && !linear; j++) {
                inner[j] *= 1 - output[t][j] * output[t][j];
            }
            for (int head = 0; head < HEADS; head++) {
                double[] back = new double[WIDTH];
                addTransposedProduct(back, inner, mixed[layer - 1][head], 1);
                for (int s = 0; s < input.length; s++) {
                    for (int j = 0; j < WIDTH; j++) {
                        result[head][t][s] += back[j] * input[s][j];
                    }
                }
            }
        }
        return result;
    }

    boolean linear() {
        return linear;
    }

    /**
     * ∂f/∂input of block {@code layer} ≥ 1, from its output and ∂f/∂output.
     *
     * @param slopes what stands for the derivative of the bend at each number of the output
     */
    double[][] blockBackward(int layer, double[][] slopes, double[][] gradient, double[][][] attention) {
        double[][] result = new double[slopes.length][WIDTH];
        for (int t = 0; t < slopes.length; t++) {
            double[] inner = gradient[t].clone();
            for (int j = 0; j < WIDTH; j++) {
                inner[j] *= slopes[t][j];
            }
            addTransposedProduct(result[t], inner, own[layer - 1], 1);
            for (int head = 0; head < HEADS; head++) {
                for (int s = 0; s <= t; s++) {
                    addTransposedProduct(result[s], inner, mixed[layer - 1][head], attention[head][t][s]);
                }
            }
        }
        return result;
    }

    /** Logits of the next token, from the last row of the last block's output. */
    double[] logits(double[] last) {
        double[] logits = new double[VOCABULARY];
        addProduct(logits, last, readout, 1);
        return logits;
    }

    /** ∂f/∂(last row of the last block's output), from ∂f/∂logits. */
    double[] logitsBackward(double[] gradient) {
        double[] result = new double[WIDTH];
        addTransposedProduct(result, gradient, readout, 1);
        return result;
    }

    private static void addProduct(double[] sum, double[] row, double[][] matrix, double factor) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += factor * row[i] * matrix[i][j];
            }
        }
    }

    private static void addTransposedProduct(double[] sum, double[] row, double[][] matrix, double factor) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < row.length; j++) {
                sum[i] += factor * row[j] * matrix[i][j];
            }
        }
    }

    /** All weights in a fixed order, for a hash. */
    double[][] weights() {
        java.util.List<double[]> all = new java.util.ArrayList<>(java.util.List.of(embedding));
        for (int layer = 0; layer < LAYERS; layer++) {
            all.addAll(java.util.List.of(own[layer]));
            for (double[][] head : mixed[layer]) {
                all.addAll(java.util.List.of(head));
            }
        }
        all.addAll(java.util.List.of(bias));
        all.addAll(java.util.List.of(readout));
        all.addAll(java.util.List.of(frequency));
        return all.toArray(new double[0][]);
    }
}
