package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;

/** Finished cells by model, variant, layer and subject. */
final class CellTable {
    private final List<String> subjects;
    private final Map<String, Map<String, NavigableMap<Integer, List<Cell>>>> byModel;

    private CellTable(List<String> subjects, Map<String, Map<String, NavigableMap<Integer, List<Cell>>>> byModel) {
        this.subjects = subjects;
        this.byModel = byModel;
    }

    /** Cells in the order of the subjects; a (model, layer, variant) that failed for one subject is left out for all. */
    static CellTable of(List<Cell> cells, List<String> subjects) {
        Map<String, Map<String, NavigableMap<Integer, List<Cell>>>> byModel = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.status() == Cell.Status.DONE) {
                byModel.computeIfAbsent(cell.model(), model -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.variant(), variant -> new TreeMap<>())
                        .computeIfAbsent(cell.layer(), layer -> new ArrayList<>())
                        .add(cell);
            }
        }
        byModel.values()
                .forEach(variants -> variants.values()
                        .forEach(layers -> layers.values()
                                .forEach(list -> list.sort((a, b) -> Integer.compare(
                                        subjects.indexOf(a.subject()), subjects.indexOf(b.subject()))))));
        byModel.values()
                .forEach(variants -> variants.values()
                        .forEach(layers -> layers.values().removeIf(list -> list.size() != subjects.size())));
        byModel.values().forEach(variants -> variants.values().removeIf(Map::isEmpty));
        return new CellTable(subjects, byModel);
    }

    List<String> models() {
        return byModel.keySet().stream()
                .filter(model -> !model.equals(FeatureSet.NO_MODEL))
                .toList();
    }

    /** Every variant of a model, each subject's layers chosen by the inner folds. */
    List<Entry> chosen(String model, String roi) {
        List<Entry> entries = new ArrayList<>();
        byModel.getOrDefault(model, Map.of()).forEach((variant, layers) -> entries.add(chosen(variant, layers, roi)));
        return entries;
    }

    /** Every variant of a model at every layer. */
    List<Entry> layers(String model, String roi) {
        List<Entry> entries = new ArrayList<>();
        byModel.getOrDefault(model, Map.of())
                .forEach((variant, layers) -> layers.forEach((layer, cells) -> {
                    NavigableMap<Integer, List<Cell>> only = new TreeMap<>(Map.of(layer, cells));
                    entries.add(chosen(variant, only, roi)
                            .atLayer(layer == FeatureSet.NO_LAYER ? Entry.NO_LAYER : Integer.toString(layer)));
                }));
        return entries;
    }

    /** Controls that know no model. */
    List<Entry> modelFree(String roi) {
        return layers(FeatureSet.NO_MODEL, roi);
    }

    private Entry chosen(String variant, NavigableMap<Integer, List<Cell>> layers, String roi) {
        double[] r = new double[subjects.size()];
        double[] r2 = new double[subjects.size()];
        double[] unique = new double[subjects.size()];
        double[][] byFold = new double[subjects.size()][];
        double[] pInTime = new double[subjects.size()];
        Map<Integer, Integer> counts = new TreeMap<>();
        int targets = 0;
        for (int subject = 0; subject < subjects.size(); subject++) {
            NavigableMap<Integer, Cell.Scores> scores = new TreeMap<>();
            for (Map.Entry<Integer, List<Cell>> layer : layers.entrySet()) {
                scores.put(layer.getKey(), scores(layer.getValue().get(subject), roi));
            }
            int folds = scores.firstEntry().getValue().inner().length;
            targets = scores.firstEntry().getValue().targets();
            int scored = 0;
            byFold[subject] = new double[folds];
            Arrays.fill(byFold[subject], Double.NaN);
            for (int fold = 0; fold < folds; fold++) {
                int layer = best(scores, fold);
                if (Double.isNaN(scores.get(layer).unique()[fold])) {
                    continue; // nothing of this region varies in this fold
                }
                scored++;
                counts.merge(layer, 1, Integer::sum);
                r[subject] += scores.get(layer).r()[fold];
                r2[subject] += scores.get(layer).r2()[fold];
                unique[subject] += scores.get(layer).unique()[fold];
                byFold[subject][fold] = scores.get(layer).unique()[fold];
                // The folds together have seen every scan when they chose, so a layer that was chosen is a layer that
                // was
                // looked for: the least significant of them, for as many layers as there were to choose from.
                pInTime[subject] = Math.max(
                        pInTime[subject],
                        Math.min(1, layers.size() * scores.get(layer).pUnique()));
            }
            r[subject] /= scored;
            r2[subject] /= scored;
            unique[subject] /= scored;
        }
        Cell any = layers.firstEntry().getValue().get(0);
        double seconds = layers.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Cell::seconds)
                .sum();
        return new Entry(
                Entry.CHOSEN,
                variant,
                any.role(),
                r,
                r2,
                unique,
                byFold,
                pInTime,
                counts,
                any.features(),
                targets,
                seconds);
    }

    private static int best(NavigableMap<Integer, Cell.Scores> scores, int fold) {
        int best = scores.firstKey();
        for (Map.Entry<Integer, Cell.Scores> entry : scores.entrySet()) {
            double inner = entry.getValue().inner()[fold];
            if (ChosenLayer.prefers(inner, entry.getKey(), scores.get(best).inner()[fold], best)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /** A cell's scores in one ROI, or over all targets. */
    static Cell.Scores scores(Cell cell, String roi) {
        if (!roi.equals(Leaderboard.ALL)) {
            return cell.rois().get(roi);
        }
        List<Cell.Scores> rois = List.copyOf(cell.rois().values());
        int targets = rois.stream().mapToInt(Cell.Scores::targets).sum();
        return new Cell.Scores(
                targets,
                weighted(rois, rois.stream().map(Cell.Scores::inner).toList()),
                weighted(rois, rois.stream().map(Cell.Scores::r).toList()),
                weighted(rois, rois.stream().map(Cell.Scores::r2).toList()),
                weighted(rois, rois.stream().map(Cell.Scores::r2Joint).toList()),
                weighted(rois, rois.stream().map(Cell.Scores::unique).toList()),
                inAnyRegion(rois, Cell.Scores::pR),
                inAnyRegion(rois, Cell.Scores::pUnique),
                overTargets(rois, Cell.Scores::alphaLowest),
                overTargets(rois, Cell.Scores::alphaHighest));
    }

    private static double inAnyRegion(List<Cell.Scores> rois, ToDoubleFunction<Cell.Scores> p) {
        return Entry.smallest(rois.stream()
                .map(scores -> new double[] {p.applyAsDouble(scores)})
                .toList())[0];
    }

    private static double overTargets(List<Cell.Scores> rois, ToDoubleFunction<Cell.Scores> share) {
        int targets = rois.stream().mapToInt(Cell.Scores::targets).sum();
        return rois.stream()
                .mapToDouble(scores -> share.applyAsDouble(scores) * scores.targets() / targets)
                .sum();
    }

    private static double[] weighted(List<Cell.Scores> rois, List<double[]> values) {
        double[] mean = new double[values.get(0).length];
        Arrays.setAll(mean, fold -> {
            double sum = 0;
            int counted = 0;
            for (int roi = 0; roi < rois.size(); roi++) {
                if (!Double.isNaN(values.get(roi)[fold])) {
                    sum += values.get(roi)[fold] * rois.get(roi).targets();
                    counted += rois.get(roi).targets();
                }
            }
            return sum / counted;
        });
        return mean;
    }
}
