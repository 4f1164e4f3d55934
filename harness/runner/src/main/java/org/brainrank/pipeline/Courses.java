package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.pipeline.LayerEvidence.MethodOnModel;
import org.brainrank.results.Cell;

/**
 * Held-out predictions of the regions at the kept scans, of the layer that inner folds choose in each region: mean over
 * subjects.
 */
final class Courses {
    private final Brains brains;
    private final int[] foldOfScan;
    private final List<Integer> scans;
    private final Map<MethodOnModel, Chosen> chosen = new LinkedHashMap<>();
    private Optional<MethodOnModel> floor = Optional.empty();

    Courses(Brains brains, List<Integer> scans) {
        this.brains = brains;
        this.scans = List.copyOf(scans);
        this.foldOfScan = brains.folds().ofScans();
    }

    /** Methods and the floor at full width. */
    void hear(Scored scored) {
        Cell any = scored.cells().get(0);
        if (any.role() == Cell.Role.CONTROL || !any.capacity().equals(Cell.FULL)) {
            return;
        }
        MethodOnModel method = new MethodOnModel(any.model(), any.variant());
        if (any.role() == Cell.Role.FLOOR) {
            floor = Optional.of(method);
        }
        chosen.computeIfAbsent(method, key -> new Chosen()).hear(scored);
    }

    /** What the nuisance controls predict alone, one a kept scan; empty without them. */
    double[] ofFloor(int roi, int[] wanted) {
        return floor.map(method -> mean(List.of(method), roi, wanted)).orElseGet(() -> new double[0]);
    }

    /** What a method predicts together with them, mean over models; the method must have been scored on all of these. */
    double[] of(String variant, List<String> models, int roi, int[] wanted) {
        return mean(
                models.stream().map(model -> new MethodOnModel(model, variant)).toList(), roi, wanted);
    }

    private double[] mean(List<MethodOnModel> methods, int roi, int[] wanted) {
        List<double[]> courses = new ArrayList<>();
        for (MethodOnModel method : methods) {
            courses.addAll(Arrays.asList(chosen.get(method).predicted[roi]));
        }
        return Arrays.stream(wanted)
                .mapToDouble(scan -> {
                    int at = scans.indexOf(scan);
                    return Regions.mean(
                            courses.stream().mapToDouble(course -> course[at]).toArray());
                })
                .toArray();
    }

    /** One method on one model: predictions of shape [ROIs][subjects][scans] at the layer chosen so far. */
    private final class Chosen {
        private final ChosenLayer[] layers = new ChosenLayer[brains.rois().size()];
        private final double[][][] predicted =
                new double[brains.rois().size()][brains.subjects().size()][scans.size()];

        Chosen() {
            Arrays.setAll(
                    layers,
                    roi -> new ChosenLayer(
                            brains.subjects().size(),
                            brains.folds().outer().folds().size()));
            for (double[][] roi : predicted) {
                for (double[] subject : roi) {
                    Arrays.fill(subject, Double.NaN);
                }
            }
        }

        void hear(Scored scored) {
            Particulars kept = scored.particulars().orElseThrow();
            for (int subject = 0; subject < scored.cells().size(); subject++) {
                Cell cell = scored.cells().get(subject);
                for (int roi = 0; roi < layers.length; roi++) {
                    double[] inner = cell.rois().get(brains.rois().get(roi)).inner();
                    double[] own = kept.subjects().get(subject).predictions()[roi];
                    for (int fold = 0; fold < inner.length; fold++) {
                        if (layers[roi].takes(subject, fold, cell.layer(), inner[fold])) {
                            copy(own, predicted[roi][subject], fold);
                        }
                    }
                }
            }
        }

        private void copy(double[] own, double[] course, int fold) {
            for (int i = 0; i < course.length; i++) {
                if (foldOfScan[scans.get(i)] == fold) {
                    course[i] = own[i];
                }
            }
        }
    }
}
