package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.config.EncodingSettings;
import org.brainrank.encoding.AlphaGrid;
import org.brainrank.encoding.RidgeCrossValidation;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;

/**
 * Scores feature sets against all subjects at once: subjects share the stimulus, so their targets stand side by side and
 * share every decomposition.
 */
final class Scoring {
    private final Brains brains;
    private final Design design;
    private final Matrix responses;
    private final RidgeCrossValidation ridge;
    private final Matrix nuisance;
    private final Optional<RidgeResult> floor;
    private final double alphaLow;
    private final double alphaHigh;

    /**
     * Fits the nuisance controls once.
     *
     * @param brains words and responses
     * @param settings of the encoding
     * @param nuisance controls that join every method; may be empty
     */
    Scoring(Brains brains, EncodingSettings settings, List<FeatureSet> nuisance) {
        this.brains = brains;
        this.design = new Design(brains);
        this.responses = Matrix.hstack(
                brains.subjects().stream().map(brains.responses()::get).toList());
        AlphaGrid grid = AlphaGrid.log10(settings.alphaLog10From(), settings.alphaLog10To(), settings.alphaCount());
        this.alphaLow = grid.alphas().get(0);
        this.alphaHigh = grid.alphas().get(grid.alphas().size() - 1);
        RidgeCrossValidation perTarget =
                RidgeCrossValidation.of(brains.folds().outer(), brains.folds().inner(), grid);
        this.ridge = settings.perTargetAlpha() ? perTarget : perTarget.withSharedAlpha();
        this.nuisance = nuisance.isEmpty()
                ? Matrix.zeros(responses.rows(), 0)
                : Matrix.hstack(nuisance.stream()
                        .map(set -> design.of(set.space(), set.downsampling()))
                        .toList());
        this.floor = nuisance.isEmpty() ? Optional.empty() : Optional.of(ridge.solve(this.nuisance, responses));
    }

    /** The nuisance controls' own scores. */
    Scored floor(List<FeatureSet> sets) {
        String variant = String.join("+", sets.stream().map(FeatureSet::variant).toList());
        int features = sets.stream().mapToInt(set -> set.space().features()).sum();
        RidgeResult own = floor.orElseThrow();
        return scored(
                new Labels(FeatureSet.NO_MODEL, FeatureSet.NO_LAYER, variant, Cell.Role.FLOOR, features, 0), own, own);
    }

    /**
     * Scores one feature set, alone and with the nuisance controls.
     *
     * @param set a method's or a competing control's features
     * @return cells, one a subject, and scores by target
     */
    Scored score(FeatureSet set) {
        long start = System.nanoTime();
        Matrix own = design.of(set.space(), set.downsampling());
        RidgeResult alone = ridge.solve(own, responses);
        RidgeResult joint = floor.isEmpty() ? alone : ridge.solve(Matrix.hstack(List.of(own, nuisance)), responses);
        double seconds = set.space().seconds() + (System.nanoTime() - start) / 1e9;
        return scored(
                new Labels(
                        set.model(),
                        set.layer(),
                        set.variant(),
                        set.role(),
                        set.space().features(),
                        seconds),
                alone,
                joint);
    }

    private Scored scored(Labels labels, RidgeResult alone, RidgeResult joint) {
        int targets = brains.targets().size();
        List<Cell> cells = new ArrayList<>();
        double[] byTarget = new double[brains.subjects().size() * targets * Scored.QUANTITIES.size()];
        for (int subject = 0; subject < brains.subjects().size(); subject++) {
            Map<String, Cell.Scores> rois = new LinkedHashMap<>();
            for (String roi : brains.rois()) {
                rois.put(roi, roi(columns(roi, subject), alone, joint));
            }
            cells.add(new Cell(
                    brains.dataset(),
                    brains.subjects().get(subject),
                    labels.model(),
                    labels.layer(),
                    labels.variant(),
                    labels.role(),
                    Cell.Status.DONE,
                    "",
                    labels.features(),
                    Cell.FULL,
                    labels.seconds() / brains.subjects().size(),
                    rois));
            for (int target = 0; target < targets; target++) {
                int column = subject * targets + target;
                int[] only = {column};
                Cell.Scores scores = roi(only, alone, joint);
                int at = column * Scored.QUANTITIES.size();
                byTarget[at] = mean(scores.r());
                byTarget[at + 1] = mean(scores.r2());
                byTarget[at + 2] = mean(scores.r2Joint());
                byTarget[at + 3] = mean(scores.unique());
            }
        }
        return new Scored(cells, byTarget);
    }

    private int[] columns(String roi, int subject) {
        int targets = brains.targets().size();
        return IntStream.range(0, targets)
                .filter(target -> brains.targets().get(target).roi().equals(roi))
                .map(target -> subject * targets + target)
                .toArray();
    }

    private Cell.Scores roi(int[] columns, RidgeResult alone, RidgeResult joint) {
        int count = joint.correlations().rows();
        double[] inner = new double[count];
        double[] r = new double[count];
        double[] r2 = new double[count];
        double[] r2Joint = new double[count];
        double[] unique = new double[count];
        int lowest = 0;
        int highest = 0;
        for (int fold = 0; fold < count; fold++) {
            inner[fold] = mean(joint.innerRSquared(), fold, columns);
            r[fold] = mean(alone.correlations(), fold, columns);
            r2[fold] = mean(alone.rSquared(), fold, columns);
            r2Joint[fold] = mean(joint.rSquared(), fold, columns);
            int row = fold;
            unique[fold] = r2Joint[fold]
                    - floor.map(result -> mean(result.rSquared(), row, columns)).orElse(0.0);
            for (int column : columns) {
                double alpha = joint.alphas().get(fold, column);
                lowest += alpha == alphaLow ? 1 : 0;
                highest += alpha == alphaHigh ? 1 : 0;
            }
        }
        return new Cell.Scores(
                columns.length,
                inner,
                r,
                r2,
                r2Joint,
                unique,
                Double.NaN,
                Double.NaN,
                (double) lowest / (count * columns.length),
                (double) highest / (count * columns.length));
    }

    // A target that does not vary in a fold has no score there and does not count; NaN if none has.
    private static double mean(Matrix scores, int fold, int[] columns) {
        return Arrays.stream(columns)
                .mapToDouble(column -> scores.get(fold, column))
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private record Labels(String model, int layer, String variant, Cell.Role role, int features, double seconds) {}
}
