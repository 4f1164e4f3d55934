package org.brainrank.statistics;

import java.util.Arrays;

/**
 * Over layers, does the size of a layer's attribution go with its alignment to the brain?
 *
 * <p>Spearman's rank correlation over layers, one number a subject: sizes span orders of magnitude, and only their order
 * is compared between layers. Ties share their mean rank.
 *
 * <h2>Appropriate usage</h2>
 * The sizes belong to the model and are the same for all subjects, so a test over subjects speaks of other listeners and
 * never of other models. Size and alignment both change with depth, as anything does in a network: a correlation over a
 * handful of layers is no evidence that one causes the other. Leave out sizes that are fixed by construction: with a
 * complete method signed scores sum to f(x) − f(x') at every layer, and normalised scores have the size 1.
 */
public final class Influence {
    /** Layers below which a rank correlation is ±1 or close to it whatever happens. */
    public static final int LEAST_LAYERS = 4;

    private Influence() {}

    /**
     * Correlates.
     *
     * @param size one a layer, of the model
     * @param alignment by subject, one a layer, in the same order
     * @return by subject, from −1 to 1; NaN where size or alignment does not vary, or alignment is not finite somewhere
     */
    public static double[] of(double[] size, double[][] alignment) {
        Moments.requireFinite("size of layer", size);
        if (size.length < LEAST_LAYERS) {
            throw new IllegalArgumentException(
                    "influence needs at least " + LEAST_LAYERS + " layers: got " + size.length);
        }
        double[] correlations = new double[alignment.length];
        for (int subject = 0; subject < alignment.length; subject++) {
            double[] own = alignment[subject];
            if (own.length != size.length) {
                throw new IllegalArgumentException(
                        "alignment of subject " + subject + " must have " + size.length + " layers: had " + own.length);
            }
            correlations[subject] =
                    Arrays.stream(own).allMatch(Double::isFinite) ? Spearman.correlation(size, own) : Double.NaN;
        }
        return correlations;
    }
}
