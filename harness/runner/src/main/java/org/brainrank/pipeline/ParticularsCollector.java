package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;

/** Collects what is kept of one feature set beside its cells, subject by subject. */
final class ParticularsCollector {
    private final Brains brains;
    private final Regions regions;
    private final Keeping keeping;
    private final int[] foldOfScan;
    private final List<Particulars.OfSubject> subjects = new ArrayList<>();
    private int[] joint = new int[0];
    private int[] alone = new int[0];
    private int unscored;

    ParticularsCollector(Brains brains, Regions regions, Keeping keeping) {
        this.brains = brains;
        this.regions = regions;
        this.keeping = keeping;
        this.foldOfScan = brains.folds().ofScans();
    }

    /**
     * Adds one subject.
     *
     * @param byItself the feature set alone
     * @param together with the nuisance controls
     * @param shares R² of the nuisance controls, shape (folds, targets)
     */
    void add(RidgeResult byItself, RidgeResult together, Matrix shares) {
        joint = counted(joint, together);
        alone = counted(alone, byItself);
        for (double r : together.correlations().values()) {
            unscored += Double.isNaN(r) ? 1 : 0;
        }
        float[] unique = new float[keeping.byTarget() ? shares.values().length : 0];
        float[] r = new float[unique.length];
        for (int i = 0; i < unique.length; i++) {
            unique[i] = (float) (together.rSquared().values()[i] - shares.values()[i]);
            r[i] = (float) byItself.correlations().values()[i];
        }
        subjects.add(new Particulars.OfSubject(unique, r, predictions(together)));
    }

    private static int[] counted(int[] before, RidgeResult result) {
        List<Double> grid = result.grid().alphas();
        int[] counts = Arrays.copyOf(before, grid.size());
        for (int i = 0; i < result.alphas().values().length; i++) {
            if (!Double.isNaN(result.correlations().values()[i])) {
                counts[grid.indexOf(result.alphas().values()[i])]++;
            }
        }
        return counts;
    }

    private double[][] predictions(RidgeResult together) {
        double[][] means = new double[brains.rois().size()][keeping.scans().size()];
        if (!keeping.predictions()) {
            return means;
        }
        Matrix predicted = together.predictions().orElseThrow();
        for (int roi = 0; roi < means.length; roi++) {
            int[] columns = regions.columns(brains.rois().get(roi));
            for (int i = 0; i < means[roi].length; i++) {
                int scan = keeping.scans().get(i);
                means[roi][i] = foldOfScan[scan] < 0
                        ? Double.NaN
                        : Arrays.stream(columns)
                                .mapToDouble(column -> predicted.get(scan, column))
                                .average()
                                .orElse(Double.NaN);
            }
        }
        return means;
    }

    /** All of it. */
    Particulars particulars() {
        return new Particulars(joint, alone, unscored, subjects);
    }
}
