package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.brainrank.alignment.Delays;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.MultiverseSettings.Universe;
import org.brainrank.config.PluginChoice;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Progress;
import org.brainrank.execution.QuietProgress;
import org.brainrank.execution.Workers;
import org.brainrank.features.Unit;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Multiverse;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;

/**
 * Repeats the scoring of an experiment in other universes: how stable is each rank under choices that could have been made
 * otherwise?
 *
 * <p>Universes whose window and methods are the same share their explanations. A universe that cannot be is in the result with
 * the reason, as a failed cell is.
 */
public final class MultiverseRun {
    private static final String BASELINE = "baseline";

    private final List<Universe> universes;
    private final boolean full;
    private final Components components;
    private final RunOptions options;
    private List<String> variantsOfConfig = List.of();

    /**
     * Describes a multiverse.
     *
     * @param universes complete experiments, the config itself first; {@link #withBaselines} made
     * @param full recorded, not interpreted
     * @param components where plugins come from
     * @param options how each is run
     */
    public MultiverseRun(List<Universe> universes, boolean full, Components components, RunOptions options) {
        this.universes = List.copyOf(universes);
        this.full = full;
        this.components = components;
        this.options = options;
    }

    /**
     * What to vary where the config does not say: half and twice the window, each normalisation, one delay less and one
     * more, the other way to hold out where there are stories enough, a wider and a finer grid of penalties, and baselines
     * zero and mean embedding where a method takes one.
     *
     * @param preparation of the config
     * @return values in YAML, by the name of the choice
     */
    public static Map<String, List<String>> standard(Preparation preparation) {
        Experiment experiment = preparation.experiment();
        Map<String, List<String>> standard = new LinkedHashMap<>();
        WindowSettings window = experiment.window();
        List<String> context = new ArrayList<>();
        if (window.contextWords() / 2 >= Math.max(1, window.explainedWords())) {
            context.add(Integer.toString(window.contextWords() / 2));
        }
        context.add(Integer.toString(2 * window.contextWords()));
        standard.put("context-words", context);
        standard.put("normalise", List.of("none", "abs-sum", "l2"));
        if (experiment.methods().stream().anyMatch(method -> method.parameters().containsKey(BASELINE))) {
            standard.put(Universe.BASELINES, List.of("zero", "mean-embedding"));
        }
        // A canonical response, or delays in seconds, have no delays to take one from.
        if (preparation.brains().alignment().response() instanceof Delays own) {
            List<Integer> delays = own.scans();
            List<String> otherDelays = new ArrayList<>();
            if (delays.size() > 1) {
                otherDelays.add(delays.subList(0, delays.size() - 1).toString());
            }
            List<Integer> longer = new ArrayList<>(delays);
            longer.add(delays.stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
            otherDelays.add(longer.toString());
            standard.put("delays-scans", otherDelays);
        }
        standard.put(
                "folds",
                preparation.brains().stories().size() >= 3
                        ? List.of("contiguous-blocks", "leave-one-story-out")
                        : List.of("contiguous-blocks"));
        standard.put(
                "alphas",
                List.of("{log10-from: -3, log10-to: 10, count: 14}", "{log10-from: -1, log10-to: 8, count: 19}"));
        return standard;
    }

    /**
     * The universe with its baseline, once the methods' parameters are known.
     *
     * @param universe of a complete experiment
     * @return every method that takes a baseline has this one
     * @throws ConfigException if no method takes one
     */
    public static Universe withBaselines(Universe universe) {
        String baseline = universe.choices().get(Universe.BASELINES);
        if (baseline == null) {
            return universe;
        }
        Experiment experiment = universe.experiment();
        List<PluginChoice> methods = experiment.methods().stream()
                .map(method -> method.parameters().containsKey(BASELINE) ? with(method, baseline) : method)
                .toList();
        if (methods.equals(experiment.methods())
                && experiment.methods().stream()
                        .noneMatch(method -> method.parameters().containsKey(BASELINE))) {
            throw new ConfigException(
                    experiment.methods().get(0).place(),
                    "no method takes a baseline; remove multiverse.baselines, or add a method like integrated-gradients");
        }
        return new Universe(universe.choices(), experiment.withMethods(methods));
    }

    private static PluginChoice with(PluginChoice method, String baseline) {
        Map<String, Object> parameters = new LinkedHashMap<>(method.parameters());
        parameters.put(BASELINE, baseline);
        return new PluginChoice(method.id(), parameters, method.place(), method.lines());
    }

    /**
     * What it would cost.
     *
     * @param universe its name
     * @param forwards roughly, of one window; 0 where explanations are there already
     * @param cells that are scored
     * @param contextWords of its windows
     * @param message why it cannot be; empty if it can
     */
    public record Cost(String universe, double forwards, int cells, int contextWords, String message) {}

    /**
     * Opens every universe and says what it would cost; computes nothing.
     *
     * @return one a universe, in order
     */
    public List<Cost> costs() {
        List<Cost> costs = new ArrayList<>();
        LinkedHashSet<Explaining> explained = new LinkedHashSet<>();
        for (Universe universe : universes) {
            try (Preparation preparation = Preparation.of(universe.experiment(), components, options)) {
                Plan plan = Plan.of(preparation);
                double forwards = 0;
                if (explained.add(Explaining.of(universe.experiment()))) {
                    for (Plan.ModelPlan model : plan.models()) {
                        double one = model.passes().stream()
                                .mapToDouble(Plan.PassPlan::forwards)
                                .sum();
                        forwards += one * plan.words() * model.copies();
                    }
                }
                costs.add(new Cost(
                        universe.name(),
                        forwards,
                        plan.cells(),
                        universe.experiment().window().contextWords(),
                        ""));
            } catch (UserException e) {
                costs.add(new Cost(
                        universe.name(), 0, 0, universe.experiment().window().contextWords(), message(e)));
            }
        }
        return costs;
    }

    /**
     * Runs all universes.
     *
     * @param progress hears how far it is
     * @return ranks in each, and how stable they are
     */
    public Multiverse execute(Progress progress) {
        Multiverse.Universe[] results = new Multiverse.Universe[universes.size()];
        Map<Explaining, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < universes.size(); i++) {
            groups.computeIfAbsent(Explaining.of(universes.get(i).experiment()), key -> new ArrayList<>())
                    .add(i);
        }
        String dataset = "";
        progress.start("multiverse of " + universes.size() + " universes", universes.size() + (long) groups.size());
        Progress quiet = QuietProgress.INSTANCE;
        try (Workers workers = new Workers(options.threads())) {
            for (List<Integer> group : groups.values()) {
                Contest contest = null;
                for (int index : group) {
                    Universe universe = universes.get(index);
                    try (Preparation preparation = Preparation.of(universe.experiment(), components, options)) {
                        if (contest == null) {
                            contest = Contest.of(preparation, workers, quiet);
                        }
                        dataset = preparation.brains().dataset();
                        results[index] = universe(universe, preparation, contest, workers, quiet);
                    } catch (UserException e) {
                        results[index] = new Multiverse.Universe(
                                universe.name(), universe.choices(), message(e), 0, List.of(), 0, List.of());
                    }
                    progress.advance(1);
                }
                progress.advance(1);
            }
        }
        progress.done();
        List<Multiverse.Universe> all =
                java.util.Arrays.stream(results).map(Objects::requireNonNull).toList();
        return new Multiverse(
                RunFolder.SCHEMA_VERSION,
                universes.get(0).experiment().name(),
                dataset,
                options.limitWords().isPresent(),
                full,
                all,
                stability(all));
    }

