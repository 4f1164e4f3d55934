package org.brainrank.method.gradients;

import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** Keeps mean and variance of every number of a gradient, whatever the number of samples. */
final class NoiseReducer implements Reducer {
    private final int layer;
    private final int tokens;
    private final NoisyStatistic statistic;
    private final Aggregate norm;
    private double[] means = {};
    private double[] squares = {};
    private int samples;

    NoiseReducer(int layer, int tokens, NoisyStatistic statistic, Aggregate norm) {
        this.layer = layer;
        this.tokens = tokens;
        this.statistic = statistic;
        this.norm = norm;
    }

    @Override
    public void observe(Observation step) {
        Tensor gradients = step.gradients(layer);
        if (samples == 0) {
            means = new double[gradients.size()];
            squares = new double[gradients.size()];
        }
        samples++;
        for (int i = 0; i < means.length; i++) {
            double away = gradients.get(i) - means[i];
            means[i] += away / samples;
            squares[i] += away * (gradients.get(i) - means[i]);
        }
    }

    @Override
    public float[] scores() {
        float[] scores = new float[tokens];
        double[] row = new double[means.length / tokens];
        for (int token = 0; token < tokens; token++) {
            for (int j = 0; j < row.length; j++) {
                int i = token * row.length + j;
                row[j] = statistic.of(means[i], squares[i] / samples);
            }
            scores[token] = (float) norm.of(row);
        }
        return scores;
    }
}
