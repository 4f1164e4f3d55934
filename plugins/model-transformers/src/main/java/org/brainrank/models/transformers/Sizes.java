package org.brainrank.models.transformers;

/**
 * The shape of a model.
 *
 * @param layers L
 * @param width D
 * @param heads H
 * @param keyHeads K; H/K query heads share a key head
 * @param headWidth d
 * @param feedForward F
 * @param vocabulary V
 * @param maxTokens the longest window
 */
record Sizes(
        int layers, int width, int heads, int keyHeads, int headWidth, int feedForward, int vocabulary, int maxTokens) {
    /** The queries' width, H·d. */
    int queries() {
        return heads * headWidth;
    }

    /** The keys' width, K·d. */
    int keys() {
        return keyHeads * headWidth;
    }
}
