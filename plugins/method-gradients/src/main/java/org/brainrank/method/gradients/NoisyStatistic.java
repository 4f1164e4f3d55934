package org.brainrank.method.gradients;

/** What is kept of a number that was drawn several times; mean m and mean squared distance from it, by Welford's updates. */
enum NoisyStatistic {
    /** (1/n) Σ g. */
    MEAN {
        @Override
        double of(double mean, double variance) {
            return mean;
        }
    },
    /** (1/n) Σ g². */
    MEAN_SQUARE {
        @Override
        double of(double mean, double variance) {
            return mean * mean + variance;
        }
    },
    /** (1/n) Σ (g − m)². */
    VARIANCE {
        @Override
        double of(double mean, double variance) {
            return variance;
        }
    };

    abstract double of(double mean, double variance);
}
