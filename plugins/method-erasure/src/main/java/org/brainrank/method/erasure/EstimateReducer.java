package org.brainrank.method.erasure;

import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.jspecify.annotations.Nullable;

/** Hands the one step of a pass over coalitions to an estimator. */
final class EstimateReducer implements Reducer {
    private final Estimator estimator;
    private @Nullable Estimate estimate;

    EstimateReducer(Estimator estimator) {
        this.estimator = estimator;
    }

    @Override
    public void observe(Observation step) {
        estimate = estimator.of(step.coalitions(), step.coalitionOutputs(), step.output());
    }

    @Override
    public float[] scores() {
        return Estimator.rounded(estimate().scores());
    }

    @Override
    public OptionalDouble completenessGap() {
        return estimate().completenessGap();
    }

    @Override
    public OptionalDouble standardError() {
        return estimate().standardError();
    }

    private Estimate estimate() {
        if (estimate == null) {
            throw new IllegalStateException("a pass over coalitions has one step, and it was not shown");
        }
        return estimate;
    }
}
