package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.results.Cell;

/** Families of feature spaces over all models of a run, at full and at equal dimension. */
final class FamilyTable {
    private final List<Cell> cells;
    private final List<String> subjects;
    private final List<String> models;

    FamilyTable(List<Cell> cells, List<String> subjects) {
        this.cells =
                cells.stream().filter(cell -> cell.status() == Cell.Status.DONE).toList();
        this.subjects = subjects;
        this.models = this.cells.stream()
                .map(Cell::model)
                .filter(model -> !model.equals(FeatureSet.NO_MODEL))
                .distinct()
                .toList();
    }

    List<String> models() {
        return models;
    }

    /** {@code full} first, then what feature spaces were reduced to. */
    List<String> capacities() {
        Set<String> capacities = new LinkedHashSet<>(List.of(Cell.FULL));
        cells.forEach(cell -> capacities.add(cell.capacity()));
        return List.copyOf(capacities);
    }

    /** Ids of the controls that were made of methods, such as {@code shuffled}. */
    List<String> controlsOfMethods() {
        return cells.stream()
                .filter(cell ->
                        cell.role() == Cell.Role.CONTROL && cell.variant().contains(":"))
                .map(cell -> cell.variant().substring(0, cell.variant().indexOf(':')))
                .distinct()
                .toList();
    }

    /** Competing controls that belong to no method, such as {@code random}. */
    List<String> controlsOfNobody() {
        return cells.stream()
                .filter(cell -> cell.role() == Cell.Role.CONTROL && cell.model().equals(FeatureSet.NO_MODEL))
                .map(Cell::variant)
                .distinct()
                .toList();
    }

    /**
     * Unique variance of a family by subject, a mean over the models.
     *
     * @param capacity at an equal dimension, spaces that are no wider than it count as they are
     * @return empty unless every model has a member and every subject a number
     */
    Optional<double[]> unique(Collection<String> variants, String capacity, String roi) {
        List<double[]> byModel = new ArrayList<>();
        for (String model : models) {
            Optional<Family> family = of(model, variants, capacity, roi);
            if (family.isEmpty()) {
                return Optional.empty();
            }
            byModel.add(family.get().unique());
        }
        return byModel.isEmpty() ? Optional.empty() : mean(byModel);
    }

    /** The same of a control that belongs to no model. */
    Optional<double[]> uniqueOfNobody(String variant, String capacity, String roi) {
        return of(FeatureSet.NO_MODEL, List.of(variant), capacity, roi)
                .map(Family::unique)
                .filter(Effects::defined);
    }

    /** A family on one model. */
    Optional<Family> of(String model, Collection<String> variants, String capacity, String roi) {
        List<Cell> members = cells.stream()
                .filter(cell -> cell.model().equals(model) && variants.contains(cell.variant()))
                .toList();
        return Family.of(Capacity.comparable(members, capacity), subjects, roi);
    }

    private static Optional<double[]> mean(List<double[]> byModel) {
        double[] mean = new double[byModel.get(0).length];
        Arrays.setAll(
                mean,
                subject -> byModel.stream().mapToDouble(one -> one[subject]).sum() / byModel.size());
        return Optional.of(mean).filter(Effects::defined);
    }

    /** Each variant as a family of its own, in the given order; those that some model lacks are left out. */
    Map<String, double[]> each(List<String> variants, String capacity, String roi) {
        Map<String, double[]> each = new LinkedHashMap<>();
        variants.forEach(
                variant -> unique(List.of(variant), capacity, roi).ifPresent(unique -> each.put(variant, unique)));
        return each;
    }
}