    private Multiverse.Universe universe(
            Universe universe, Preparation preparation, Contest contest, Workers workers, Progress progress) {
        long start = System.nanoTime();
        Experiment experiment = universe.experiment();
        Brains brains = preparation.brains();
        List<Cell> cells = contest.score(experiment, brains, preparation.seeds(), false, workers, progress);
        Leaderboard leaderboard = Contest.rank(experiment, brains, preparation.seeds(), cells, new ArrayList<>());
        Map<String, String> names = names(preparation);
        List<Multiverse.Place> places = leaderboard.rows().stream()
                .filter(row -> row.level() == Leaderboard.Row.Level.METHOD
                        && row.role() == Cell.Role.METHOD
                        && row.capacity().equals(Cell.FULL))
                .map(row -> new Multiverse.Place(
                        row.roi(),
                        names.getOrDefault(row.variant(), row.variant()),
                        row.rank(),
                        row.unique(),
                        row.beatsControls()))
                .toList();
        int failed = (int) cells.stream()
                .filter(cell -> cell.status() == Cell.Status.FAILED
                        && cell.subject().equals(brains.subjects().get(0)))
                .count();
        return new Multiverse.Universe(
                universe.name(),
                universe.choices(),
                "",
                failed,
                preparation.leakage(),
                (System.nanoTime() - start) / 1e9,
                places);
    }

