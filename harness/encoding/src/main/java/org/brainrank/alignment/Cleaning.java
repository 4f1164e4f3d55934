package org.brainrank.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/**
 * Removes slow drift and nuisance signals by least squares: each column loses its projection on a few curves over the scans
 * of one stretch.
 *
 * <p>Residual = Y − QQ'Y, with Q an orthonormal basis of [Legendre polynomials of order 0 to {@code order}, discrete
 * cosines of period ≥ {@code highPass} s, nuisance signals], all at once: cleaning in turn would bring back what an
 * earlier step removed (Lindquist et al. 2019, doi:10.1002/hbm.24528). The cosines are those of SPM's high-pass filter:
 * cos(πk(2i + 1) / 2n), k = 1 to ⌊2 n × repetition time / highPass⌋.
 *
 * <h2>Appropriate usage</h2>
 * Apply to stretches that no edge of an outer fold cuts, see {@link org.brainrank.encoding.FoldPlan#stretches()}: then the
 * cleaning of a training scan has seen no test scan. A stretch's own mean and drift are lost, of a test part as well. There
 * is no drift fitted on training scans and extrapolated to test scans: a polynomial of order 2 or more leaves the earth.
 *
 * @param order of the polynomial over a whole story, 0 for the mean alone, −1 for none; a part of a story gets its share,
 *     at least order 1, and in the shortest parts at most one curve for two scans
 * @param highPass s, the longest period that is kept; 0 for no high-pass
 */
public record Cleaning(int order, double highPass) {
    /** The largest order of a polynomial. */
    public static final int MAX_ORDER = 20;

    public Cleaning {
        if (order < -1 || order > MAX_ORDER) {
            throw new IllegalArgumentException(
                    "a polynomial's order must be a whole number from -1 (none) to " + MAX_ORDER + ": was " + order);
        }
        if (!(highPass >= 0 && Double.isFinite(highPass))) {
            throw new IllegalArgumentException("the high-pass cut-off must be > 0 s, or 0 for none: was " + highPass);
        }
    }

    /** Nothing but, if they are given, nuisance signals is removed. */
    public static Cleaning none() {
        return new Cleaning(-1, 0);
    }

    /** Polynomials of order 0 (the mean) to {@code order}. */
    public static Cleaning polynomial(int order) {
        return new Cleaning(order, 0);
    }

    /** The mean and cosines slower than a cut-off in s; 128 is usual. */
    public static Cleaning cosine(double highPass) {
        return new Cleaning(0, highPass);
    }

    /**
     * Cleans each of several stretches by itself.
     *
     * @param scans shape (scans, targets), the stretches one after the other
     * @param nuisance shape (scans, signals), perhaps without columns
     * @param stretches the stretches' lengths in scans, summing to all scans
     * @param shares each stretch's share of its story, in (0, 1]
     * @param repetitionTimes of each stretch, s
     */
    public Matrix apply(Matrix scans, Matrix nuisance, int[] stretches, double[] shares, double[] repetitionTimes) {
        if (Arrays.stream(stretches).sum() != scans.rows() || nuisance.rows() != scans.rows()) {
            throw new IllegalArgumentException("stretches cover "
                    + Arrays.stream(stretches).sum() + " scans and nuisance signals " + nuisance.rows() + " of "
                    + scans.rows());
        }
        List<Matrix> residuals = new ArrayList<>();
        for (int i = 0, start = 0; i < stretches.length; start += stretches[i], i++) {
            int end = start + stretches[i];
            residuals.add(within(scans.rows(start, end), nuisance.rows(start, end), shares[i], repetitionTimes[i]));
        }
        return Matrix.vstack(residuals);
    }

    /**
     * Cleans one stretch.
     *
     * @param stretch shape (scans, targets)
     * @param nuisance shape (scans, signals), perhaps without columns; signals that do not vary are left out
     * @param share of its story, in (0, 1]
     * @param repetitionTime s
     * @return residuals, shape (scans, targets); exactly 0 where nothing but rounding is left
     */
    public Matrix within(Matrix stretch, Matrix nuisance, double share, double repetitionTime) {
        if (!(repetitionTime > 0 && Double.isFinite(repetitionTime))) {
            throw new IllegalArgumentException("repetition time must be > 0 s: was " + repetitionTime);
        }
        Matrix curves = curves(stretch.rows(), nuisance, share, repetitionTime);
        if (curves.columns() == 0) {
            return stretch;
        }
        if (curves.columns() > 1 && 2 * curves.columns() > stretch.rows()) {
            throw new IllegalArgumentException("cleaning a stretch of " + stretch.rows() + " scans of "
                    + curves.columns() + " curves and signals leaves little; use a longer high-pass, fewer nuisance"
                    + " signals, or fewer or longer folds");
        }
        Matrix basis = Orthonormal.of(curves);
        Matrix explained = Products.multiply(basis, Products.transposeMultiply(basis, stretch));
        double[] residuals = stretch.values().clone();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= explained.values()[i];
        }
        return withoutRounding(Matrix.of(stretch.rows(), stretch.columns(), residuals), stretch);
    }

    private Matrix curves(int scans, Matrix nuisance, double share, double repetitionTime) {
        List<Matrix> curves = new ArrayList<>();
        if (order >= 0) {
            int own = order == 0 ? 0 : Math.max(1, (int) Math.round(order * share));
            curves.add(Curves.legendre(scans, Math.max(0, Math.min(own, scans / 2 - 1))));
        }
        int cosines = highPass == 0 ? 0 : (int) Math.floor(2 * scans * repetitionTime / highPass);
        if (cosines > 0) {
            curves.add(Curves.cosines(scans, cosines).columns(1, cosines + 1));
        }
        Standardisation learnt = Standardisation.learn(nuisance);
        Matrix signals = learnt.apply(nuisance);
        for (int signal = 0; signal < signals.columns(); signal++) {
            if (!learnt.isConstant(signal)) {
                curves.add(signals.columns(signal, signal + 1));
            }
        }
        return curves.isEmpty() ? Matrix.zeros(scans, 0) : Matrix.hstack(curves);
    }

    // What is nothing but drift leaves rounding errors, which standardisation would blow up to a signal.
    private static Matrix withoutRounding(Matrix residuals, Matrix measured) {
        for (int target = 0; target < measured.columns(); target++) {
            if (largest(residuals, target) <= 1e-12 * largest(measured, target)) {
                for (int scan = 0; scan < measured.rows(); scan++) {
                    residuals.set(scan, target, 0);
                }
            }
        }
        return residuals;
    }

    private static double largest(Matrix matrix, int column) {
        return Arrays.stream(matrix.column(column)).map(Math::abs).max().orElse(0);
    }
}
