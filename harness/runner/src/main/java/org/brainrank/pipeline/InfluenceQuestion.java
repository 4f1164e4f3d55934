package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brainrank.config.WindowSettings;
import org.brainrank.linalg.Matrix;
import org.brainrank.pipeline.LayerEvidence.MethodOnModel;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.results.Findings.Question;
import org.brainrank.results.Leaderboard;
import org.brainrank.statistics.Influence;

/** Over layers, does the size of a layer's attribution go with its alignment? */
final class InfluenceQuestion {
    private static final String ASKS =
            "Over layers, does the size of a layer's attribution go with its unique variance?";
    private static final String NOT =
            "Not that influential layers align because they are influential: size and alignment both change with depth, over a"
                    + " handful of layers that are alike. The sizes are the model's and the same for all subjects, so the"
                    + " interval speaks of other listeners, never of other models.";

    private final LayerEvidence evidence;
    private final Families families;
    private final Brains brains;
    private final WindowSettings window;
    private final Effects effects;
    private final List<Effect> found = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    InfluenceQuestion(
            LayerEvidence evidence, Families families, Brains brains, WindowSettings window, Effects effects) {
        this.evidence = evidence;
        this.families = families;
        this.brains = brains;
        this.window = window;
        this.effects = effects;
    }

    Answer answer() {
        List<String> explanations = families.variants(Families.Kind.EXPLANATION);
        for (MethodOnModel method : evidence.methods()) {
            if (explanations.contains(method.variant())) {
                ask(method);
            } else {
                leftOut.add(new LeftOut(method.toString(), "no attribution: it does not explain an output"));
            }
        }
        List<Effect> corrected = Effects.corrected(found);
        return new Answer(Question.INFLUENCE, ASKS, concluded(corrected), NOT, corrected, List.copyOf(leftOut));
    }

    private void ask(MethodOnModel method) {
        if (window.normalise() != WindowSettings.Normalise.NONE) {
            leftOut.add(new LeftOut(method.toString(), "window.normalise gives the scores of every layer one size"));
            return;
        }
        NavigableMap<Integer, Matrix> unique = evidence.unique(method);
        NavigableMap<Integer, Double> sizes = new TreeMap<>(evidence.sizes(method));
        sizes.keySet().retainAll(unique.keySet());
        NavigableMap<Integer, String> fixed = evidence.fixed(method);
        fixed(method, fixed);
        sizes.keySet().removeAll(fixed.keySet());
        if (sizes.size() < Influence.LEAST_LAYERS) {
            if (fixed.isEmpty() || !sizes.isEmpty()) {
                leftOut.add(new LeftOut(
                        method.toString(),
                        "scored layers of free size: " + sizes.size() + ", needed: " + Influence.LEAST_LAYERS));
            }
            return;
        }
        double[] size = sizes.values().stream().mapToDouble(Double::doubleValue).toArray();
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(brains.rois());
        for (String roi : rois) {
            double[][] alignment = new double[brains.subjects().size()][];
            for (int subject = 0; subject < alignment.length; subject++) {
                int own = subject;
                alignment[subject] = sizes.keySet().stream()
                        .mapToDouble(layer -> mean(unique.get(layer), own, roi))
                        .toArray();
            }
            double[] correlations = Influence.of(size, alignment);
            if (Effects.defined(correlations)) {
                found.add(effects.of(
                        new Effects.Labels(
                                "rank correlation over " + size.length + " layers",
                                method.model(),
                                roi,
                                Cell.FULL,
                                method.variant(),
                                Effects.ZERO),
                        correlations));
            } else {
                leftOut.add(new LeftOut(
                        method + " in " + roi, "size does not vary, or a subject has no score at some layer"));
            }
        }
    }

    /** Layers that share a reason are named together. */
    private void fixed(MethodOnModel method, NavigableMap<Integer, String> fixed) {
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        fixed.forEach((layer, why) ->
                byReason.computeIfAbsent(why, key -> new ArrayList<>()).add(layer));
        byReason.forEach((why, layers) -> leftOut.add(new LeftOut(
                method + ", layer" + (layers.size() == 1 ? " " : "s ")
                        + layers.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                why)));
    }

    private double mean(Matrix unique, int subject, String roi) {
        double sum = 0;
        int targets = 0;
        for (int target = 0; target < unique.columns(); target++) {
            boolean inside = roi.equals(Leaderboard.ALL)
                    || brains.targets().get(target).roi().equals(roi);
            if (inside && !Double.isNaN(unique.get(subject, target))) {
                sum += unique.get(subject, target);
                targets++;
            }
        }
        return sum / targets;
    }

    private String concluded(List<Effect> corrected) {
        List<Effect> overall = corrected.stream()
                .filter(effect -> effect.roi().equals(Leaderboard.ALL))
                .toList();
        if (overall.isEmpty()) {
            return "Nothing: no method is left whose scores have a size of their own at " + Influence.LEAST_LAYERS
                    + " layers or more.";
        }
        return "Over all regions: "
                + overall.stream()
                        .map(effect -> effect.what() + " on " + effect.model() + " " + verdict(effect) + ", "
                                + Effects.text(effect))
                        .collect(Collectors.joining("; "))
                + ". "
                + (Arrays.stream(overall.stream().mapToInt(effects::verdict).toArray())
                                .anyMatch(verdict -> verdict != 0)
                        ? "Listeners agree on these layers of these models."
                        : "No relation can be told from none.");
    }

    private String verdict(Effect effect) {
        return switch (effects.verdict(effect)) {
            case 1 -> "aligns where it is large";
            case -1 -> "aligns where it is small";
            default -> "shows no relation";
        };
    }
}
