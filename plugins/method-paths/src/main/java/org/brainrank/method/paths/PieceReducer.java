package org.brainrank.method.paths;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** score_t = Σ over steps of weight × Σ_j direction_tj · gradient_tj. */
final class PieceReducer implements Reducer {
    private final boolean perToken;
    private final double[] scores;
    private double atStarts;
    private int starts;
    private double atWindow = Double.NaN;

    PieceReducer(int tokens, boolean perToken) {
        this.scores = new double[tokens];
        this.perToken = perToken;
    }

    @Override
    public void observe(Observation step) {
        if (step.hasGradients()) {
            add(step);
        } else if (PathEnds.isWindow(step)) {
            atWindow = step.output();
        } else {
            atStarts += step.output();
            starts++;
        }
    }

    private void add(Observation step) {
        Tensor gradients = step.gradients(0);
        Tensor directions = step.directions(0);
        int width = gradients.size(1);
        for (int token = 0; token < scores.length; token++) {
            double sum = 0;
            for (int i = token * width; i < (token + 1) * width; i++) {
                sum += (double) directions.get(i) * gradients.get(i);
            }
            scores[token] += step.weight() * sum;
        }
    }

    @Override
    public float[] scores() {
        return Scores.rounded(scores);
    }

    /** Against f(window) − mean of f over the starts; or, where each token has its own, the sum of their differences. */
    @Override
    public OptionalDouble completenessGap() {
        double change = perToken ? starts * atWindow - atStarts : atWindow - atStarts / starts;
        return Reducer.gap(Arrays.stream(scores).sum(), change);
    }
}
