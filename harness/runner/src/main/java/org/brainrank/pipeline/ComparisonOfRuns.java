package org.brainrank.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brainrank.config.ConfigDifference;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunComparison;
import org.brainrank.results.RunComparison.Change;
import org.brainrank.results.RunComparison.Pair;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;

/**
 * Two runs, method by method. The subject is the unit: each has one number in each run, over the same test scans, so that
 * differences are paired.
 */
public final class ComparisonOfRuns {
    private final RecordedRun first;
    private final RecordedRun second;
    private final List<String> cautions;
    private final List<String> subjects;
    private final Inference inference;
    private final List<Pair> pairs = new ArrayList<>();

    private ComparisonOfRuns(RecordedRun first, RecordedRun second, List<String> cautions) {
        this.first = first;
        this.second = second;
        this.cautions = new ArrayList<>(cautions);
        this.subjects = first.manifest().dataset().subjects().stream()
                .filter(second.manifest().dataset().subjects()::contains)
                .toList();
        this.inference = new Inference(
                first.experiment().statistics(), new Seeds(first.experiment().seed()));
    }

    /**
     * Compares.
     *
     * @param first folder of a finished run
     * @param second folder of another
     * @param anyway whether runs that are no results may be compared
     * @return second against first
     * @throws UserException if one cannot be read, or they have no test scans of a subject in common
     */
    public static RunComparison of(Path first, Path second, boolean anyway) {
        RecordedRun one = RecordedRun.open(first);
        RecordedRun other = RecordedRun.open(second);
        return new ComparisonOfRuns(one, other, Comparability.check(one, other, anyway)).compare();
    }

    private RunComparison compare() {
        if (subjects.isEmpty()) {
            throw new UserException("these runs cannot be compared, they have no subject in common: "
                    + first.manifest().dataset().subjects() + " and "
                    + second.manifest().dataset().subjects() + "; run both on the same people");
        }
        int all = Math.max(
                first.manifest().dataset().subjects().size(),
                second.manifest().dataset().subjects().size());
        if (subjects.size() < all) {
            cautions.add("only the " + subjects.size() + " subjects of both runs are compared; ranks are those of each"
                    + " run's own subjects");
        }
        CellTable before = table(first);
        CellTable after = table(second);
        List<String> models =
                before.models().stream().filter(after.models()::contains).toList();
        if (!before.models().equals(after.models())) {
            cautions.add(
                    models.isEmpty()
                            ? "the runs explain different models, " + before.models() + " and " + after.models()
                                    + ": differences are of method and model together"
                            : "level 'method' is over the models of both runs, " + models
                                    + "; ranks are those of each run's own models");
        }
        MethodPairs matched = MethodPairs.of(methods(first), methods(second));
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(first.panel().rois());
        for (String roi : rois) {
            pair(
                    Level.METHOD,
                    roi,
                    Leaderboard.ALL,
                    acrossModels(before, models.isEmpty() ? before.models() : models, roi),
                    acrossModels(after, models.isEmpty() ? after.models() : models, roi),
                    matched);
            for (String model : models) {
                pair(
                        Level.MODEL,
                        roi,
                        model,
                        byVariant(before.chosen(model, roi)),
                        byVariant(after.chosen(model, roi)),
                        matched);
            }
        }
        return new RunComparison(
                RunFolder.SCHEMA_VERSION,
                side(first),
                side(second),
                subjects,
                pairs,
                matched.onlyFirst(),
                matched.onlySecond(),
                ConfigDifference.between(first.config(), second.config()).stream()
                        .map(difference -> new Change(difference.key(), difference.first(), difference.second()))
                        .toList(),
                hashes(),
                cautions);
    }

    /** Of the shared subjects at full width. */
    private CellTable table(RecordedRun run) {
        return CellTable.of(
                Capacity.comparable(run.cells(), Cell.FULL).stream()
                        .filter(cell -> subjects.contains(cell.subject()))
                        .toList(),
                subjects);
    }

