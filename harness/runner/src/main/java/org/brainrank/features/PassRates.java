package org.brainrank.features;

import java.util.OptionalDouble;

/** Seconds of a forward and a token, as passes that were run show them: the fullest batch knows best, of several the last. */
final class PassRates {
    /** Larger batches cost no less a window. */
    private static final int FULL = 16;

    private final Rate forwards = new Rate();
    private final Rate both = new Rate();

    /** Of passes of one kind. */
    private static final class Rate {
        private double seconds;
        private int windows;

        void learn(double rate, int batch) {
            if (Math.min(batch, FULL) >= windows) {
                seconds = rate;
                windows = Math.min(batch, FULL);
            }
        }
    }

    /**
     * A pass was run.
     *
     * @param tokens of each window
     * @param windows that ran together
     * @param seconds of one of them
     */
    void learn(PassCost cost, int tokens, int windows, double seconds) {
        of(cost).learn(seconds / (cost.total() * tokens), windows);
    }

    /** Seconds of one window; empty before any pass was run. */
    OptionalDouble seconds(PassCost cost, int tokens) {
        Rate rate = of(cost);
        if (rate.windows == 0) {
            rate = rate == both ? forwards : both;
        }
        return rate.windows == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate.seconds * cost.total() * tokens);
    }

    private Rate of(PassCost cost) {
        return cost.backwards() > 0 ? both : forwards;
    }
}
