package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each target of one outer fold has chosen so far. Each target is written by one thread at a time. */
final class Choice {
    private final double[] best;
    private final double[] rSquared;
    private final int[] alphas;
    private final @Nullable BandWeights[] weights;

    Choice(int targets) {
        best = new double[targets];
        rSquared = new double[targets];
        alphas = new int[targets];
        weights = new BandWeights[targets];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
    }

    /** Takes what is better than before; the first of equals stays. */
    void consider(int[] targets, BandWeights tried, InnerScores scores, double[][] criterion) {
        for (int alpha = 0; alpha < criterion.length; alpha++) {
            for (int i = 0; i < targets.length; i++) {
                if (criterion[alpha][i] > best[targets[i]] || weights[targets[i]] == null) {
                    take(targets[i], tried, alpha, criterion[alpha][i], scores.rSquared()[alpha][i]);
                }
            }
        }
    }

    /**
     * Takes one penalty and ratio for all of some targets.
     *
     * @param shares inner R² of all targets
     */
    void impose(int[] targets, BandWeights chosen, int alpha, double[] shares) {
        for (int target : targets) {
            take(target, chosen, alpha, 0, shares[target]);
        }
    }

    private void take(int target, BandWeights chosen, int alpha, double score, double share) {
        best[target] = score;
        rSquared[target] = share;
        alphas[target] = alpha;
        weights[target] = chosen;
    }

    int alpha(int target) {
        return alphas[target];
    }

    double rSquared(int target) {
        return rSquared[target];
    }

    /** Targets by what they have chosen. */
    Map<BandWeights, int[]> groups(int[] targets) {
        Map<BandWeights, List<Integer>> groups = new LinkedHashMap<>();
        for (int target : targets) {
            groups.computeIfAbsent(Objects.requireNonNull(weights[target]), key -> new ArrayList<>())
                    .add(target);
        }
        Map<BandWeights, int[]> arrays = new LinkedHashMap<>();
        groups.forEach((key, list) -> arrays.put(
                key,
                list.size() == targets.length
                        ? targets
                        : list.stream().mapToInt(Integer::intValue).toArray()));
        return arrays;
    }
}
