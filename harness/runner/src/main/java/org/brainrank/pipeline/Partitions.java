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
 * all targets in that fold. So no test scan chooses, and the cost is bounded: two regressions for each pair that differs
 * from fold to fold, all subjects side by side. The other five models of a partition are those that the cells hold.
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
        List<Member> ofExplanation = explanations.get().choices();
        List<Member> ofActivations = activations.get().choices();
        Models models = new Models(explained, cells);
        models.solve(ofExplanation, ofActivations, scoring, workers);
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
                    .mapToObj(subject -> models.of(roi, subject, ofExplanation, ofActivations))
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

    /** {@code erasure@2 in 3 folds, gradient-norm@1 in 1 fold}. */
    private static String counted(List<Member> choices) {
        Map<Member, Integer> counts = new LinkedHashMap<>();
        choices.forEach(choice -> counts.merge(choice, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Member, Integer>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " in " + entry.getValue() + (entry.getValue() == 1 ? " fold" : " folds"))
                .collect(Collectors.joining(", "));
    }

    /** The seven models of every partition: five that the cells hold, and two that are solved for it. */
    private final class Models {
        private final Explained explained;
        private final List<Cell> cells;
        private final Map<List<Member>, RidgeResult> both = new LinkedHashMap<>();
        private final Map<List<Member>, RidgeResult> all = new LinkedHashMap<>();

        Models(Explained explained, List<Cell> cells) {
            this.explained = explained;
            this.cells = cells.stream()
                    .filter(cell -> cell.status() == Cell.Status.DONE
                            && cell.capacity().equals(Cell.FULL)
                            && (cell.role() == Cell.Role.FLOOR
                                    || (cell.role() == Cell.Role.METHOD
                                            && cell.model().equals(explained.label()))))
                    .toList();
        }

        void solve(List<Member> explanations, List<Member> activations, Scoring scoring, Workers workers) {
            Set<List<Member>> pairs = new LinkedHashSet<>();
            for (int fold = 0; fold < explanations.size(); fold++) {
                pairs.add(List.of(explanations.get(fold), activations.get(fold)));
            }
            List<Callable<RidgeResult>> tasks = new ArrayList<>();
            for (List<Member> pair : pairs) {
                List<FeatureSet> features = pair.stream().map(this::find).toList();
                tasks.add(() -> scoring.joint(features));
                tasks.add(() -> scoring.without(features));
            }
            List<RidgeResult> results = workers.all(tasks);
            int next = 0;
            for (List<Member> pair : pairs) {
                all.put(pair, results.get(next++));
                both.put(pair, results.get(next++));
            }
        }

        private FeatureSet find(Member member) {
            return explained.sets().stream()
                    .filter(set -> set.variant().equals(member.variant()) && set.layer() == member.layer())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no features of " + member));
        }

        /** Means over folds; a fold in which nothing of the region varies does not count. */
        VariancePartition of(String roi, int subject, List<Member> explanations, List<Member> activations) {
            Map<Member, Cell> own = new LinkedHashMap<>();
            Optional<Cell> floor = Optional.empty();
            for (Cell cell : cells) {
                if (cell.subject().equals(brains.subjects().get(subject))) {
                    own.put(new Member(cell.variant(), cell.layer()), cell);
                    floor = cell.role() == Cell.Role.FLOOR ? Optional.of(cell) : floor;
                }
            }
            double[] sums = new double[PARTS.size()];
            int scored = 0;
            for (int fold = 0; fold < explanations.size(); fold++) {
                Cell.Scores first = CellTable.scores(own.get(explanations.get(fold)), roi);
                Cell.Scores second = CellTable.scores(floor.orElseThrow(), roi);
                Cell.Scores third = CellTable.scores(own.get(activations.get(fold)), roi);
                List<Member> pair = List.of(explanations.get(fold), activations.get(fold));
                double[] r2 = {
                    first.r2()[fold],
                    second.r2()[fold],
                    third.r2()[fold],
                    first.r2Joint()[fold],
                    mean(both.get(pair), fold, roi, subject),
                    third.r2Joint()[fold],
                    mean(all.get(pair), fold, roi, subject)
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

        // Over all regions as the cells' scores are: a mean over regions, each with the weight of its targets.
        private double mean(RidgeResult result, int fold, String roi, int subject) {
            if (!roi.equals(Leaderboard.ALL)) {
                return Regions.mean(result.rSquared(), fold, columns(roi, subject));
            }
            double sum = 0;
            int counted = 0;
            for (String region : brains.rois()) {
                int[] columns = columns(region, subject);
                double mean = Regions.mean(result.rSquared(), fold, columns);
                if (!Double.isNaN(mean)) {
                    sum += mean * columns.length;
                    counted += columns.length;
                }
            }
            return sum / counted;
        }

        private int[] columns(String roi, int subject) {
            int targets = brains.targets().size();
            return IntStream.range(0, targets)
                    .filter(target -> brains.targets().get(target).roi().equals(roi))
                    .map(target -> subject * targets + target)
                    .toArray();
        }
    }
}
