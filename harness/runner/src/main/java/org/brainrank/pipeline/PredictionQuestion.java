package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.pipeline.Families.Kind;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.results.Findings.Question;
import org.brainrank.results.Leaderboard;

/**
 * How much do explanations predict above the controls, and more than activations and attention do? Explanations are a family
 * (see {@link Family}); so are their own controls, shuffled and untrained alike.
 */
final class PredictionQuestion {
    private static final String UNIQUE = "unique R²";
    private static final String DIFFERENCE = "difference in unique R²";
    private static final String ASKS =
            "How much do explanations predict above the controls, and more than activations and attention do?";

    private final FamilyTable table;
    private final Families families;
    private final List<String> rois;
    private final Effects effects;
    private final List<LeftOut> leftOut = new ArrayList<>();

    PredictionQuestion(FamilyTable table, Families families, List<String> rois, Effects effects) {
        this.table = table;
        this.families = families;
        this.rois = rois;
        this.effects = effects;
    }

    Answer answer() {
        List<String> explanations = families.variants(Kind.EXPLANATION);
        String not =
                "Not that a brain computes an explanation, and not that a region without a difference has none: so many"
                        + " subjects cannot tell. Explanations are a family of " + explanations.size()
                        + ", from which the inner folds choose; activations and attention have "
                        + families.variants(Kind.ACTIVATIONS).size() + " and "
                        + families.variants(Kind.ATTENTION).size()
                        + ". Nothing is said of other stories, models and methods.";
        List<Effect> found = new ArrayList<>();
        for (String capacity : table.capacities()) {
            for (String roi : rois) {
                found.addAll(effects(capacity, roi, explanations));
            }
        }
        if (explanations.isEmpty()) {
            return new Answer(
                    Question.PREDICTION,
                    ASKS,
                    "Nothing: the run holds no explanation, that is no method that scores words by more than attention.",
                    not,
                    Effects.corrected(found),
                    List.copyOf(leftOut));
        }
        for (Kind kind : List.of(Kind.ACTIVATIONS, Kind.ATTENTION)) {
            if (families.variants(kind).isEmpty()) {
                leftOut.add(new LeftOut("the comparison with " + kind.label, "the run holds no such method"));
            }
        }
        if (table.capacities().size() == 1) {
            leftOut.add(new LeftOut(
                    "equal dimension",
                    "no feature space is wider than encoding.matched-dimension, or that is 0: all comparisons are at full"
                            + " dimension"));
        }
        List<Effect> corrected = Effects.corrected(found);
        return new Answer(Question.PREDICTION, ASKS, concluded(corrected), not, corrected, List.copyOf(leftOut));
    }

