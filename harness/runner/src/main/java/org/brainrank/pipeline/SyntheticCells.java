package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brainrank.results.Cell;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.control.StimulusControl;

/** The cells that a run would make, with random scores: what statistics take does not depend on what is in them. */
final class SyntheticCells {
    /** Features of what is never reduced. */
    private static final int NARROW = 1;

    private final Preparation preparation;
    private final Brains brains;
    private final Random random = new Random(1);
    private final double[] byTarget;
    private final List<Scored> scored = new ArrayList<>();

    /**
     * Makes them.
     *
     * @param brains with the regions that cells are to have
     * @param widths numbers a word of the units of each model, in order
     */
    SyntheticCells(Preparation preparation, Brains brains, Map<PreparedModel, List<Integer>> widths) {
        this.preparation = preparation;
        this.brains = brains;
        this.byTarget = new double[brains.subjects().size() * brains.targets().size() * Scored.QUANTITIES.size()];
        for (int i = 0; i < byTarget.length; i++) {
            byTarget[i] = random.nextGaussian();
        }
        List<Control> controls = preparation.controls();
        if (controls.stream().anyMatch(control -> control.role() == Control.Role.NUISANCE)) {
            add(FeatureSet.NO_MODEL, FeatureSet.NO_LAYER, "floor", Cell.Role.FLOOR, NARROW);
        }
        controls.stream()
                .filter(control -> control instanceof StimulusControl && control.role() == Control.Role.COMPETITOR)
                .forEach(control ->
                        add(FeatureSet.NO_MODEL, FeatureSet.NO_LAYER, control.variant(), Cell.Role.CONTROL, NARROW));
        widths.forEach(this::add);
    }

    private void add(PreparedModel model, List<Integer> widths) {
        String name = model.choice().name();
        for (int i = 0; i < widths.size(); i++) {
            String variant = model.units().get(i).variant();
            int layer = model.units().get(i).layer();
            add(name, layer, variant, Cell.Role.METHOD, widths.get(i));
            for (Control control : preparation.controls()) {
                if (control instanceof FeatureControl || control instanceof ModelControl) {
                    add(name, layer, control.card().id() + ":" + variant, Cell.Role.CONTROL, widths.get(i));
                }
            }
        }
    }

    private void add(String model, int layer, String variant, Cell.Role role, int features) {
        List<Capacity> capacities = new ArrayList<>(List.of(Capacity.FULL));
        capacities.addAll(
                Capacity.reduced(features, preparation.experiment().encoding().matchedDimension()));
        for (Capacity capacity : capacities) {
            List<Cell> cells = new ArrayList<>();
            for (String subject : brains.subjects()) {
                Map<String, Cell.Scores> rois = new LinkedHashMap<>();
                brains.rois().forEach(roi -> rois.put(roi, scores()));
                cells.add(new Cell(
                        brains.dataset(),
                        subject,
                        model,
                        layer,
                        variant,
                        role,
                        Cell.Status.DONE,
                        "",
                        features,
                        capacity.label(),
                        0,
                        rois));
            }
            scored.add(new Scored(cells, byTarget));
        }
    }

    private Cell.Scores scores() {
        double p = random.nextDouble();
        return new Cell.Scores(1, byFold(), byFold(), byFold(), byFold(), byFold(), p, p, 0, 0);
    }

    private double[] byFold() {
        return random.doubles(brains.folds().outer().folds().size()).toArray();
    }

    /** Feature set by feature set. */
    List<Scored> scored() {
        return scored;
    }

    /** All of them. */
    List<Cell> cells() {
        return scored.stream().flatMap(set -> set.cells().stream()).toList();
    }
}
