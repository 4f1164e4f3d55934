package org.brainrank.testkit;

import java.util.OptionalDouble;

/**
 * What a method says about one window at one layer.
 *
 * @param scores one per token, or a vector
 * @param completenessGap as {@link org.brainrank.spi.method.Reducer#completenessGap()}
 * @param standardError as {@link org.brainrank.spi.method.Reducer#standardError()}
 */
public record Explanation(float[] scores, OptionalDouble completenessGap, OptionalDouble standardError) {
    /**
     * The sum of the scores.
     *
     * @return in float64
     */
    public double sum() {
        double sum = 0;
        for (float score : scores) {
            sum += score;
        }
        return sum;
    }
}
