package org.brainrank.alignment;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.DoubleFunction;
import org.brainrank.linalg.Matrix;

/**
 * Delays a feature matrix by whole scans, so that a linear model learns the shape of the haemodynamic response instead
 * of assuming one: a finite impulse response (FIR) model.
 *
 * <h2>Appropriate usage</h2>
 * Apply to each run before concatenating runs: a delay must never cross a run's edge. Delays of 1 to 4 scans at a
 * repetition time of 2 s are the Huth laboratory's choice (Huth et al. 2016, doi:10.1038/nature17637).
 *
 * @param scans delays in scans, in column order; each non-negative, none twice
 */
public record Delays(List<Integer> scans) implements ResponseModel {
    public Delays {
        scans = List.copyOf(scans);
        if (scans.isEmpty()) {
            throw new IllegalArgumentException("delays is empty; name at least one, for example [1, 2, 3, 4]");
        }
        for (int delay : scans) {
            if (delay < 0) {
                throw new IllegalArgumentException("delays must be >= 0 scans: was " + delay);
            }
        }
        if (new HashSet<>(scans).size() < scans.size()) {
            throw new IllegalArgumentException("delays must differ from each other: were " + scans);
        }
    }

    @Override
    public int copies() {
        return scans.size();
    }

    /** The longest delay. */
    @Override
    public int reach(double repetitionTime) {
        return Collections.max(scans);
    }

    @Override
    public Matrix apply(DoubleFunction<Matrix> atScans, double repetitionTime) {
        return apply(atScans.apply(0));
    }

    /**
     * Stacks one delayed copy of the features per delay.
     *
     * @param features shape (scans, features), one continuous run
     * @return shape (scans, delays × features); rows with no earlier scan are zero
     */
    public Matrix apply(Matrix features) {
        Matrix delayed = Matrix.zeros(features.rows(), Math.multiplyExact(scans.size(), features.columns()));
        for (int i = 0; i < scans.size(); i++) {
            int delay = scans.get(i);
            for (int scan = delay; scan < features.rows(); scan++) {
                delayed.copyRow(scan, i * features.columns(), features, scan - delay);
            }
        }
        return delayed;
    }
}