    private List<Effect> effects(String capacity, String roi, List<String> explanations) {
        List<Effect> found = new ArrayList<>();
        Map<Kind, double[]> unique = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            table.unique(families.variants(kind), capacity, roi).ifPresent(own -> {
                unique.put(kind, own);
                found.add(effects.of(labels(UNIQUE, roi, capacity, kind.label, Effects.ZERO), own));
            });
        }
        double[] own = unique.get(Kind.EXPLANATION);
        if (own == null) {
            if (!explanations.isEmpty()) {
                leftOut.add(new LeftOut("explanations in " + roi, "a model or a subject has no score there"));
            }
            return found;
        }
        rivals(capacity, roi, explanations)
                .forEach((name, other) -> found.add(effects.of(
                        labels(DIFFERENCE, roi, capacity, Kind.EXPLANATION.label, name), minus(own, other))));
        for (Kind kind : List.of(Kind.ACTIVATIONS, Kind.ATTENTION)) {
            if (unique.containsKey(kind)) {
                found.add(effects.of(
                        labels(DIFFERENCE, roi, capacity, Kind.EXPLANATION.label, kind.label),
                        minus(own, unique.get(kind))));
            }
        }
        return found;
    }

    private Map<String, double[]> rivals(String capacity, String roi, List<String> explanations) {
        Map<String, double[]> rivals = new LinkedHashMap<>();
        for (String control : table.controlsOfMethods()) {
            List<String> spoilt = explanations.stream()
                    .map(variant -> control + ":" + variant)
                    .toList();
            table.unique(spoilt, capacity, roi).ifPresent(other -> rivals.put(spoilt(control), other));
        }
        for (String control : table.controlsOfNobody()) {
            table.uniqueOfNobody(control, capacity, roi).ifPresent(other -> rivals.put(control, other));
        }
        return rivals;
    }

    private static String spoilt(String control) {
        return control + ":" + Kind.EXPLANATION.label;
    }

    private String concluded(List<Effect> found) {
        List<String> sentences = new ArrayList<>();
        find(found, Cell.FULL, Leaderboard.ALL, Effects.ZERO)
                .ifPresent(effect -> sentences.add("Over all regions explanations explain " + Effects.text(effect)
                        + " of variance above the nuisance controls."));
        List<String> regions = regions();
        List<String> beat =
                regions.stream().filter(roi -> beatsControls(found, roi)).toList();
        String verb = controls().isEmpty()
                ? "No control competes with them; they add to the nuisance controls in "
                : "They beat the controls, " + String.join(", ", controls()) + " included, in ";
        sentences.add(verb + beat.size() + " of " + regions.size() + " regions" + list(beat) + ".");
        for (String capacity : table.capacities()) {
            for (Kind kind : List.of(Kind.ACTIVATIONS, Kind.ATTENTION)) {
                compared(found, capacity, kind, regions).ifPresent(sentences::add);
            }
        }
        return String.join(" ", sentences);
    }

    private Optional<String> compared(List<Effect> found, String capacity, Kind kind, List<String> regions) {
        Map<Integer, List<String>> byVerdict = new LinkedHashMap<>();
        for (String roi : regions) {
            find(found, capacity, roi, kind.label)
                    .ifPresent(effect -> byVerdict
                            .computeIfAbsent(effects.verdict(effect), verdict -> new ArrayList<>())
                            .add(roi));
        }
        if (byVerdict.isEmpty()) {
            return Optional.empty();
        }
        List<String> more = byVerdict.getOrDefault(1, List.of());
        List<String> less = byVerdict.getOrDefault(-1, List.of());
        String dimension = capacity.equals(Cell.FULL) ? "At full dimension" : "At equal dimension (" + capacity + ")";
        return Optional.of(dimension + " they predict more than " + kind.label + " in " + more.size() + list(more)
                + ", less in " + less.size() + list(less) + ", and cannot be told from it in "
                + byVerdict.getOrDefault(0, List.of()).size() + ".");
    }

    private boolean beatsControls(List<Effect> found, String roi) {
        List<String> against = new ArrayList<>(controls());
        against.add(Effects.ZERO);
        List<Effect> tested = found.stream()
                .filter(effect -> effect.capacity().equals(Cell.FULL)
                        && effect.roi().equals(roi)
                        && effect.what().equals(Kind.EXPLANATION.label)
                        && against.contains(effect.against()))
                .toList();
        return !tested.isEmpty() && tested.stream().allMatch(effect -> effects.verdict(effect) == 1);
    }

    private List<String> controls() {
        List<String> controls = new ArrayList<>();
        table.controlsOfMethods().forEach(control -> controls.add(spoilt(control)));
        controls.addAll(table.controlsOfNobody());
        return controls;
    }

    private List<String> regions() {
        return rois.stream().filter(roi -> !roi.equals(Leaderboard.ALL)).toList();
    }

    private static Optional<Effect> find(List<Effect> found, String capacity, String roi, String against) {
        return found.stream()
                .filter(effect -> effect.capacity().equals(capacity)
                        && effect.roi().equals(roi)
                        && effect.what().equals(Kind.EXPLANATION.label)
                        && effect.against().equals(against))
                .findFirst();
    }

    private static Effects.Labels labels(String quantity, String roi, String capacity, String what, String against) {
        return new Effects.Labels(quantity, Leaderboard.ALL, roi, capacity, what, against);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static String list(List<String> regions) {
        return regions.isEmpty() ? "" : " (" + String.join(", ", regions) + ")";
    }
}
