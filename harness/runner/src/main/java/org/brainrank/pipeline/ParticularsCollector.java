package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;

/** Collects what is kept of one feature set beside its cells, subject by subject. */
final class ParticularsCollector {
    private final Brains brains;
    private final Keeping keeping;
    private final int[] foldOfScan;
    private final Map<String, DoubleSummaryStatistics[]> predictions = new HashMap<>();
    private final List<Particulars.OfSubject> subjects = new ArrayList<>();
    private int[] joint = new int[0];
    private int[] alone = new int[0];
    private int unscored;

    ParticularsCollector(Brains brains, Keeping keeping) {
        this.brains = brains;
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
        subjects.add(new Particulars.OfSubject(unique, r, predictions()));
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

    /**
     * Adds predictions of some of the subject's targets, before the subject itself is added.
     *
     * @param rois of these targets
     * @param together with the nuisance controls, with predictions if they are kept
     */
    void addPredictions(List<String> rois, RidgeResult together) {
        if (!keeping.predictions()) {
            return;
        }
        Matrix predicted = together.predictions().orElseThrow();
        for (int column = 0; column < rois.size(); column++) {
            DoubleSummaryStatistics[] sums = predictions.computeIfAbsent(rois.get(column), roi -> none());
            for (int i = 0; i < sums.length; i++) {
                int scan = keeping.scans().get(i);
                if (foldOfScan[scan] >= 0) {
                    sums[i].accept(predicted.get(scan, column));
                }
            }
        }
    }

    private DoubleSummaryStatistics[] none() {
        return Stream.generate(DoubleSummaryStatistics::new)
                .limit(keeping.scans().size())
                .toArray(DoubleSummaryStatistics[]::new);
    }

    private double[][] predictions() {
        double[][] means = new double[brains.rois().size()][keeping.scans().size()];
        for (int roi = 0; roi < means.length; roi++) {
            DoubleSummaryStatistics[] sums =
                    predictions.getOrDefault(brains.rois().get(roi), none());
            for (int i = 0; i < means[roi].length; i++) {
                means[roi][i] = sums[i].getCount() == 0 ? Double.NaN : sums[i].getAverage();
            }
        }
        predictions.clear();
        return means;
    }

    /** All of it. */
    Particulars particulars() {
        return new Particulars(joint, alone, unscored, subjects);
    }
}
