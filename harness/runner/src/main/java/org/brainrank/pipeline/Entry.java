package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.results.Cell;

/**
 * A row before it is ranked: one number per subject.
 *
 * @param layer as the row shows it
 * @param variant canonical name
 * @param role on the leaderboard
 * @param r held-out correlation, by subject
 * @param r2 held-out R², by subject
 * @param unique unique variance, by subject
 * @param byFold unique variance by subject and outer fold, NaN where nothing of the region varies; a subject's mean is its
 *     {@code unique}
 * @param pInTime p of unique variance against its null in time, by subject; NaN if no null was asked for
 * @param layers how often each layer was chosen
 * @param features number of features
 * @param targets per subject
 * @param seconds over all subjects
 */
record Entry(
        String layer,
        String variant,
        Cell.Role role,
        double[] r,
        double[] r2,
        double[] unique,
        double[][] byFold,
        double[] pInTime,
        Map<Integer, Integer> layers,
        int features,
        int targets,
        double seconds) {
    static final String CHOSEN = "chosen";
    static final String NO_LAYER = "-";

    /** Whether every subject has a score; without one there is nothing to rank. */
    boolean defined() {
        return Arrays.stream(unique).allMatch(Double::isFinite)
                && Arrays.stream(r).allMatch(Double::isFinite)
                && Arrays.stream(r2).allMatch(Double::isFinite);
    }

    /** Subjects with a p in time below a level; −1 if none has a p. */
    int significant(double level) {
        if (Arrays.stream(pInTime).allMatch(Double::isNaN)) {
            return -1;
        }
        return (int) Arrays.stream(pInTime).filter(p -> p < level).count();
    }

    /** The same at one layer. */
    Entry atLayer(String name) {
        return new Entry(
                name, variant, role, r, r2, unique, byFold, pInTime, new TreeMap<>(), features, targets, seconds);
    }

    /** This entry's unique variance minus another's, by subject. */
    double[] above(Entry other) {
        double[] difference = new double[unique.length];
        Arrays.setAll(difference, subject -> unique[subject] - other.unique[subject]);
        return difference;
    }

    /** The same by subject and outer fold. */
    double[][] aboveByFold(Entry other) {
        double[][] difference = new double[byFold.length][];
        Arrays.setAll(difference, subject -> {
            double[] folds = new double[byFold[subject].length];
            Arrays.setAll(folds, fold -> byFold[subject][fold] - other.byFold[subject][fold]);
            return folds;
        });
        return difference;
    }

    /** Every variant's mean over the models that have it. */
    static List<Entry> acrossModels(Map<String, List<Entry>> byModel) {
        Map<String, List<Entry>> byVariant = new LinkedHashMap<>();
        byModel.values()
                .forEach(entries -> entries.forEach(entry -> byVariant
                        .computeIfAbsent(entry.variant(), variant -> new ArrayList<>())
                        .add(entry)));
        return byVariant.values().stream()
                .filter(entries -> entries.size() == byModel.size())
                .map(Entry::overModels)
                .toList();
    }

    private static Entry overModels(List<Entry> entries) {
        Entry first = entries.get(0);
        if (entries.size() == 1) {
            return first;
        }
        double[][] byFold = new double[first.byFold().length][];
        Arrays.setAll(
                byFold,
                subject -> mean(
                        entries.stream().map(entry -> entry.byFold()[subject]).toList()));
        // Layers of models of different depth do not add up, so the counts are shown by model only.
        return new Entry(
                CHOSEN,
                first.variant(),
                first.role(),
                mean(entries.stream().map(Entry::r).toList()),
                mean(entries.stream().map(Entry::r2).toList()),
                mean(entries.stream().map(Entry::unique).toList()),
                byFold,
                smallest(entries.stream().map(Entry::pInTime).toList()),
                new TreeMap<>(),
                first.features(),
                first.targets(),
                entries.stream().mapToDouble(Entry::seconds).sum());
    }

    private static double[] mean(List<double[]> values) {
        double[] mean = new double[values.get(0).length];
        Arrays.setAll(mean, i -> values.stream().mapToDouble(array -> array[i]).sum() / values.size());
        return mean;
    }

    /** The smallest p of several tests times their number (Bonferroni): one of them holds. NaN if one is not known. */
    static double[] smallest(List<double[]> tests) {
        double[] smallest = new double[tests.get(0).length];
        Arrays.setAll(
                smallest,
                i -> Math.min(
                        1,
                        tests.size()
                                * tests.stream().mapToDouble(test -> test[i]).reduce(1, Math::min)));
        return smallest;
    }
}
