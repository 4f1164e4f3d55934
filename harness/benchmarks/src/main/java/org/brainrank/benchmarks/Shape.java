package org.brainrank.benchmarks;

import org.brainrank.encoding.AlphaGrid;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.encoding.RidgeCrossValidation;

/**
 * A problem: 5 outer folds by 5 inner folds, contiguous, without gap, ten penalties from 10<sup>-1</sup> to
 * 10<sup>8</sup>.
 *
 * @param scans rows of features and responses, in one run
 * @param features columns of the features
 * @param targets columns of the responses
 */
record Shape(int scans, int features, int targets) {
    static final int FOLDS = 5;
    static final int PENALTIES = 10;

    /** 1,300 scans and 20,000 targets, about what an fMRI study of stories has. */
    static Shape ofFeatures(int features) {
        return new Shape(1300, features, 20_000);
    }

    RidgeCrossValidation ridge() {
        return RidgeCrossValidation.of(
                FoldPlan.contiguousBlocks(new int[] {scans}, FOLDS, 0),
                new InnerFolds(FOLDS, 0),
                AlphaGrid.log10(-1, 8, PENALTIES));
    }

    /**
     * Floating-point operations of the textbook computation with one eigendecomposition a fold, which does no more than it
     * must: Gram matrix or kernel, decomposition (9 k³), rotation of the responses, and for every penalty the predictions of
     * the validation scans, or their squared error from k-dimensional products where that is cheaper. It is a fixed measure
     * of work, the same for every program and precision: a program that finds a cheaper way shows more operations a second
     * than it executes.
     */
    double operations() {
        double train = scans * (FOLDS - 1.0) / FOLDS;
        double innerTrain = train * (FOLDS - 1.0) / FOLDS;
        double outer = fold(train, scans - train, 1);
        double inner = fold(innerTrain, train - innerTrain, PENALTIES);
        return FOLDS * (outer + FOLDS * inner);
    }

    private double fold(double train, double test, int penalties) {
        boolean primal = features <= train;
        double size = Math.min(train, features);
        double gram = primal ? train * features * features : train * train * features;
        double decomposition = 9 * size * size * size;
        double rotation = 2 * train * size * targets;
        double image = 2 * test * size * targets * penalties;
        double compressed = 2 * size * size * targets * penalties + 2 * test * size * targets;
        return gram + decomposition + rotation + Math.min(image, compressed);
    }

    /** How many numbers the responses are. */
    double responses() {
        return (double) scans * targets;
    }

    @Override
    public String toString() {
        return scans + " scans x " + features + " features x " + targets + " targets";
    }
}
