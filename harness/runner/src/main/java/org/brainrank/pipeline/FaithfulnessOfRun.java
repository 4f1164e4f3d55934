package org.brainrank.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.brainrank.config.WindowSettings;
import org.brainrank.features.RankAgreement;
import org.brainrank.features.WordSample;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;

/** What is known of every explanation's faithfulness, to stand beside its rank. */
final class FaithfulnessOfRun {
    private static final String UNTRAINED = "untrained:";

    private final Map<MethodAtLayer, Faithfulness> known = new LinkedHashMap<>();
    private final Map<MethodAtLayer, List<float[]>> scores = new LinkedHashMap<>();
    private final Map<String, WordSample> samples = new LinkedHashMap<>();

    private final WindowSettings window;
    private final Map<MethodAtLayer, List<String>> flags = new LinkedHashMap<>();

    FaithfulnessOfRun(WindowSettings window) {
        this.window = window;
    }

    /** Whole models are heard before they are spoilt. */
    void hear(Explained explained) {
        if (explained.role() == Cell.Role.METHOD) {
            explained.sets().forEach(set -> flags.put(MethodAtLayer.of(set), Flags.of(set, window)));
            explained.scrutiny().ifPresent(this::hear);
        } else {
            explained.sets().stream()
                    .filter(set -> set.variant().startsWith(UNTRAINED))
                    .forEach(this::compare);
        }
    }

    private void hear(Scrutiny scrutiny) {
        for (Scrutiny.Judged judged : scrutiny.judged()) {
            FeatureSet set = judged.set();
            MethodAtLayer where = MethodAtLayer.of(set);
            samples.put(set.model(), scrutiny.sample());
            scores.put(where, scrutiny.sample().scores(set.space()));
            known.put(
                    where,
                    new Faithfulness(
                            judged.areas().comprehensiveness(),
                            judged.areas().sufficiency(),
                            judged.chance(),
                            Double.NaN,
                            judged.stability(),
                            scrutiny.sample().windows().size(),
                            judged.passes()));
        }
    }

    private void compare(FeatureSet untrained) {
        MethodAtLayer where = new MethodAtLayer(
                untrained.model(), untrained.variant().substring(UNTRAINED.length()), untrained.layer());
        WordSample sample = samples.get(untrained.model());
        List<float[]> trained = scores.get(where);
        Faithfulness found = known.get(where);
        if (sample != null && trained != null && found != null) {
            known.put(where, found.withRandomisation(RankAgreement.of(trained, sample.scores(untrained.space()))));
        }
    }

    /** The content of {@code faithfulness.csv}: one line for each model, method and layer. */
    String csv() {
        StringBuilder csv =
                new StringBuilder("model,method,layer,comprehensiveness,comprehensiveness-chance,sufficiency,"
                        + "randomisation,stability,words,passes\n");
        known.forEach((where, found) -> csv.append(quoted(where.model()))
                .append(',')
                .append(quoted(where.variant()))
                .append(',')
                .append(where.layer())
                .append(',')
                .append(numbers(
                        found.comprehensiveness(),
                        found.chance(),
                        found.sufficiency(),
                        found.randomisation(),
                        found.stability()))
                .append(',')
                .append(found.words())
                .append(',')
                .append(numbers(found.passes()))
                .append('\n'));
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String numbers(double... values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.length() > 0 ? "," : "")
                    .append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value));
        }
        return text.toString();
    }

    /** The same leaderboard with what is known beside every method; over layers as often as each was chosen. */
    Leaderboard beside(Leaderboard leaderboard) {
        return leaderboard.withRows(leaderboard.rows().stream()
                .map(row -> row.role() == Cell.Role.METHOD ? row.judged(of(row), flags(row)) : row)
                .toList());
    }

    /** Of all layers that count in a row, each reason once. */
    private List<String> flags(Row row) {
        Map<String, Set<Integer>> layers = new LinkedHashMap<>();
        flags.forEach((where, reasons) -> {
            if (weight(row, where) > 0) {
                reasons.forEach(reason ->
                        layers.computeIfAbsent(reason, key -> new TreeSet<>()).add(where.layer()));
            }
        });
        boolean one = row.level() == Row.Level.LAYER;
        return layers.entrySet().stream()
                .map(entry -> one
                        ? entry.getKey()
                        : (entry.getValue().size() == 1 ? "layer " : "layers ")
                                + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ": " + entry.getKey())
                .toList();
    }

    private static double weight(Row row, MethodAtLayer where) {
        boolean same = where.variant().equals(row.variant())
                && (row.model().equals(Leaderboard.ALL) || row.model().equals(where.model()));
        if (!same) {
            return 0;
        }
        return row.level() == Row.Level.LAYER
                ? (row.layer().equals(Integer.toString(where.layer())) ? 1 : 0)
                : row.layers().getOrDefault(where.layer(), 0);
    }

    private Faithfulness of(Row row) {
        Map<Faithfulness, Double> weights = new LinkedHashMap<>();
        known.forEach((where, found) -> {
            double weight = weight(row, where);
            if (weight > 0) {
                weights.merge(found, weight, Double::sum);
            }
        });
        if (weights.isEmpty()) {
            return Faithfulness.UNKNOWN;
        }
        return new Faithfulness(
                mean(weights, Faithfulness::comprehensiveness),
                mean(weights, Faithfulness::sufficiency),
                mean(weights, Faithfulness::chance),
                mean(weights, Faithfulness::randomisation),
                mean(weights, Faithfulness::stability),
                weights.keySet().iterator().next().words(),
                mean(weights, Faithfulness::passes));
    }

    private static double mean(
            Map<Faithfulness, Double> weights, java.util.function.ToDoubleFunction<Faithfulness> part) {
        double sum = 0;
        double total = 0;
        for (Map.Entry<Faithfulness, Double> entry : weights.entrySet()) {
            sum += entry.getValue() * part.applyAsDouble(entry.getKey());
            total += entry.getValue();
        }
        return sum / total;
    }
}
