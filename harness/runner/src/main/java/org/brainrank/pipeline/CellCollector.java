package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;

/** One feature set's cells, collected some subjects at a time, in order. */
final class CellCollector {
    private final Brains brains;
    private final Regions regions;
    private final CellNull cellNull;
    private final Optional<RidgeResult> floor;
    private final Optional<ParticularsCollector> particulars;
    private final List<Map<String, Cell.Scores>> subjects = new ArrayList<>();
    private final double[] byTarget;

    /**
     * Begins.
     *
     * @param floor the nuisance controls' result for all subjects side by side
     * @param keeping what is kept beside the cells
     */
    CellCollector(Brains brains, Regions regions, CellNull cellNull, Optional<RidgeResult> floor, Keeping keeping) {
        this.brains = brains;
        this.regions = regions;
        this.cellNull = cellNull;
        this.floor = floor;
        this.particulars = keeping.particulars()
                ? Optional.of(new ParticularsCollector(brains, regions, keeping))
                : Optional.empty();
        this.byTarget = new double[brains.subjects().size() * brains.targets().size() * Scored.QUANTITIES.size()];
    }

    /**
     * Adds subjects that were regressed side by side.
     *
     * @param from the first of them
     * @param count how many
     * @param alone the feature set by itself
     * @param joint with the nuisance controls
     */
    void add(int from, int count, RidgeResult alone, RidgeResult joint) {
        int width = brains.targets().size();
        for (int place = 0; place < count; place++) {
            int subject = from + place;
            add(
                    subject,
                    alone.targets(place * width, (place + 1) * width),
                    joint.targets(place * width, (place + 1) * width),
                    floor.map(result -> result.targets(subject * width, (subject + 1) * width)));
        }
    }

    private void add(int subject, RidgeResult alone, RidgeResult joint, Optional<RidgeResult> controls) {
        Matrix shares = controls.map(RidgeResult::rSquared)
                .orElseGet(() ->
                        Matrix.zeros(joint.rSquared().rows(), joint.rSquared().columns()));
        particulars.ifPresent(kept -> kept.add(alone, joint, shares));
        CellNull.Tested tested =
                cellNull.of(brains.responses().get(brains.subjects().get(subject)), alone, joint, controls);
        Map<String, Cell.Scores> rois = new LinkedHashMap<>();
        for (String roi : brains.rois()) {
            int[] columns = regions.columns(roi);
            rois.put(
                    roi,
                    regions.scores(
                            columns, alone, joint, shares, tested.ofCorrelation(columns), tested.ofGain(columns)));
        }
        subjects.add(rois);
        int width = brains.targets().size();
        double[][] p = tested.byTarget(width);
        for (int target = 0; target < width; target++) {
            Cell.Scores scores = regions.scores(new int[] {target}, alone, joint, shares, Double.NaN, Double.NaN);
            int at = (subject * width + target) * Scored.QUANTITIES.size();
            byTarget[at] = Regions.mean(scores.r());
            byTarget[at + 1] = Regions.mean(scores.r2());
            byTarget[at + 2] = Regions.mean(scores.r2Joint());
            byTarget[at + 3] = Regions.mean(scores.unique());
            byTarget[at + 4] = p[0][target];
            byTarget[at + 5] = p[1][target];
            byTarget[at + 6] = p[2][target];
        }
    }

    /** All subjects' cells. */
    Scored scored(FeatureSet set, double seconds) {
        return scored(set.model(), set.layer(), set.variant(), set.role(), set.features(), set.capacity(), seconds);
    }

    /** The same of what is no single feature set. */
    Scored scored(
            String model, int layer, String variant, Cell.Role role, int features, Capacity capacity, double seconds) {
        List<Cell> cells = IntStream.range(0, subjects.size())
                .mapToObj(subject -> new Cell(
                        brains.dataset(),
                        brains.subjects().get(subject),
                        model,
                        layer,
                        variant,
                        role,
                        Cell.Status.DONE,
                        "",
                        features,
                        capacity.label(),
                        seconds / brains.subjects().size(),
                        subjects.get(subject)))
                .toList();
        return new Scored(cells, byTarget, particulars.map(ParticularsCollector::particulars));
    }
}
