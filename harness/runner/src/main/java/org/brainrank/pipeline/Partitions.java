package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.execution.Workers;
import org.brainrank.linalg.Matrix;
import org.brainrank.pipeline.Families.Kind;
import org.brainrank.pipeline.Family.Member;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings.Part;
import org.brainrank.results.Findings.Partition;
import org.brainrank.results.Leaderboard;
import org.brainrank.statistics.VariancePartition;

/**
 * Held-out variance of explanation, controls and activations, split into what each explains alone, what two and what all three
 * explain, by model, ROI and subject.
 *
 * <p>One explanation and one layer of activations enter an outer fold: those that most subjects' inner folds rate best over
 * all targets in that fold. So no test scan chooses, and the cost is bounded: six regressions for each choice that differs
 * from fold to fold, all subjects side by side.
 */
final class Partitions {
    private static final List<String> SETS = List.of("explanation", "controls", "activations");
    private static final List<String> PARTS = List.of(
            "explanation",
            "controls",
            "activations",
            "explanation+controls",
            "explanation+activations",
            "controls+activations",
            "explanation+controls+activations");

    private final Brains brains;
    private final Families families;
    private final Effects effects;
    private final List<Partition> found = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Partitions(Brains brains, Families families, Effects effects) {
        this.brains = brains;
        this.families = families;
        this.effects = effects;
    }

    /** By model and ROI. */
    List<Partition> found() {
        return List.copyOf(found);
    }

    /**
     * By model, ROI and subject, at full precision; empty where a subject has no score.
     *
     * @param limited whether {@code --limit} cut the data: such a run is no result, and every line says so
     * @param leakage names allowed by {@code --allow-leakage}: the same
     */
    String csv(boolean limited, List<String> leakage) {
        String header = limited ? ",LIMITED RUN: not a result" : "";
        String mark = limited ? ",limited" : "";
        if (!leakage.isEmpty()) {
            header += ",LEAKAGE ALLOWED: not a result";
            mark += "," + quoted(String.join(" ", leakage));
        }
        StringBuilder csv = new StringBuilder("model,roi,subject,");
        csv.append(String.join(",", PARTS)).append(",total").append(header).append('\n');
        for (String line : lines) {
            csv.append(line).append(mark).append('\n');
        }
        return csv.toString();
    }

    /**
     * Partitions what one whole model said.
     *
     * @param explained the model's feature sets
     * @param cells scores of at least these sets
     * @return why it was not done, if it was not
     */
    Optional<String> partition(Explained explained, List<Cell> cells, Scoring scoring, Workers workers) {
        if (explained.role() != Cell.Role.METHOD) {
            return Optional.empty();
        }
        Optional<Family> explanations = family(explained, cells, Kind.EXPLANATION);
        Optional<Family> activations = family(explained, cells, Kind.ACTIVATIONS);
        Optional<RidgeResult> floor = scoring.floorResult();
        if (explanations.isEmpty() || activations.isEmpty() || floor.isEmpty()) {
            String missing = explanations.isEmpty()
                    ? "explanation"
                    : activations.isEmpty() ? "activations" : "nuisance controls";
            return Optional.of("variance is not partitioned on " + explained.label() + ": the run has no " + missing
                    + " with scores");
        }
        Models models = new Models(explained, scoring);
        List<Member> ofExplanation = explanations.get().choices();
        List<Member> ofActivations = activations.get().choices();
        models.solve(ofExplanation, ofActivations, workers);
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(brains.rois());
        String controls = cells.stream()
                .filter(cell -> cell.role() == Cell.Role.FLOOR)
                .map(Cell::variant)
                .findFirst()
                .orElse(SETS.get(1));
        for (String roi : rois) {
            List<VariancePartition> bySubject = IntStream.range(
                            0, brains.subjects().size())
                    .mapToObj(subject -> models.of(columns(roi, subject), ofExplanation, ofActivations, floor.get()))
                    .toList();
            write(explained.label(), roi, bySubject);
            double[] totals =
                    bySubject.stream().mapToDouble(VariancePartition::total).toArray();
            if (Effects.defined(totals)) {
                found.add(new Partition(
                        explained.label(),
                        roi,
                        counted(ofExplanation),
                        controls,
                        counted(ofActivations),
                        parts(bySubject),
                        effects.estimate(totals),
                        totals.length));
            }
        }
        return Optional.empty();
    }

    private Optional<Family> family(Explained explained, List<Cell> cells, Kind kind) {
        List<String> variants = families.variants(kind);
        return Family.of(
                cells.stream()
                        .filter(cell -> cell.model().equals(explained.label())
                                && cell.capacity().equals(Cell.FULL)
                                && variants.contains(cell.variant()))
                        .toList(),
                brains.subjects(),
                Leaderboard.ALL);
    }

