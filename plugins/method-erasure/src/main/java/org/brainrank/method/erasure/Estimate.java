package org.brainrank.method.erasure;

import java.util.OptionalDouble;

/**
 * What coalitions say about the tokens of a window.
 *
 * @param scores one per token
 * @param errors the standard error of each score; none if nothing was sampled, or too little to say
 * @param change f − f(nothing), which the scores are to add up to; empty if they are not
 */
record Estimate(double[] scores, double[] errors, OptionalDouble change) {
    /** What {@link org.brainrank.spi.method.Reducer#standardError()} says. */
    OptionalDouble standardError() {
        if (errors.length == 0) {
            return OptionalDouble.empty();
        }
        double error = rootMeanSquare(errors);
        double scale = change.isPresent() ? Math.abs(change.getAsDouble()) : rootMeanSquare(scores);
        return OptionalDouble.of(error == 0 ? 0 : error / scale);
    }

    /** What {@link org.brainrank.spi.method.Reducer#completenessGap()} says. */
    OptionalDouble completenessGap() {
        if (change.isEmpty()) {
            return OptionalDouble.empty();
        }
        double missing = -change.getAsDouble();
        for (double score : scores) {
            missing += score;
        }
        return OptionalDouble.of(missing == 0 ? 0 : Math.abs(missing / change.getAsDouble()));
    }

    private static double rootMeanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}
