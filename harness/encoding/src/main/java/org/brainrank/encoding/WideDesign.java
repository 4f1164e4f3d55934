package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;
import org.jspecify.annotations.Nullable;

/**
 * A fold with many features: a penalty's predictions are one matrix, of validation by training scans, times the responses.
 * Holds the decompositions of one ratio of bands at a time; made anew for every call, and {@link #prepare} is called while
 * no chunk is worked on.
 */
final class WideDesign implements FoldDesign {
    private final FoldFeatures features;
    private final double[] alphas;
    private final Precision precision;
    private final Matrix train;
    private final Matrix test;
    private final List<Matrix> kernels = new ArrayList<>();
    private @Nullable BandWeights innerWeights;
    private @Nullable BandWeights outerWeights;
    private WideFit[] innerFits = {};
    private @Nullable OuterOperators outerFit;

    WideDesign(FoldFeatures features, AlphaGrid alphas, Precision precision) {
        this.features = features;
        this.alphas = alphas.toArray();
        this.precision = precision;
        this.train = features.train();
        this.test = features.test();
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
    public void prepare(BandWeights weights, boolean tested, int threads) {
        if (tested ? weights.equals(outerWeights) : weights.equals(innerWeights)) {
            return;
        }
        boolean kernel = train.columns() > train.rows();
        Matrix gram = kernel ? kernel(weights) : weighted(train, weights);
        List<Fold> folds = features.inner();
        // With one band the outer fit is sure to be asked for: computed beside the inner ones, it keeps threads busy.
        boolean both = !tested && features.widths().size() == 1;
        WideFit[] fits = new WideFit[folds.size()];
        Parallel.run(threads, tested ? 1 : both ? folds.size() + 1 : folds.size(), task -> {
            if (tested || (both && task == 0)) {
                outerFit = outer(gram, kernel, weights);
            } else {
                int inner = both ? task - 1 : task;
                fits[inner] = inner(gram, kernel, folds.get(inner));
            }
        });
        if (tested || both) {
            outerWeights = weights;
        }
        if (!tested) {
            innerFits = fits;
            innerWeights = weights;
        }
    }

    /** XX' of all training scans: each band's is computed once, and inner folds take their parts of it. */
    private Matrix kernel(BandWeights weights) {
        if (features.widths().size() == 1) {
            if (kernels.isEmpty()) {
                kernels.add(Products.rowGram(train));
            }
            return kernels.get(0);
        }
        if (kernels.isEmpty()) {
            int from = 0;
            for (int width : features.widths()) {
                kernels.add(Products.rowGram(train.columns(from, from + width)));
                from += width;
            }
        }
        Matrix sum = Matrix.zeros(train.rows(), train.rows());
        for (int band = 0; band < kernels.size(); band++) {
            double factor = Math.pow(10, weights.exponents().get(band));
            double[] values = kernels.get(band).values();
            for (int i = 0; i < values.length; i++) {
                sum.values()[i] += factor * values[i];
            }
        }
        return sum;
    }

    private WideFit inner(Matrix gram, boolean kernel, Fold fold) {
        Decomposition decomposition = kernel
                ? Decomposition.kernel(
                        gram.rows(fold.train()).columns(fold.train()),
                        gram.rows(fold.test()).columns(fold.train()))
                : Decomposition.of(gram.rows(fold.train()), gram.rows(fold.test()));
        return WideFit.of(decomposition, alphas, precision);
    }

    private OuterOperators outer(Matrix gram, boolean kernel, BandWeights weights) {
        Matrix scaledTest = weighted(test, weights);
        Decomposition decomposition = kernel
                ? Decomposition.kernel(gram, Products.multiplyTranspose(scaledTest, weighted(train, weights)))
                : Decomposition.of(gram, scaledTest);
        return new OuterOperators(decomposition, alphas, precision);
    }

    private Matrix weighted(Matrix matrix, BandWeights weights) {
        if (features.widths().size() == 1) {
            return matrix;
        }
        double[] factors = weights.factors(features.widths());
        Matrix weighted = matrix.rows(0, matrix.rows());
        for (int row = 0, i = 0; row < weighted.rows(); row++) {
            for (double factor : factors) {
                weighted.values()[i++] *= factor;
            }
        }
        return weighted;
    }

    @Override
    public FoldChunk chunk(ResponseChunk responses) {
        TargetScale scale = TargetScale.learn(responses.values(), fold().train());
        Matrix standardised = scale.apply(responses.values(), fold().train());
        return new WideChunk(this, scale, standardised, precision.panel(standardised));
    }

    List<Fold> inner() {
        return features.inner();
    }

    double[] alphas() {
        return alphas;
    }

    List<WideFit> innerFits(BandWeights weights) {
        if (!weights.equals(innerWeights)) {
            throw new IllegalStateException("inner folds are prepared for " + innerWeights + ", asked for " + weights);
        }
        return List.of(innerFits);
    }

    OuterOperators outerFit(BandWeights weights) {
        if (outerFit == null || !weights.equals(outerWeights)) {
            throw new IllegalStateException("the fold is prepared for " + outerWeights + ", asked for " + weights);
        }
        return outerFit;
    }
}
