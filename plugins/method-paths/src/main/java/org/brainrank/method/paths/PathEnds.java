package org.brainrank.method.paths;

import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;

/** f at both ends of a path, and how far a sum of scores is from their difference. */
final class PathEnds {
    private double atBaseline = Double.NaN;
    private double atWindow = Double.NaN;

    static boolean isBaseline(Observation step) {
        return step.alpha() <= 0;
    }

    static boolean isWindow(Observation step) {
        return step.alpha() >= 1;
    }

    void observe(Observation step) {
        if (isBaseline(step)) {
            atBaseline = step.output();
        } else if (isWindow(step)) {
            atWindow = step.output();
        }
    }

    /**
     * The relative gap; 0 or infinite where f does not change along the path.
     *
     * @throws IllegalStateException if the pass did not show both ends
     */
    OptionalDouble gap(double sum) {
        double change = atWindow - atBaseline;
        if (Double.isNaN(change)) {
            throw new IllegalStateException("the path has not shown both of its ends yet");
        }
        return Reducer.gap(sum, change);
    }
}
