package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;
import org.brainrank.spi.dataset.Target;

/** One feature set's cells, collected some subjects at a time, in order. */
final class CellCollector {
    private final Brains brains;
    private final Regions regions;
    private final CellNull cellNull;
    private final Map<Integer, Subject> open = new HashMap<>();
    private final Optional<ParticularsCollector> particulars;
    private final List<Map<String, Cell.Scores>> subjects = new ArrayList<>();
    private final double[] byTarget;

    /**
     * Begins.
     *
     * @param keeping what is kept beside the cells
     */
    CellCollector(Brains brains, Regions regions, CellNull cellNull, Keeping keeping) {
        this.brains = brains;
        this.regions = regions;
        this.cellNull = cellNull;
        this.particulars =
                keeping.particulars() ? Optional.of(new ParticularsCollector(brains, keeping)) : Optional.empty();
        this.byTarget = new double[brains.subjects().size() * brains.targets().size() * Scored.QUANTITIES.size()];
    }

    /**
     * Adds what was regressed together. All subjects and targets come, in order.
     *
     * @param portion which of them
     * @param alone the feature set by itself; column = subject × width + target, of the portion
     * @param joint with the nuisance controls
     * @param controls the nuisance controls alone; empty if there are none
     */
    void add(Portion portion, RidgeResult alone, RidgeResult joint, Optional<RidgeResult> controls) {
        add(portion, alone, joint, controls, false);
    }

    /** Adds the nuisance controls themselves. */
    void addControls(Portion portion, RidgeResult controls) {
        add(portion, controls, controls, Optional.of(controls), true);
    }

    private void add(
            Portion portion, RidgeResult alone, RidgeResult joint, Optional<RidgeResult> controls, boolean itself) {
        if (portion.subjects() == 1) {
            add(portion.subject(), portion.from(), alone, joint, controls, itself);
            return;
        }
        int width = portion.to() - portion.from();
        for (int place = 0; place < portion.subjects(); place++) {
            int first = place * width;
            int subject = portion.subject() + place;
            add(
                    subject,
                    portion.from(),
                    alone.targets(first, first + width),
                    joint.targets(first, first + width),
                    controls.map(result -> result.targets(first, first + width)),
                    itself);
        }
    }

    private void add(
            int subject,
            int from,
            RidgeResult alone,
            RidgeResult joint,
            Optional<RidgeResult> controls,
            boolean itself) {
        int to = from + joint.rSquared().columns();
        Subject begun = open.computeIfAbsent(subject, name -> new Subject(cellNull.ofSubject()));
        List<String> rois =
                brains.targets().subList(from, to).stream().map(Target::roi).toList();
        cellNull.add(
                begun.tests,
                rois,
                () -> brains.responses().get(brains.subjects().get(subject)).read(from, to),
                alone,
                joint,
                controls,
                itself);
        particulars.ifPresent(kept -> kept.addPredictions(rois, joint));
        begun.alone.add(alone.withoutPredictions());
        begun.joint.add(joint.withoutPredictions());
        begun.shares.add(controls.map(RidgeResult::rSquared)
                .orElseGet(() ->
                        Matrix.zeros(joint.rSquared().rows(), joint.rSquared().columns())));
        if (to == brains.targets().size()) {
            open.remove(subject);
            finish(
                    subject,
                    RidgeResult.hstack(begun.alone),
                    RidgeResult.hstack(begun.joint),
                    Matrix.hstack(begun.shares),
                    begun.tests);
        }
    }

    private void finish(int subject, RidgeResult alone, RidgeResult joint, Matrix shares, SubjectNull tested) {
        particulars.ifPresent(kept -> kept.add(alone, joint, shares));
        Map<String, Cell.Scores> rois = new LinkedHashMap<>();
        for (String roi : brains.rois()) {
            rois.put(
                    roi,
                    regions.scores(
                            regions.columns(roi), alone, joint, shares, tested.ofCorrelation(roi), tested.ofGain(roi)));
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

    /** A subject of whose targets some are there. */
    private static final class Subject {
        private final SubjectNull tests;
        private final List<RidgeResult> alone = new ArrayList<>();
        private final List<RidgeResult> joint = new ArrayList<>();
        private final List<Matrix> shares = new ArrayList<>();

        Subject(SubjectNull tests) {
            this.tests = tests;
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