    // A method keeps its name in the config, whatever its baseline is here.
    private Map<String, String> names(Preparation preparation) {
        if (variantsOfConfig.isEmpty()) {
            try (Preparation config = Preparation.of(universes.get(0).experiment(), components, options)) {
                variantsOfConfig = variants(config);
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        List<String> here = variants(preparation);
        for (int i = 0; i < here.size(); i++) {
            names.put(here.get(i), variantsOfConfig.get(i));
        }
        return names;
    }

    private static List<String> variants(Preparation preparation) {
        return List.copyOf(new LinkedHashSet<>(
                preparation.models().get(0).units().stream().map(Unit::variant).toList()));
    }

    private static List<Multiverse.Stability> stability(List<Multiverse.Universe> universes) {
        Map<List<String>, List<Multiverse.Place>> places = new LinkedHashMap<>();
        for (Multiverse.Universe universe : universes) {
            for (Multiverse.Place place : universe.places()) {
                places.computeIfAbsent(List.of(place.roi(), place.method()), key -> new ArrayList<>())
                        .add(place);
            }
        }
        Map<List<String>, Integer> config = new LinkedHashMap<>();
        Consumer<Multiverse.Place> remember = place -> config.put(List.of(place.roi(), place.method()), place.rank());
        universes.get(0).places().forEach(remember);
        List<String> rois =
                places.keySet().stream().map(key -> key.get(0)).distinct().toList();
        return places.entrySet().stream()
                .map(entry -> {
                    List<Multiverse.Place> of = entry.getValue();
                    return new Multiverse.Stability(
                            entry.getKey().get(0),
                            entry.getKey().get(1),
                            config.getOrDefault(entry.getKey(), 0),
                            of.stream().mapToInt(Multiverse.Place::rank).min().orElseThrow(),
                            of.stream().mapToInt(Multiverse.Place::rank).max().orElseThrow(),
                            (double) of.stream()
                                            .filter(place -> place.rank() == 1)
                                            .count()
                                    / of.size(),
                            (double) of.stream()
                                            .filter(Multiverse.Place::beatsControls)
                                            .count()
                                    / of.size(),
                            of.size());
                })
                .sorted(Comparator.comparingInt((Multiverse.Stability row) -> rois.indexOf(row.roi()))
                        .thenComparingInt(row -> row.rank() == 0 ? Integer.MAX_VALUE : row.rank())
                        .thenComparing(Multiverse.Stability::method))
                .toList();
    }

    private static String message(UserException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** What explanations depend on. */
    private record Explaining(WindowSettings window, List<Map<String, Object>> methods) {
        static Explaining of(Experiment experiment) {
            return new Explaining(
                    experiment.window(),
                    experiment.methods().stream().map(PluginChoice::parameters).toList());
        }
    }
}
