package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.brainrank.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A fold with many features: a penalty's predictions are one matrix, of validation by training scans, times the responses.
 * Holds what one ratio of bands and one round of inner folds need; made anew for every call, and prepared while no chunk is
 * worked on.
 */
final class WideDesign implements FoldDesign {
    private final FoldFeatures features;
    private final double[] alphas;
    private final Precision precision;
    private final boolean kernel;
    private final List<BandKernel> kernels = new ArrayList<>();
    private @Nullable BandWeights innerWeights;
    private @Nullable BandWeights outerWeights;
    private List<WideFit> innerFits = List.of();
    private @Nullable Decomposition outer;
    private @Nullable OuterOperators operators;

    WideDesign(FoldFeatures features, AlphaGrid alphas, Precision precision) {
        this.features = features;
        this.alphas = alphas.toArray();
        this.precision = precision;
        this.kernel = features.all().columns() > features.fold().train().length;
    }

    @Override
    public Fold fold() {
        return features.fold();
    }

    @Override
    public int bands() {
        return features.widths().size();
    }

    @Override
    public int innerFolds() {
        return features.inner().size();
    }

    @Override
    public int rounds(int threads) {
        return (tasks() + together(threads) - 1) / together(threads);
    }

    // With one band the outer fit is sure to be asked for: computed beside the last inner ones, it keeps threads busy.
    private int tasks() {
        return innerFolds() + (bands() == 1 ? 1 : 0);
    }

    private static int together(int threads) {
        return Math.max(2, threads);
    }

    @Override
    public void prepareInner(BandWeights weights, int round, int threads) {
        int from = round * together(threads);
        int to = Math.min(tasks(), from + together(threads));
        innerFits = List.of(); // those of the round before are let go first
        Matrix trained = trained(weights);
        WideFit[] fits = new WideFit[Math.min(to, innerFolds()) - from];
        Parallel.run(threads, to - from, task -> {
            if (task == fits.length) {
                outer = outer(trained, weights);
            } else {
                fits[task] = inner(trained, features.inner().get(from + task));
            }
        });
        if (to > innerFolds()) {
            outerWeights = weights;
            kernels.clear(); // with one band all decompositions are made
        }
        innerFits = List.of(fits);
        innerWeights = weights;
    }

    @Override
    public void prepareTest(BandWeights weights, int[] chosen, int threads) {
        innerFits = List.of();
        innerWeights = null;
        operators = null;
        Decomposition decomposition =
                outer != null && weights.equals(outerWeights) ? outer : outer(trained(weights), weights);
        operators = OuterOperators.of(decomposition, alphas, chosen, precision, threads);
        outerWeights = weights;
        outer = null; // the operators are all that predictions need
    }

    /** The kernel of all training scans, or their features. */
    private Matrix trained(BandWeights weights) {
        if (!kernel) {
            return weighted(features.train(), weights);
        }
        if (kernels.isEmpty()) {
            int from = 0;
            for (int width : features.widths()) {
                kernels.add(BandKernel.of(features, from, from + width));
                from += width;
            }
        }
        return sum(weights, BandKernel::train);
    }

    /** Each band's kernel is computed once, for all ratios and inner folds. */
    private Matrix sum(BandWeights weights, Function<BandKernel, Matrix> part) {
        if (kernels.size() == 1) {
            return part.apply(kernels.get(0));
        }
        Matrix first = part.apply(kernels.get(0));
        Matrix sum = Matrix.zeros(first.rows(), first.columns());
        for (int band = 0; band < kernels.size(); band++) {
            double factor = Math.pow(10, weights.exponents().get(band));
            double[] values = part.apply(kernels.get(band)).values();
            for (int i = 0; i < values.length; i++) {
                sum.values()[i] += factor * values[i];
            }
        }
        return sum;
    }

    private WideFit inner(Matrix trained, Fold fold) {
        Decomposition decomposition = kernel
                ? Decomposition.kernel(
                        trained.part(fold.train(), fold.train()), trained.part(fold.test(), fold.train()))
                : Decomposition.of(trained.rows(fold.train()), trained.rows(fold.test()));
        return WideFit.of(fold, decomposition, alphas, precision);
    }

    private Decomposition outer(Matrix trained, BandWeights weights) {
        return kernel
                ? Decomposition.kernel(trained, sum(weights, BandKernel::test))
                : Decomposition.of(trained, weighted(features.test(), weights));
    }

    /** @param matrix the caller's own, which is overwritten */
    private Matrix weighted(Matrix matrix, BandWeights weights) {
        if (features.widths().size() == 1) {
            return matrix;
        }
        double[] factors = weights.factors(features.widths());
        for (int row = 0, i = 0; row < matrix.rows(); row++) {
            for (double factor : factors) {
                matrix.values()[i++] *= factor;
            }
        }
        return matrix;
    }

    @Override
    public FoldChunk chunk(ResponseChunk responses) {
        TargetScale scale = TargetScale.learn(responses.values(), fold().train());
        Matrix standardised = scale.apply(responses.values(), fold().train());
        return new WideChunk(this, scale, standardised, precision.panel(standardised));
    }

    double[] alphas() {
        return alphas;
    }

    List<WideFit> innerFits(BandWeights weights) {
        if (!weights.equals(innerWeights)) {
            throw new IllegalStateException("inner folds are prepared for " + innerWeights + ", asked for " + weights);
        }
        return innerFits;
    }

    OuterOperators operators(BandWeights weights) {
        if (operators == null || !weights.equals(outerWeights)) {
            throw new IllegalStateException("the fold is prepared for " + outerWeights + ", asked for " + weights);
        }
        return operators;
    }
}
