package org.brainrank.method.paths;

import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** c_tj = Σ over steps of weight × direction_tj · gradient_tj. */
final class PieceReducer implements Reducer {
    private final Tally tally;
    private final boolean perToken;
    private double atStarts;
    private int starts;
    private double atWindow = Double.NaN;

    PieceReducer(Tally tally, boolean perToken) {
        this.tally = tally;
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
        for (int i = 0; i < gradients.size(); i++) {
            tally.add(i, gradients.size(1), step.weight() * directions.get(i) * gradients.get(i));
        }
    }

    @Override
    public float[] scores() {
        return tally.scores();
    }

    /** Against f(window) − mean of f over the starts; or, where each token has its own, the sum of their differences. */
    @Override
    public OptionalDouble completenessGap() {
        double change = perToken ? starts * atWindow - atStarts : atWindow - atStarts / starts;
        return Reducer.gap(tally.total(), change);
    }
}
