package org.brainrank.testkit;

import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.jspecify.annotations.Nullable;

/**
 * Backward passes by rules. In this network attention weights are constants and there are no norms, so only the bend, the
 * linear layers and, for log-probabilities, the logarithm of the sum have rules.
 *
 * @param pass with rules, or without: then plain derivatives
 */
record FakeRules(Pass pass) {
    private static final double TINY = 1e-6;

    /** The factor of an element of a block's output. */
    double slope(double output, double atBaseline, boolean linear) {
        double z = linear ? output : atanh(output);
        if (pass instanceof Pass.Relevance relevance) {
            double bend = Math.abs(z) < TINY ? 1 : output / z;
            return bend * damped(z, relevance.propagation().epsilon());
        }
        if (pass instanceof Pass.Rescale && !linear) {
            double difference = z - atanh(atBaseline);
            return Math.abs(difference) < TINY ? 1 - output * output : (output - atBaseline) / difference;
        }
        return linear ? 1 : 1 - output * output;
    }

    /** ∂f/∂logits by the rules. */
    double[] outer(double[] logits, double @Nullable [] atBaseline, Output kind, int target) {
        double[] outer = new double[logits.length];
        if (kind != Output.LOGIT) {
            double sum = exponentials(logits);
            double start = atBaseline == null ? sum : exponentials(atBaseline);
            for (int i = 0; i < outer.length; i++) {
                outer[i] = -secant(Math.log(sum), Math.log(start), sum, start, 1 / sum)
                        * secant(
                                Math.exp(logits[i]),
                                atBaseline == null ? Math.exp(logits[i]) : Math.exp(atBaseline[i]),
                                logits[i],
                                atBaseline == null ? logits[i] : atBaseline[i],
                                Math.exp(logits[i]));
            }
        }
        outer[target] += 1;
        // ∂p/∂z = p ∂log p/∂z; the model refuses rules for finite differences of probabilities.
        double scale = kind == Output.PROBABILITY ? Math.exp(logits[target]) / exponentials(logits) : 1;
        for (int i = 0; i < outer.length; i++) {
            outer[i] *= scale;
        }
        for (int i = 0; i < outer.length && pass instanceof Pass.Relevance; i++) {
            outer[i] *= damped(logits[i], ((Pass.Relevance) pass).propagation().epsilon());
        }
        return outer;
    }

    private static double exponentials(double[] logits) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        return sum;
    }

    private static double secant(double y, double y0, double x, double x0, double derivative) {
        return Math.abs(x - x0) < TINY * (Math.abs(x) + Math.abs(x0)) || x == x0 ? derivative : (y - y0) / (x - x0);
    }

    private static double damped(double z, double epsilon) {
        double divisor = z + (z >= 0 ? epsilon : -epsilon);
        return divisor == 0 ? 1 : z / divisor;
    }

    private static double atanh(double y) {
        return 0.5 * Math.log((1 + y) / (1 - y));
    }
}
