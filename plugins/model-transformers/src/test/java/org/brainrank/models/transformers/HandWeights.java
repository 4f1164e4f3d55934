package org.brainrank.models.transformers;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.models.safetensors.Checkpoint;

/**
 * The small reference models' weights as plain numbers, to work out by hand what the engine says; matrices (in, out).
 *
 * @param gpt2 whether its names and norms are GPT-2's, else Llama's
 */
record HandWeights(Path folder, boolean gpt2) {
    static HandWeights of(String name) {
        return new HandWeights(Reference.resource(name).resolve("model"), name.equals("gpt2"));
    }

    /** What the attention of a block reads: the normed input. */
    double[] attentionNorm(int block, double[] x) {
        String prefix = block(block);
        return gpt2
                ? layerNorm(x, read(prefix + "ln_1.weight"), read(prefix + "ln_1.bias"))
                : rootMeanSquare(x, read(prefix + "input_layernorm.weight"));
    }

    /** Values of all key heads, one behind the other. */
    double[] values(int block, double[] normed) {
        if (!gpt2) {
            return rowsTimes(read(block(block) + "self_attn.v_proj.weight"), normed);
        }
        double[] all =
                plus(times(normed, read(block(block) + "attn.c_attn.weight")), read(block(block) + "attn.c_attn.bias"));
        return java.util.Arrays.copyOfRange(all, 2 * normed.length, 3 * normed.length);
    }

    /** The output projection of some head outputs, without bias. */
    double[] project(int block, double[] headOutputs) {
        return gpt2
                ? times(headOutputs, read(block(block) + "attn.c_proj.weight"))
                : rowsTimes(read(block(block) + "self_attn.o_proj.weight"), headOutputs);
    }

    double[] outputBias(int block, int width) {
        return gpt2 ? read(block(block) + "attn.c_proj.bias") : new double[width];
    }

    double[] logits(double[] hidden) {
        return gpt2
                ? rowsTimes(
                        read("transformer.wte.weight"),
                        layerNorm(hidden, read("transformer.ln_f.weight"), read("transformer.ln_f.bias")))
                : rowsTimes(read("lm_head.weight"), rootMeanSquare(hidden, read("model.norm.weight")));
    }

    static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private String block(int block) {
        return gpt2 ? "transformer.h." + block + "." : "model.layers." + block + ".";
    }

    private double[] read(String name) {
        try (NDManager manager = EngineRuntime.newManager()) {
            float[] single = Checkpoint.open(folder)
                    .tensor(name)
                    .read(manager, DataType.FLOAT32)
                    .toFloatArray();
            double[] numbers = new double[single.length];
            for (int i = 0; i < single.length; i++) {
                numbers[i] = single[i];
            }
            return numbers;
        }
    }

    private static double[] layerNorm(double[] x, double[] scale, double[] shift) {
        double mean = java.util.Arrays.stream(x).average().orElseThrow();
        double variance = java.util.Arrays.stream(x)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        double[] normed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            normed[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * scale[i] + shift[i];
        }
        return normed;
    }

    private static double[] rootMeanSquare(double[] x, double[] scale) {
        double square =
                java.util.Arrays.stream(x).map(value -> value * value).average().orElseThrow();
        double[] normed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            normed[i] = x[i] / Math.sqrt(square + 1e-5) * scale[i];
        }
        return normed;
    }

    /** x·M with M of shape (in, out). */
    private static double[] times(double[] x, double[] matrix) {
        int out = matrix.length / x.length;
        double[] y = new double[out];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < out; j++) {
                y[j] += x[i] * matrix[i * out + j];
            }
        }
        return y;
    }

    /** M·x with M of shape (out, in). */
    private static double[] rowsTimes(double[] matrix, double[] x) {
        double[] y = new double[matrix.length / x.length];
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                y[j] += x[i] * matrix[j * x.length + i];
            }
        }
        return y;
    }
}
