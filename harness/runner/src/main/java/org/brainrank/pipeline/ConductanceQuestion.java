package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.results.Findings.Question;
import org.brainrank.results.Leaderboard;

/** Does conductance predict more than each other method? */
final class ConductanceQuestion {
    private static final String CONDUCTANCE = "conductance";
    private static final String ASKS = "Does conductance, as a feature space, predict more than each other method?";
    private static final String NOT =
            "Not that neurons of high conductance are the brain's: scores are sums over a layer's units, and a sum says"
                    + " nothing of which. At the last block conductance is one number at the last position, by construction;"
                    + " look at the layers chosen. A difference that cannot be told from zero is not shown to be zero.";

    private final FamilyTable table;
    private final Families families;
    private final List<String> rois;
    private final Effects effects;

    ConductanceQuestion(FamilyTable table, Families families, List<String> rois, Effects effects) {
        this.table = table;
        this.families = families;
        this.rois = rois;
        this.effects = effects;
    }

    Answer answer() {
        List<String> own = families.conductance();
        List<String> others = families.variants().stream()
                .filter(variant -> !own.contains(variant))
                .toList();
        if (own.isEmpty()) {
            return nothing("the run holds no conductance.");
        }
        if (others.isEmpty()) {
            return nothing("the run holds conductance alone.");
        }
        List<Effect> found = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (String capacity : table.capacities()) {
            for (String roi : rois) {
                Optional<double[]> unique = table.unique(own, capacity, roi);
                if (unique.isEmpty()) {
                    leftOut.add(new LeftOut(
                            "conductance in " + roi + ", " + capacity, "a model or a subject has no score there"));
                    continue;
                }
                table.each(others, capacity, roi)
                        .forEach((variant, other) -> found.add(effects.of(
                                new Effects.Labels(
                                        "difference in unique R²",
                                        Leaderboard.ALL,
                                        roi,
                                        capacity,
                                        CONDUCTANCE,
                                        variant),
                                minus(unique.get(), other))));
            }
        }
        List<Effect> corrected = Effects.corrected(found);
        return new Answer(Question.CONDUCTANCE, ASKS, concluded(corrected), NOT, corrected, leftOut);
    }

    private static Answer nothing(String why) {
        return new Answer(Question.CONDUCTANCE, ASKS, "Nothing: " + why, NOT, List.of(), List.of());
    }

    private String concluded(List<Effect> found) {
        List<String> sentences = new ArrayList<>();
        for (String capacity : table.capacities()) {
            Map<Integer, List<String>> byVerdict = new LinkedHashMap<>();
            found.stream()
                    .filter(effect ->
                            effect.capacity().equals(capacity) && effect.roi().equals(Leaderboard.ALL))
                    .forEach(effect -> byVerdict
                            .computeIfAbsent(effects.verdict(effect), verdict -> new ArrayList<>())
                            .add(effect.against()));
            if (!byVerdict.isEmpty()) {
                String dimension =
                        capacity.equals(Cell.FULL) ? "at full dimension" : "at equal dimension (" + capacity + ")";
                sentences.add("Over all regions, " + dimension + ", conductance predicts more than "
                        + names(byVerdict.get(1)) + ", less than " + names(byVerdict.get(-1))
                        + ", and cannot be told from " + names(byVerdict.get(0)) + ".");
            }
        }
        return sentences.isEmpty() ? "Nothing: no subject has scores over all regions." : String.join(" ", sentences);
    }

    private static String names(@org.jspecify.annotations.Nullable List<String> variants) {
        return variants == null ? "none" : String.join(", ", variants);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }
}
