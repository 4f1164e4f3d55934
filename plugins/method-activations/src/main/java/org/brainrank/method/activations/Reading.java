package org.brainrank.method.activations;

import org.brainrank.spi.model.Observation;

/** From what a forward pass shows to a vector. */
@FunctionalInterface
interface Reading {
    /**
     * Reads.
     *
     * @param layer one that the method explains
     * @param ofLastWord how many of the last tokens are the last word
     * @return a copy, of one length whatever the window
     */
    float[] read(Observation step, int layer, int ofLastWord);
}
