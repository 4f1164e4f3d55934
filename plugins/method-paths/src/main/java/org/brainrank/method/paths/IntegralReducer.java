package org.brainrank.method.paths;

import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * c_tj = (x − b)_tj Σ_k w_k g_k,tj, where x and b are the layer's inputs at the window and the baseline end. Keeps
 * the baseline and the running sum over k, whatever the number of steps.
 */
final class IntegralReducer implements Reducer {
    private final int layer;
    private final PathEnds ends = new PathEnds();
    private final Tally tally;
    private float @Nullable [] baseline;
    private double @Nullable [] sum;

    IntegralReducer(int layer, Tally tally) {
        this.layer = layer;
        this.tally = tally;
    }

    @Override
    public void observe(Observation step) {
        if (!step.shows(layer)) {
            return;
        }
        ends.observe(step);
        if (PathEnds.isBaseline(step)) {
            baseline = step.inputs(layer).toArray();
        }
        // An end that the rule has no point at comes with weight 0, and the baseline end then without gradients.
        if (step.weight() > 0) {
            add(step.gradients(layer), step.weight());
        }
        if (PathEnds.isWindow(step)) {
            finish(step.inputs(layer));
        }
    }

    private void add(Tensor gradients, double weight) {
        double[] running = sum == null ? new double[gradients.size()] : sum;
        for (int i = 0; i < running.length; i++) {
            running[i] += weight * gradients.get(i);
        }
        sum = running;
    }

    private void finish(Tensor inputs) {
        if (baseline == null || sum == null) {
            throw new IllegalStateException("a path shows its baseline end first and has at least one point");
        }
        int width = inputs.size(1);
        for (int i = 0; i < sum.length; i++) {
            tally.add(i, width, ((double) inputs.get(i) - baseline[i]) * sum[i]);
        }
        baseline = null;
        sum = null;
    }

    @Override
    public float[] scores() {
        return tally.scores();
    }

    @Override
    public OptionalDouble completenessGap() {
        return ends.gap(tally.total());
    }
}
