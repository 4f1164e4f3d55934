package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.linalg.Matrix;
import org.brainrank.pipeline.LayerEvidence.MethodOnModel;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.results.Findings.Question;
import org.brainrank.results.Leaderboard;
import org.brainrank.spi.dataset.Target;
import org.brainrank.statistics.LayerPreference;

/** Do regions prefer layers of different depth, beyond how strong the layers are everywhere? */
final class HierarchyQuestion {
    private static final int LEAST_LAYERS = 3;
    private static final String ASKS =
            "Do regions prefer layers of different depth, beyond how strong the layers are everywhere?";
    private static final String NOT =
            "Not that the brain works through layers as the model does: an order of a handful of regions can follow word rate,"
                    + " timing or signal to noise, and neighbouring layers are alike. The layer preferred by a region that"
                    + " the method does not predict is chance; see the first question. Without a difference, that there is"
                    + " none.";

    private final LayerEvidence evidence;
    private final Brains brains;
    private final Effects effects;
    private final long seed;
    private final List<Effect> found = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();

    /** The mean preferred layers of one method, and where its test stands in the list of effects. */
    private record Order(MethodOnModel method, List<String> regions, double[] layers, int effect) {}

    HierarchyQuestion(LayerEvidence evidence, Brains brains, Effects effects, long seed) {
        this.evidence = evidence;
        this.brains = brains;
        this.effects = effects;
        this.seed = seed;
    }

    Answer answer() {
        evidence.methods().forEach(this::ask);
        List<Effect> corrected = Effects.corrected(found);
        return new Answer(Question.HIERARCHY, ASKS, concluded(corrected), NOT, corrected, List.copyOf(leftOut));
    }

    private void ask(MethodOnModel method) {
        NavigableMap<Integer, Matrix> unique = evidence.unique(method);
        if (unique.size() < LEAST_LAYERS) {
            leftOut.add(
                    new LeftOut(method.toString(), "scored layers: " + unique.size() + ", needed: " + LEAST_LAYERS));
            return;
        }
        List<Matrix> scores = bySubject(unique);
        List<String> regions = brains.rois().stream()
                .filter(roi -> scores.stream().allMatch(own -> hasTarget(own, roi)))
                .toList();
        brains.rois().stream()
                .filter(roi -> !regions.contains(roi))
                .forEach(roi -> leftOut.add(new LeftOut(
                        method + " in " + roi, "a subject has no target there with a score at every layer")));
        if (regions.size() < 2) {
            leftOut.add(new LeftOut(method.toString(), "regions with scores: " + regions.size() + ", needed: 2"));
            return;
        }
        LayerPreference preference = LayerPreference.of(
                scores.stream().map(own -> columns(own, regions)).toList(),
                brains.targets().stream()
                        .map(Target::roi)
                        .filter(regions::contains)
                        .toList(),
                effects.settings().permutations(),
                seed);
        record(method, List.copyOf(unique.keySet()), preference);
    }

    private void record(MethodOnModel method, List<Integer> layers, LayerPreference preference) {
        double[] spread = new double[preference.preferred().rows()];
        Arrays.setAll(spread, subject -> spread(preference.residual().row(subject)));
        double[] agreement = preference.agreement();
        boolean agreed = Effects.defined(agreement);
        int effect = found.size();
        found.add(effects.withP(
                labels(
                        agreed ? "agreement of subjects on the order (r)" : "spread of preferred layers over regions",
                        method,
                        Leaderboard.ALL),
                agreed ? agreement : spread,
                preference.p()));
        double[] means = new double[preference.regions().size()];
        for (int region = 0; region < means.length; region++) {
            double[] preferred = layersAt(layers, preference.preferred().column(region));
            means[region] = Arrays.stream(preferred).average().orElseThrow();
            found.add(effects.withP(
                    labels("preferred layer", method, preference.regions().get(region)), preferred, Double.NaN));
        }
        orders.add(new Order(method, preference.regions(), means, effect));
    }

    // A mean of positions in the list of scored layers, which may have gaps, as a layer.
    private static double[] layersAt(List<Integer> layers, double[] positions) {
        return Arrays.stream(positions)
                .map(position -> {
                    int below = (int) Math.floor(position);
                    int above = Math.min(below + 1, layers.size() - 1);
                    return layers.get(below) + (position - below) * (layers.get(above) - layers.get(below));
                })
                .toArray();
    }

    private static double spread(double[] preferred) {
        return Arrays.stream(preferred).max().orElseThrow()
                - Arrays.stream(preferred).min().orElseThrow();
    }

    private List<Matrix> bySubject(NavigableMap<Integer, Matrix> unique) {
        List<Matrix> scores = new ArrayList<>();
        for (int subject = 0; subject < brains.subjects().size(); subject++) {
            Matrix own = Matrix.zeros(unique.size(), brains.targets().size());
            int row = 0;
            for (Matrix layer : unique.values()) {
                for (int target = 0; target < own.columns(); target++) {
                    own.set(row, target, layer.get(subject, target));
                }
                row++;
            }
            scores.add(own);
        }
        return scores;
    }

    private boolean hasTarget(Matrix own, String roi) {
        return IntStream.range(0, own.columns())
                .filter(target -> brains.targets().get(target).roi().equals(roi))
                .anyMatch(target -> Effects.defined(own.column(target)));
    }

    private Matrix columns(Matrix own, List<String> regions) {
        int[] kept = IntStream.range(0, own.columns())
                .filter(target -> regions.contains(brains.targets().get(target).roi()))
                .toArray();
        Matrix some = Matrix.zeros(own.rows(), kept.length);
        for (int row = 0; row < own.rows(); row++) {
            for (int column = 0; column < kept.length; column++) {
                some.set(row, column, own.get(row, kept[column]));
            }
        }
        return some;
    }

    private String concluded(List<Effect> corrected) {
        if (orders.isEmpty()) {
            return "Nothing: no method has scores at " + LEAST_LAYERS + " layers in 2 regions.";
        }
        List<Order> told = orders.stream()
                .filter(order -> corrected.get(order.effect()).pCorrected()
                        < effects.settings().fdr())
                .toList();
        String of = " of " + orders.size() + " methods";
        if (told.isEmpty()) {
            return "For none" + of + " can regions be told apart by their preferred layer (n = "
                    + brains.subjects().size() + ", smallest corrected p "
                    + String.format(
                            Locale.ROOT,
                            "%.3f",
                            orders.stream()
                                    .mapToDouble(order ->
                                            corrected.get(order.effect()).pCorrected())
                                    .min()
                                    .orElseThrow())
                    + ").";
        }
        return "For " + told.size() + of
                + " regions differ in preferred layer beyond the layers' overall strength (n = "
                + brains.subjects().size() + "): "
                + told.stream()
                        .map(order -> order.method() + " (corrected p "
                                + String.format(
                                        Locale.ROOT,
                                        "%.3f",
                                        corrected.get(order.effect()).pCorrected())
                                + "; mean preferred layer " + inOrder(order) + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String inOrder(Order order) {
        return IntStream.range(0, order.layers().length)
                .boxed()
                .sorted(Comparator.comparingDouble(region -> order.layers()[region]))
                .map(region ->
                        order.regions().get(region) + String.format(Locale.ROOT, " %.1f", order.layers()[region]))
                .collect(Collectors.joining(", "));
    }

    private static Effects.Labels labels(String quantity, MethodOnModel method, String roi) {
        return new Effects.Labels(quantity, method.model(), roi, Cell.FULL, method.variant(), Effects.ZERO);
    }
}
