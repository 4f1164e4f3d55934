package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import java.util.OptionalInt;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Linear;
import org.brainrank.models.blocks.Matrix;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Projection;
import org.brainrank.models.blocks.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A model as its folder describes it, and its parts by name.
 *
 * @param config what the folder says
 * @param sizes the shape
 * @param weights where numbers come from
 */
record Parts(Config config, Sizes sizes, Weights weights) {
    /** How matrices start. */
    Initial normal() {
        return Initial.normal(config.number("initializer_range", config.number("init_std", 0.02)));
    }

    /** A matrix, one row an output. */
    Matrix matrix(String name, int out, int in) {
        return weights.matrix(name + ".weight", normal(), out, in);
    }

    /** An embedding table, of which one row may start at zero. */
    Matrix table(String name, int width, OptionalInt zeroRow) {
        Initial initial = zeroRow.isPresent() ? normal().withZeroRow(zeroRow.getAsInt()) : normal();
        return weights.matrix(name + ".weight", initial, sizes.vocabulary(), width);
    }

    Linear linear(String name, int in, int out, boolean biased) {
        @Nullable NDArray bias = biased ? weights.get(name + ".bias", Initial.ZEROS, out) : null;
        return Linear.ofRows(matrix(name, out, in), bias);
    }

    /** Queries, keys and values by matrices of their own, under the names that most models give them. */
    Projection separate(String name, boolean biased) {
        return Projection.separate(
                linear(name + "q_proj", sizes.width(), sizes.queries(), biased),
                linear(name + "k_proj", sizes.width(), sizes.keys(), biased),
                linear(name + "v_proj", sizes.width(), sizes.keys(), biased));
    }

    /** A norm over hidden states whose ε the config has under some key. */
    Norm layerNorm(String name, String epsilonKey) {
        return layerNorm(name, sizes.width(), config.number(epsilonKey, 1e-5));
    }

    Norm layerNorm(String name, int width, double epsilon) {
        return Norm.layer(
                weights.get(name + ".weight", Initial.ONES, width),
                weights.get(name + ".bias", Initial.ZEROS, width),
                epsilon);
    }
}
