package org.brainrank.method.erasure;

import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** f minus f without each token. */
final class RemovalReducer implements Reducer {
    private final float[] scores;

    RemovalReducer(int tokens) {
        scores = new float[tokens];
    }

    @Override
    public void observe(Observation step) {
        Tensor removed = step.removed();
        for (int token = 0; token < scores.length; token++) {
            scores[token] = (float) (step.output() - removed.get(token));
        }
    }

    @Override
    public float[] scores() {
        return scores.clone();
    }
}
