package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;

/**
 * What self-attention gives, and what it made on the way.
 *
 * @param hidden what it adds to each position, shape (B, n, D)
 * @param weights after softmax, shape (B, H, n, T)
 * @param heads the heads' outputs one behind the other, before the output projection, shape (B, n, H·d)
 * @param output W of the output projection, shape (H·d, D)
 * @param values shape (B, key heads, T, d)
 */
record Attended(NDArray hidden, NDArray weights, NDArray heads, NDArray output, NDArray values) {}
