package org.brainrank.pipeline;

import org.brainrank.alignment.Standardisation;
import org.brainrank.encoding.Fold;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.linalg.Matrix;

/** Responses in the units of held-out predictions. */
final class Measured {
    private Measured() {}

    /**
     * Standardises every scan by the training part of the fold that tests it.
     *
     * @param responses shape (scans, targets)
     * @return shape (scans, targets); zeros for scans that no fold tests
     */
    static Matrix of(FoldPlan plan, Matrix responses) {
        Matrix measured = Matrix.zeros(responses.rows(), responses.columns());
        for (Fold fold : plan.folds()) {
            int[] test = fold.test();
            Matrix scored = Standardisation.learn(responses.rows(fold.train())).apply(responses.rows(test));
            for (int i = 0; i < test.length; i++) {
                measured.copyRow(test[i], 0, scored, i);
            }
        }
        return measured;
    }
}