    private List<Part> parts(List<VariancePartition> bySubject) {
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < PARTS.size(); part++) {
            int at = part;
            parts.add(new Part(
                    PARTS.get(part),
                    effects.estimate(bySubject.stream()
                            .mapToDouble(partition -> partition.parts().get(at))
                            .toArray())));
        }
        return parts;
    }

    private void write(String model, String roi, List<VariancePartition> bySubject) {
        for (int subject = 0; subject < bySubject.size(); subject++) {
            List<String> fields = new ArrayList<>(
                    List.of(quoted(model), quoted(roi), quoted(brains.subjects().get(subject))));
            VariancePartition partition = bySubject.get(subject);
            partition.parts().forEach(part -> fields.add(number(part)));
            fields.add(number(partition.total()));
            lines.add(String.join(",", fields));
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private int[] columns(String roi, int subject) {
        int targets = brains.targets().size();
        return IntStream.range(0, targets)
                .filter(target -> roi.equals(Leaderboard.ALL)
                        || brains.targets().get(target).roi().equals(roi))
                .map(target -> subject * targets + target)
                .toArray();
    }

    /** {@code erasure@2 in 3 folds, gradient-norm@1 in 1 fold}. */
    private static String counted(List<Member> choices) {
        Map<Member, Integer> counts = new LinkedHashMap<>();
        choices.forEach(choice -> counts.merge(choice, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Member, Integer>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " in " + entry.getValue() + (entry.getValue() == 1 ? " fold" : " folds"))
                .collect(Collectors.joining(", "));
    }

    /** The regressions that partitions are made of, each solved once. */
    private static final class Models {
        private final Explained explained;
        private final Scoring scoring;
        private final Map<List<Member>, RidgeResult> alone = new LinkedHashMap<>();
        private final Map<List<Member>, RidgeResult> withControls = new LinkedHashMap<>();

        Models(Explained explained, Scoring scoring) {
            this.explained = explained;
            this.scoring = scoring;
        }

        void solve(List<Member> explanations, List<Member> activations, Workers workers) {
            Set<List<Member>> sets = new LinkedHashSet<>();
            for (int fold = 0; fold < explanations.size(); fold++) {
                sets.add(List.of(explanations.get(fold)));
                sets.add(List.of(activations.get(fold)));
                sets.add(List.of(explanations.get(fold), activations.get(fold)));
            }
            List<Callable<RidgeResult>> tasks = new ArrayList<>();
            for (List<Member> members : sets) {
                List<FeatureSet> features = members.stream().map(this::find).toList();
                tasks.add(() -> scoring.without(features));
                tasks.add(() -> scoring.joint(features));
            }
            List<RidgeResult> results = workers.all(tasks);
            int next = 0;
            for (List<Member> members : sets) {
                alone.put(members, results.get(next++));
                withControls.put(members, results.get(next++));
            }
        }

        private FeatureSet find(Member member) {
            return explained.sets().stream()
                    .filter(set -> set.variant().equals(member.variant()) && set.layer() == member.layer())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no features of " + member));
        }

        /** Means over folds and columns; a column that does not vary in a fold does not count there. */
        VariancePartition of(int[] columns, List<Member> explanations, List<Member> activations, RidgeResult floor) {
            double[] sums = new double[7];
            int scored = 0;
            for (int fold = 0; fold < explanations.size(); fold++) {
                List<Member> first = List.of(explanations.get(fold));
                List<Member> third = List.of(activations.get(fold));
                List<Member> both = List.of(explanations.get(fold), activations.get(fold));
                double[] r2 = {
                    mean(alone.get(first), fold, columns),
                    mean(floor, fold, columns),
                    mean(alone.get(third), fold, columns),
                    mean(withControls.get(first), fold, columns),
                    mean(alone.get(both), fold, columns),
                    mean(withControls.get(third), fold, columns),
                    mean(withControls.get(both), fold, columns)
                };
                if (Effects.defined(r2)) {
                    scored++;
                    Arrays.setAll(sums, i -> sums[i] + r2[i]);
                }
            }
            int folds = scored;
            double[] r2 = Arrays.stream(sums).map(sum -> sum / folds).toArray();
            return VariancePartition.of(new VariancePartition.Models(r2[0], r2[1], r2[2], r2[3], r2[4], r2[5], r2[6]));
        }

        private static double mean(RidgeResult result, int fold, int[] columns) {
            Matrix rSquared = result.rSquared();
            return Arrays.stream(columns)
                    .mapToDouble(column -> rSquared.get(fold, column))
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
    }
}
