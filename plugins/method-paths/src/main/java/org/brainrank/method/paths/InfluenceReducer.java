package org.brainrank.method.paths;

import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** Σ_k w_k g_k. */
record InfluenceReducer(int layer, Tally tally) implements Reducer {
    @Override
    public void observe(Observation step) {
        // The ends of the path come with weight 0 where the rule has no point.
        if (step.weight() == 0) {
            return;
        }
        Tensor gradients = step.gradients(layer);
        for (int i = 0; i < gradients.size(); i++) {
            tally.add(i, gradients.size(1), step.weight() * gradients.get(i));
        }
    }

    @Override
    public float[] scores() {
        return tally.scores();
    }
}