    private static Set<String> methods(RecordedRun run) {
        return run.cells().stream()
                .filter(cell -> cell.role() == Cell.Role.METHOD && cell.status() == Cell.Status.DONE)
                .map(Cell::variant)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static Map<String, Entry> acrossModels(CellTable table, List<String> models, String roi) {
        Map<String, List<Entry>> byModel = new LinkedHashMap<>();
        models.forEach(model -> byModel.put(model, table.chosen(model, roi)));
        return byVariant(Entry.acrossModels(byModel));
    }

    private static Map<String, Entry> byVariant(List<Entry> entries) {
        Map<String, Entry> byVariant = new LinkedHashMap<>();
        entries.stream().filter(Entry::defined).forEach(entry -> byVariant.put(entry.variant(), entry));
        return byVariant;
    }

    private void pair(
            Level level,
            String roi,
            String model,
            Map<String, Entry> before,
            Map<String, Entry> after,
            MethodPairs matched) {
        List<Entry[]> both = new ArrayList<>();
        matched.byFirst().forEach((one, other) -> {
            if (before.containsKey(one) && after.containsKey(other)) {
                both.add(new Entry[] {before.get(one), after.get(other)});
            }
        });
        List<double[]> differences =
                both.stream().map(entries -> entries[1].above(entries[0])).toList();
        double[] p = differences.stream().mapToDouble(inference::differs).toArray();
        double[] corrected = inference.correctedDifferences(p, differences);
        List<Pair> own = new ArrayList<>();
        for (int i = 0; i < both.size(); i++) {
            Entry one = both.get(i)[0];
            Entry other = both.get(i)[1];
            Place placed = Place.of(first.leaderboard(), level, roi, model, one.variant());
            Place now = Place.of(second.leaderboard(), level, roi, model, other.variant());
            own.add(new Pair(
                    level,
                    roi,
                    model,
                    one.variant(),
                    other.variant(),
                    placed.rank(),
                    placed.rows(),
                    now.rank(),
                    now.rows(),
                    place(both, 0, i),
                    place(both, 1, i),
                    inference.estimate(one.unique()),
                    inference.estimate(other.unique()),
                    inference.estimate(differences.get(i)),
                    p[i],
                    corrected[i],
                    inference.differsByRanks(differences.get(i))));
        }
        own.sort(Comparator.comparingInt(Pair::rankSecond).thenComparing(Pair::second));
        pairs.addAll(own);
    }

    /** Place of one of the compared methods among them, 1 for the highest mean. */
    private static int place(List<Entry[]> both, int side, int index) {
        double own = Inference.mean(both.get(index)[side].unique());
        return 1
                + (int) both.stream()
                        .filter(entries -> Inference.mean(entries[side].unique()) > own)
                        .count();
    }

    /** Where a method stands in its run. */
    private record Place(int rank, int rows) {
        static Place of(Leaderboard board, Level level, String roi, String model, String variant) {
            List<Row> rows = board.rows().stream()
                    .filter(row -> row.level() == level
                            && row.roi().equals(roi)
                            && row.model().equals(model)
                            && row.capacity().equals(Cell.FULL)
                            && row.rank() > 0)
                    .toList();
            Optional<Row> own =
                    rows.stream().filter(row -> row.variant().equals(variant)).findFirst();
            return new Place(own.map(Row::rank).orElse(0), rows.size());
        }
    }

    private static RunComparison.Side side(RecordedRun run) {
        Manifest manifest = run.manifest();
        return new RunComparison.Side(
                run.named(),
                manifest.name(),
                manifest.started(),
                manifest.environment().brainrank(),
                manifest.environment().commit(),
                manifest.dataset().subjects().size(),
                manifest.limited(),
                manifest.leakage());
    }

    private List<Change> hashes() {
        List<Change> changes = new ArrayList<>();
        changed(
                "model ",
                byName(first.manifest().models(), Manifest.Model::id, Manifest.Model::sha256),
                byName(second.manifest().models(), Manifest.Model::id, Manifest.Model::sha256),
                changes);
        changed(
                "plugin ",
                byName(
                        first.manifest().plugins(),
                        Manifest.Plugin::id,
                        plugin -> plugin.version() + " " + plugin.sha256()),
                byName(
                        second.manifest().plugins(),
                        Manifest.Plugin::id,
                        plugin -> plugin.version() + " " + plugin.sha256()),
                changes);
        changed("", environment(first), environment(second), changes);
        return changes;
    }

    private static <T> Map<String, String> byName(
            List<T> things, java.util.function.Function<T, String> name, java.util.function.Function<T, String> hash) {
        Map<String, String> byName = new LinkedHashMap<>();
        things.forEach(thing -> byName.put(name.apply(thing), hash.apply(thing)));
        return byName;
    }

    private static Map<String, String> environment(RecordedRun run) {
        Manifest.Environment on = run.manifest().environment();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("harness", on.brainrank() + " " + on.commit());
        environment.put("engine", on.engine());
        environment.put("linear algebra", on.blas());
        environment.put("java", on.java());
        environment.put("processor", on.processor());
        return environment;
    }

    private static void changed(
            String kind, Map<String, String> before, Map<String, String> after, List<Change> changes) {
        Set<String> names = new java.util.TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (!old.equals(now)) {
                changes.add(new Change(kind + name, old, now));
            }
        }
    }
}
