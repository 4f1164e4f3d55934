package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

/**
 * Why shuffled folds are refused. The features are OASM's (Hadidi et al. 2025, doi:10.1101/2025.03.09.642245): an identity
 * matrix over the scans, blurred in time, which knows nothing but which scans are neighbours. The responses are
 * autocorrelated noise without any stimulus.
 */
class ShuffledFoldsLieTest {
    private static final int SCANS = 240;
    private static final int TARGETS = 40;
    private static final int GAP = 8;
    private static final AlphaGrid ALPHAS = AlphaGrid.log10(-3, 5, 9);

    private static Matrix blurredIdentity(double width) {
        Matrix features = Matrix.zeros(SCANS, SCANS);
        for (int scan = 0; scan < SCANS; scan++) {
            for (int other = 0; other < SCANS; other++) {
                double distance = (scan - other) / width;
                features.set(scan, other, Math.exp(-distance * distance / 2));
            }
        }
        return features;
    }

    /** First-order autoregressive noise, φ = 0.8, variance 1. */
    private static Matrix noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix noise = Matrix.zeros(SCANS, TARGETS);
        for (int target = 0; target < TARGETS; target++) {
            double value = random.nextGaussian();
            for (int scan = 0; scan < SCANS; scan++) {
                noise.set(scan, target, value);
                value = 0.8 * value + 0.6 * random.nextGaussian();
            }
        }
        return noise;
    }

    private static double score(FoldPlan plan, int gap) {
        RidgeResult result = RidgeCrossValidation.of(plan, new InnerFolds(4, gap), ALPHAS)
                .solve(blurredIdentity(1.5), noise(20260101));
        return Arrays.stream(result.meanCorrelations()).average().orElseThrow();
    }

    @Test
    void featuresThatKnowNothingScoreHighUnderShuffledFoldsAndNothingUnderBlocksWithAGap() {
        int[] runs = {SCANS};
        assertThat(score(FoldPlan.shuffled(runs, 5, 1), 0)).as("shuffled").isGreaterThan(0.6);
        assertThat(score(FoldPlan.contiguousBlocks(runs, 5, GAP), GAP))
                .as("contiguous, with a gap")
                .isBetween(-0.1, 0.1);
    }
}
