package org.brainrank.leaderboard.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.results.Cell;

/** Each cell by itself: names, ranges, lengths, and what its numbers must be to each other. */
final class CellCheck {
    /** The scores of a cell are finite sums of a few numbers; the same sum in another order differs by less. */
    static final double TOLERANCE = 1e-9;

    private static final String MEND = "Submit cells.jsonl as the run wrote it";

    private final Track track;
    private final Reasons reasons;
    private final Map<String, Cell> floors = new HashMap<>();
    private final Map<List<Object>, Integer> seen = new HashMap<>();

    private CellCheck(Track track, Reasons reasons) {
        this.track = track;
        this.reasons = reasons;
    }

    /** Line i + 1 of the file is cell i: broken lines have stopped the check before. */
    static void check(Track track, List<Cell> cells, Reasons reasons) {
        CellCheck check = new CellCheck(track, reasons);
        cells.stream()
                .filter(cell -> cell.role() == Cell.Role.FLOOR && cell.status() == Cell.Status.DONE)
                .forEach(cell -> check.floors.putIfAbsent(cell.subject(), cell));
        for (int i = 0; i < cells.size(); i++) {
            check.cell(Limits.CELLS + " line " + (i + 1), i + 1, cells.get(i));
        }
    }

    private void cell(String place, int line, Cell cell) {
        names(place, cell);
        Integer first = seen.putIfAbsent(
                List.of(cell.subject(), cell.model(), cell.layer(), cell.variant(), cell.capacity()), line);
        if (first != null) {
            reasons.add(
                    place,
                    "repeats line " + first + ": " + cell.variant() + ", layer " + cell.layer() + " of " + cell.model()
                            + ", subject " + cell.subject() + "; every cell stands once",
                    MEND);
        }
        if (cell.status() == Cell.Status.FAILED) {
            reasons.add(
                    place,
                    cell.variant() + ", layer " + cell.layer() + " of " + cell.model() + " failed for subject "
                            + cell.subject() + "; a board takes whole methods",
                    "Run again without this method, or with what it lacks");
            return;
        }
        if (!(cell.seconds() >= 0) || Double.isInfinite(cell.seconds())) {
            reasons.add(place, "seconds is " + cell.seconds() + ", expected a finite number of at least 0", MEND);
        }
        if (cell.features() < 1 || cell.layer() < -1) {
            reasons.add(place, "features is below 1, or layer below -1", MEND);
        }
        if (!cell.rois().keySet().equals(track.targets().keySet())) {
            reasons.add(
                    place,
                    "has the regions " + Wording.shortened(cell.rois().keySet().toString(), 100) + ", expected "
                            + track.targets().keySet(),
                    MEND);
            return;
        }
        cell.rois().forEach((roi, scores) -> scores(place, cell, roi, scores));
    }

    private void names(String place, Cell cell) {
        name(place, "variant", cell.variant());
        name(place, "capacity", cell.capacity());
        if (!cell.model().equals("-")) {
            name(place, "model", cell.model());
        }
        if (!cell.dataset().equals(track.dataset().id())) {
            reasons.add(
                    place,
                    "dataset is " + Wording.quoted(cell.dataset()) + ", expected '"
                            + track.dataset().id() + "'",
                    MEND);
        }
        if (!track.subjects().contains(cell.subject())) {
            reasons.add(place, "subject " + Wording.quoted(cell.subject()) + " is not one of the track", MEND);
        }
        if (!cell.capacity().matches("full|(pca|projection)-[1-9][0-9]{0,4}")) {
            reasons.add(place, "capacity is " + Wording.quoted(cell.capacity()), MEND);
        }
    }

    private void name(String place, String key, String name) {
        Wording.faultOfName(name)
                .ifPresent(fault -> reasons.add(
                        place,
                        key + " " + Wording.quoted(name) + " " + fault,
                        "Give it a plain name in the config or the plugin, and run again"));
    }

    private void scores(String place, Cell cell, String roi, Cell.Scores scores) {
        if (scores.targets() != track.targets().get(roi)) {
            reasons.add(
                    place,
                    roi + " has " + scores.targets() + " targets, expected "
                            + track.targets().get(roi),
                    MEND);
        }
        boolean whole = array(place, roi, "inner", scores.inner(), Double.NEGATIVE_INFINITY, 1);
        whole &= array(place, roi, "r", scores.r(), -1, 1);
        whole &= array(place, roi, "r2", scores.r2(), Double.NEGATIVE_INFINITY, 1);
        whole &= array(place, roi, "r2-joint", scores.r2Joint(), Double.NEGATIVE_INFINITY, 1);
        whole &= array(place, roi, "unique", scores.unique(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        share(place, roi, "p-r", scores.pR(), true);
        share(place, roi, "p-unique", scores.pUnique(), true);
        share(place, roi, "alpha-lowest", scores.alphaLowest(), false);
        share(place, roi, "alpha-highest", scores.alphaHighest(), false);
        if (whole) {
            unique(place, cell, roi, scores);
        }
    }

    private boolean array(String place, String roi, String key, double[] values, double low, double high) {
        if (values.length != track.folds()) {
            reasons.add(
                    place,
                    key + " of " + roi + " has " + values.length + " numbers, one for each of " + track.folds()
                            + " outer folds are expected",
                    MEND);
            return false;
        }
        for (int fold = 0; fold < values.length; fold++) {
            double value = values[fold];
            // A sum of floats may pass 1 by a hair; a made-up score passes it by more.
            if (!Double.isFinite(value) || value < low - TOLERANCE || value > high + TOLERANCE) {
                reasons.add(
                        place,
                        key + " of " + roi + ", fold " + (fold + 1) + ", is " + value + "; expected a finite number"
                                + (Double.isFinite(low) ? " from " + low : "")
                                + (Double.isFinite(high) ? " up to " + high : ""),
                        "A score that is not defined cannot be compared: " + MEND);
                return false;
            }
        }
        return true;
    }

    private void share(String place, String roi, String key, double value, boolean mayBeUnknown) {
        if (!(value >= 0 && value <= 1) && !(mayBeUnknown && Double.isNaN(value))) {
            reasons.add(place, key + " of " + roi + " is " + value + ", expected a number from 0 to 1", MEND);
        }
    }

    // unique = R² with the nuisance controls − R² of the controls: whoever edits one of the two is found by the other.
    private void unique(String place, Cell cell, String roi, Cell.Scores scores) {
        Cell floor = floors.get(cell.subject());
        Cell.Scores controls = floor == null ? null : floor.rois().get(roi);
        if (controls == null) {
            return; // there is a reason for that elsewhere: a subject without a floor, or a floor without the region
        }
        double[] r2 = controls.r2();
        for (int fold = 0; fold < r2.length && fold < track.folds(); fold++) {
            double expected = scores.r2Joint()[fold] - r2[fold];
            if (Math.abs(scores.unique()[fold] - expected) > TOLERANCE) {
                reasons.add(
                        place,
                        "unique of " + roi + ", fold " + (fold + 1) + ", is " + scores.unique()[fold]
                                + ", but r2-joint minus the R² of the nuisance controls is " + expected,
                        MEND);
                return;
            }
        }
    }
}
