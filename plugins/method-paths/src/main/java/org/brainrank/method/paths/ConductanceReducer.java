package org.brainrank.method.paths;

import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * c_tj = ∫ ∂f/∂y_tj dy_tj, where y is a block's output as the embeddings run along their path. Keeps the step
 * before, whatever the number of steps.
 */
final class ConductanceReducer implements Reducer {
    private final int layer;
    private final Tally tally;
    private final ConductanceRule rule;
    private final PathEnds ends = new PathEnds();
    private float @Nullable [] earlierOutput;
    private float @Nullable [] earlierGradient;

    ConductanceReducer(int layer, Tally tally, ConductanceRule rule) {
        this.layer = layer;
        this.tally = tally;
        this.rule = rule;
    }

    @Override
    public void observe(Observation step) {
        if (!step.shows(layer)) {
            return;
        }
        ends.observe(step);
        if (rule == ConductanceRule.CAPTUM && step.weight() == 0) {
            return; // an end of the path, which Captum's nodes do not include
        }
        Tensor output = step.inputs(layer);
        float[] gradient = step.hasGradients() ? step.gradients(layer).toArray() : null;
        if (earlierOutput != null) {
            add(earlierOutput, output, gradient);
        }
        earlierOutput = output.toArray();
        earlierGradient = gradient;
    }

    private void add(float[] before, Tensor output, float @Nullable [] gradient) {
        int width = output.size(1);
        for (int i = 0; i < before.length; i++) {
            tally.add(i, width, slope(gradient, i) * ((double) output.get(i) - before[i]));
        }
    }

    /** The gradient that stands for an interval: that of its left end, or the mean of both ends that have one. */
    private double slope(float @Nullable [] gradient, int i) {
        if (gradient == null) {
            throw new IllegalStateException("only the first step of a path may lack gradients");
        }
        if (earlierGradient == null) {
            return gradient[i];
        }
        return rule == ConductanceRule.CAPTUM ? earlierGradient[i] : 0.5 * ((double) earlierGradient[i] + gradient[i]);
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
