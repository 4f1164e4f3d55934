package org.brainrank.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.brainrank.linalg.Matrix;

/**
 * A canonical haemodynamic response, and how the features look through its derivatives: the regression can then shift and
 * widen the response a little. Features at scans are convolved with kernels sampled at the repetition time from 0.
 *
 * @param response its shape
 * @param derivatives 0, 1 (time) or 2 (time and dispersion)
 */
public record HaemodynamicBasis(HaemodynamicResponse response, int derivatives) implements ResponseModel {
    public HaemodynamicBasis {
        if (derivatives < 0 || derivatives > 2) {
            throw new IllegalArgumentException(
                    "derivatives must be 0, 1 (time) or 2 (and dispersion): was " + derivatives);
        }
    }

    @Override
    public int copies() {
        return 1 + derivatives;
    }

    /** The response's {@link HaemodynamicResponse#length()}, rounded up to scans. */
    @Override
    public int reach(double repetitionTime) {
        return (int) Math.ceil(response.length() / repetitionTime - 1e-9);
    }

    @Override
    public Matrix apply(DoubleFunction<Matrix> atScans, double repetitionTime) {
        Matrix features = atScans.apply(0);
        List<Matrix> copies = new ArrayList<>();
        for (double[] kernel : response.kernels(repetitionTime, derivatives)) {
            copies.add(HaemodynamicResponse.convolve(features, kernel));
        }
        return Matrix.hstack(copies);
    }
}
