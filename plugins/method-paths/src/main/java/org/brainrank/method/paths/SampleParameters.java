package org.brainrank.method.paths;

import org.brainrank.spi.ParameterSpec;

/** The parameters that sampled path methods share. */
final class SampleParameters {
    static final ParameterSpec SAMPLES = ParameterSpec.integer(
            "samples", 20, 1, 10_000, "Random points; the error of a score falls with their root.");

    static final ParameterSpec SEED = ParameterSpec.integer(
            "seed", 1, 0, Integer.MAX_VALUE, "Of all random numbers; with a window's tokens it fixes them.");

    private SampleParameters() {}
}
