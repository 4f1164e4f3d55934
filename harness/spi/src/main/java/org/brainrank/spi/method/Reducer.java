package org.brainrank.spi.method;

import java.util.OptionalDouble;
import org.brainrank.spi.model.Observation;

/** Turns the steps of one pass over one window into scores. */
public interface Reducer {
    /**
     * Sees the next step.
     *
     * @param step valid during this call
     */
    void observe(Observation step);

    /**
     * The result, after the last step.
     *
     * @return one score per token, or the vector
     */
    float[] scores();

    /**
     * How far a method that promises completeness is from it: |Σ scores − (f − f(baseline))| / |f − f(baseline)|.
     *
     * @return empty if the method promises nothing
     */
    default OptionalDouble completenessGap() {
        return OptionalDouble.empty();
    }

    /**
     * How uncertain the scores of a method that samples are: the root mean square over tokens of the standard error of a
     * score, as a share of |f − f(nothing)|, the output that there is to distribute.
     *
     * @return empty if the method samples nothing, or too little to say; 0 if it happened to see everything
     */
    default OptionalDouble standardError() {
        return OptionalDouble.empty();
    }

    /**
     * The relative gap between a sum of scores and what they should add up to.
     *
     * @param sum Σ scores
     * @param change f − f(baseline)
     * @return |sum − change| / |change|; 0 or infinite where f does not change
     */
    static OptionalDouble gap(double sum, double change) {
        double missing = Math.abs(sum - change);
        return OptionalDouble.of(missing == 0 ? 0 : missing / Math.abs(change));
    }
}
