package org.brainrank.method.rules;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** score_t = Σ_j (h − h°)_tj m_tj: the baseline comes first, then the window with its multipliers. */
final class RescaleReducer implements Reducer {
    private final int layer;
    private final double[] scores;
    private float[] baseline = {};
    private double atBaseline;
    private double atWindow;

    RescaleReducer(int layer, int tokens) {
        this.layer = layer;
        this.scores = new double[tokens];
    }

    @Override
    public void observe(Observation step) {
        if (!step.hasGradients()) {
            baseline = step.inputs(layer).toArray();
            atBaseline = step.output();
            return;
        }
        atWindow = step.output();
        Tensor inputs = step.inputs(layer);
        Tensor multipliers = step.gradients(layer);
        for (int i = 0; i < baseline.length; i++) {
            scores[i / inputs.size(1)] += ((double) inputs.get(i) - baseline[i]) * multipliers.get(i);
        }
    }

    @Override
    public float[] scores() {
        float[] rounded = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            rounded[i] = (float) scores[i];
        }
        return rounded;
    }

    @Override
    public OptionalDouble completenessGap() {
        return Reducer.gap(Arrays.stream(scores).sum(), atWindow - atBaseline);
    }
}
