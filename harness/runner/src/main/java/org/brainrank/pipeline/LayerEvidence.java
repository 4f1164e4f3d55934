package org.brainrank.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.brainrank.features.FeatureSpace;
import org.brainrank.features.Unit;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;

/**
 * What is known of the layers of methods once they have been scored: how large their scores are, whether that is fixed by
 * construction, and the unique variance of every target. About (subjects × targets) numbers a method and layer are kept.
 */
final class LayerEvidence {
    private static final int UNIQUE = Scored.QUANTITIES.indexOf("unique");

    /** A method on a model. */
    record MethodOnModel(String model, String variant) {
        @Override
        public String toString() {
            return variant + " on " + model;
        }
    }

    private final Brains brains;
    private final Map<MethodOnModel, NavigableMap<Integer, Double>> sizes = new LinkedHashMap<>();
    private final Map<MethodOnModel, NavigableMap<Integer, String>> fixed = new LinkedHashMap<>();
    private final Map<MethodOnModel, NavigableMap<Integer, Matrix>> unique = new LinkedHashMap<>();

    LayerEvidence(Brains brains) {
        this.brains = brains;
    }

    /** Whole models only: what a spoilt model says is no evidence. */
    void hear(Explained explained, List<PreparedModel> models) {
        if (explained.role() != Cell.Role.METHOD) {
            return;
        }
        for (FeatureSet set : explained.sets()) {
            MethodOnModel method = new MethodOnModel(set.model(), set.variant());
            sizes.computeIfAbsent(method, key -> new TreeMap<>()).put(set.layer(), size(set.space()));
            reason(set, models)
                    .ifPresent(why -> fixed.computeIfAbsent(method, key -> new TreeMap<>())
                            .put(set.layer(), why));
        }
    }

    /** Methods at full width only. */
    void hear(Scored scored) {
        Cell cell = scored.cells().get(0);
        if (cell.role() != Cell.Role.METHOD || !cell.capacity().equals(Cell.FULL)) {
            return;
        }
        int targets = brains.targets().size();
        Matrix byTarget = Matrix.zeros(brains.subjects().size(), targets);
        for (int i = 0; i < byTarget.values().length; i++) {
            byTarget.values()[i] = scored.byTarget()[i * Scored.QUANTITIES.size() + UNIQUE];
        }
        unique.computeIfAbsent(new MethodOnModel(cell.model(), cell.variant()), key -> new TreeMap<>())
                .put(cell.layer(), byTarget);
    }

    /** Methods that have scores, in the order in which they were heard. */
    List<MethodOnModel> methods() {
        return List.copyOf(unique.keySet());
    }

    /** Unique variance by layer, each of shape (subjects, targets). */
    NavigableMap<Integer, Matrix> unique(MethodOnModel method) {
        return unique.getOrDefault(method, new TreeMap<>());
    }

    /** Mean over words of Σ |score| over the explained words, by layer. */
    NavigableMap<Integer, Double> sizes(MethodOnModel method) {
        return sizes.getOrDefault(method, new TreeMap<>());
    }

    /** Why a layer's size is no finding, by layer; the others are the model's own doing. */
    NavigableMap<Integer, String> fixed(MethodOnModel method) {
        return fixed.getOrDefault(method, new TreeMap<>());
    }

    private static Optional<String> reason(FeatureSet set, List<PreparedModel> models) {
        if (!set.space().completenessGaps().isEmpty()) {
            return Optional.of("complete: scores sum to f - f(baseline) at every layer");
        }
        Optional<String> own = models.stream()
                .filter(model -> model.choice().name().equals(set.model()))
                .flatMap(model -> model.units().stream())
                .filter(unit -> unit.variant().equals(set.variant()) && unit.layer() == set.layer())
                .map(Unit::explainer)
                .findFirst()
                .flatMap(explainer -> explainer.sizeFixedBy(set.layer()));
        return own.isPresent() || Cautions.ofVariation(set).isEmpty()
                ? own
                : Optional.of("at most one feature varies, by construction");
    }

    private static double size(FeatureSpace space) {
        double sum = 0;
        long words = 0;
        for (List<float[]> story : space.stories().values()) {
            for (float[] scores : story) {
                for (float score : scores) {
                    sum += Math.abs(score);
                }
                words++;
            }
        }
        return sum / words;
    }
}
