package org.brainrank.simulation;

import java.util.Optional;

/**
 * One region of a simulated brain, and what drives it.
 *
 * @param name of the region; it names its random streams too
 * @param features what it reads out, shape (features, scans), standardised; empty if it reads nothing
 * @param wordRate whether it responds to the number of words per scan; without it and without features it is noise
 */
public record SimulatedRegion(String name, Optional<double[][]> features, boolean wordRate) {
    /**
     * A region of noise.
     *
     * @param name of the region
     * @return nothing drives it
     */
    public static SimulatedRegion noise(String name) {
        return new SimulatedRegion(name, Optional.empty(), false);
    }
}
