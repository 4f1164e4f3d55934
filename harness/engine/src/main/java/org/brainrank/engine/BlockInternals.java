package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What goes on inside a block whose attention is y = g ⊙ (concat_h(α_h · v_h) · W_O + b): by-products of its forward, no work of
 * their own. H is the number of heads, K of key heads (query head h reads value head h·K/H), d the width of a head.
 *
 * @param headOutputs what enters W_O, shape (B, T, H·d)
 * @param values v, their bias included, shape (B, K, T, d)
 * @param output W_O, shape (H·d, D)
 * @param attended y, shape (B, T, D), what the attention adds to the block's input
 * @param gain g, shape (B, T, D), where a norm follows the attention; null if it is 1 throughout
 * @param fedForward shape (B, T, D), what the feed-forward part adds
 */
public record BlockInternals(
        NDArray headOutputs,
        NDArray values,
        NDArray output,
        NDArray attended,
        @Nullable NDArray gain,
        NDArray fedForward) {}
