package org.brainrank.pipeline;

import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.Responses;

/**
 * Responses to one story as a dataset gives them.
 *
 * @param responses in memory
 */
record MeasuredResponses(Responses responses) implements KeptResponses {
    @Override
    public int scans() {
        return responses.scans();
    }

    @Override
    public int targets() {
        return responses.targets();
    }

    @Override
    public Matrix all() {
        return read(0, targets());
    }

    @Override
    public Matrix read(int[] targets) {
        Matrix some = Matrix.zeros(scans(), targets.length);
        for (int scan = 0, i = 0; scan < scans(); scan++) {
            for (int target : targets) {
                some.values()[i++] = responses.values()[scan * responses.targets() + target];
            }
        }
        return some;
    }
}
