package org.brainrank.method.erasure;

import java.util.List;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;

/** The parameters that methods which draw coalitions share. */
final class Sampling {
    static final ParameterSpec SEED = ParameterSpec.integer(
            "seed",
            1,
            0,
            Integer.MAX_VALUE,
            "Of the random numbers; what a window gets depends on it and the window's tokens alone.");

    private Sampling() {}

    /** A switch that is on unless told otherwise. */
    static ParameterSpec pairs(String name, String description) {
        return ParameterSpec.choice(name, "true", List.of("true", "false"), description);
    }

    static boolean on(Parameters parameters, String name) {
        return parameters.text(name).equals("true");
    }

    /** How many samples, an even number if they come in pairs. */
    static int samples(Parameters parameters, String pairs) {
        int samples = parameters.integer("samples");
        if (on(parameters, pairs) && samples % 2 != 0) {
            throw new ParameterException(
                    "samples", "'samples' is even where " + pairs + "=true, which makes pairs of them; was " + samples);
        }
        return samples;
    }
}
