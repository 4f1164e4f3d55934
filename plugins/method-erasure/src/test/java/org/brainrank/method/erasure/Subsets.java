package org.brainrank.method.erasure;

import java.util.List;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Recording;

/** What all subsets say. */
final class Subsets {
    private Subsets() {}

    /** Mean over all subsets of what each token adds. */
    static double[] banzhaf(LanguageModel model, TokenWindow window) {
        float[] v = Recording.record(
                        model,
                        new Pass.Subsets(Baseline.ZERO, new Coalitions.All()),
                        List.of(0),
                        List.of(Quantity.COALITIONS),
                        Output.LOGIT,
                        List.of(window))
                .get(0)
                .get(0)
                .of(Quantity.COALITIONS, 0);
        double[] gains = new double[window.tokens()];
        for (int token = 0; token < gains.length; token++) {
            for (int subset = 0; subset < v.length; subset++) {
                gains[token] += ((subset >> token & 1) == 1 ? 2.0 : -2.0) * v[subset] / v.length;
            }
        }
        return gains;
    }
}
