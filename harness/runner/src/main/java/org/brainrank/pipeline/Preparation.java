package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.brainrank.cache.Makers;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.ModelChoice;
import org.brainrank.config.PluginChoice;
import org.brainrank.engine.MachineMemory;
import org.brainrank.execution.ProcessMemory;
import org.brainrank.execution.Progress;
import org.brainrank.execution.QuietProgress;
import org.brainrank.features.TargetSpelling;
import org.brainrank.features.Unit;
import org.brainrank.imports.ImportedSpace;
import org.brainrank.leakage.LeakageLinter;
import org.brainrank.provenance.Machine;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Manifest;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;

/**
 * Everything that can be refused before anything is computed: plugins are found, parameters checked, models and data
 * opened, capabilities matched.
 *
 * @param experiment the config
 * @param options how it is run
 * @param dataset open; closed by {@link #close}
 * @param datasetCard what the dataset says of itself
 * @param brains the words and the responses, as used
 * @param models in the config's order
 * @param controls in the config's order
 * @param imported what other programs say of the same words
 * @param cards of everything that the run uses, for the references
 * @param seeds named random streams
 * @param notes what was left out or filled in
 * @param leakage names of leaks that occur and were allowed; stamped on every output
 */
public record Preparation(
        Experiment experiment,
        RunOptions options,
        Dataset dataset,
        Card datasetCard,
        Brains brains,
        List<PreparedModel> models,
        List<Control> controls,
        List<ImportedSpace> imported,
        List<Card> cards,
        Seeds seeds,
        List<String> notes,
        List<String> leakage)
        implements AutoCloseable {

    /**
     * Prepares a run.
     *
     * @param experiment the config
     * @param components where plugins come from
     * @param options how it is run
     * @return ready to run
     * @throws org.brainrank.spi.UserException if something cannot work, with place and remedy
     */
    public static Preparation of(Experiment experiment, Components components, RunOptions options) {
        return of(experiment, components, options, QuietProgress.INSTANCE);
    }

    /**
     * Prepares a run that somebody waits for.
     *
     * @param experiment the config
     * @param components where plugins come from
     * @param options how it is run
     * @param progress hears of responses as they are read
     * @return ready to run
     * @throws org.brainrank.spi.UserException if something cannot work, with place and remedy
     */
    public static Preparation of(Experiment experiment, Components components, RunOptions options, Progress progress) {
        LeakageLinter.requireKnown(options.allowedLeakage());
        Seeds seeds = new Seeds(experiment.seed());
        List<String> notes = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        List<PreparedModel> models = new ArrayList<>();
        for (ModelChoice choice : experiment.models()) {
            models.add(model(experiment, choice, components, options, cards, notes));
        }
        List<Control> controls = new ArrayList<>();
        for (PluginChoice choice : experiment.controls()) {
            Control control = components.control(choice);
            controls.add(control.with(parameters(control.card(), choice)));
            cards.add(control.card());
        }
        DatasetPlugin plugin = components.dataset(experiment.dataset());
        Card card = plugin.card();
        cards.add(card);
        Dataset dataset = plugin.open(new DatasetRequest(parameters(card, experiment.dataset()), options.data()));
        try {
            Brains brains = BrainsReader.read(experiment, dataset, options, seeds, notes, progress);
            Ceiling.check(experiment, brains);
            for (int i = 0; i < controls.size(); i++) {
                ControlFeatures.check(
                        controls.get(i), brains.stories(), experiment.controls().get(i));
            }
            List<String> leakage = LeakageLinter.check(
                    brains.study(experiment.window().contextWords()),
                    allowed(experiment, options),
                    experiment.dataset().place().file(),
                    notes);
            options.allowedLeakage().stream()
                    .filter(name -> !leakage.contains(name))
                    .forEach(name -> notes.add(
                            "--allow-leakage " + name + " was not needed: there is no such leak in this run"));
            Preparation prepared = new Preparation(
                    experiment,
                    options,
                    dataset,
                    card,
                    brains,
                    List.copyOf(models),
                    List.copyOf(controls),
                    ImportedScores.read(experiment, brains.stories(), models, options),
                    List.copyOf(new LinkedHashSet<>(cards)),
                    seeds,
                    notes,
                    leakage);
            prepared.checkMemory(MachineMemory.ofProcess());
            return prepared;
        } catch (RuntimeException e) {
            dataset.close();
            throw e;
        }
    }

    /** Refuses what memory does not hold. */
    void checkMemory(MachineMemory machine) {
        long words = brains.stories().stream()
                .mapToLong(story -> story.words().size())
                .sum();
        long features = models.stream()
                .mapToLong(model -> Float.BYTES * words * numbersAWord(model))
                .max()
                .orElse(0);
        long heap = Math.min(Runtime.getRuntime().maxMemory(), Double.BYTES * brains.responseNumbers() + features);
        List<String> drawn = Turn.all(this).stream()
                .filter(turn -> turn.request().untrainedSeed().isPresent())
                .map(turn -> turn.model().choice().name())
                .toList();
        new MemoryCheck(machine, ProcessMemory.ofProgram(), heap, options.threads(), Math.toIntExact(words))
                .check(models.stream().map(PreparedModel::claim).toList(), drawn);
    }

    /** Of all units; scores are one number for each explained word. */
    private long numbersAWord(PreparedModel model) {
        return model.units().stream()
                .mapToLong(unit -> unit.explainer().kind() == Explainer.Kind.VECTOR
                        ? model.info().width()
                        : experiment.window().explainedWords())
                .sum();
    }

    /** A smoke test on few words is stamped as no result: a gap that had to shrink does not stop it, but is stamped too. */
    private static List<String> allowed(Experiment experiment, RunOptions options) {
        List<String> allowed = new ArrayList<>(options.allowedLeakage());
        if (options.limitWords().isPresent() && experiment.encoding().gapScans().isEmpty()) {
            allowed.addAll(LeakageLinter.OF_SHORT_GAPS);
        }
        return allowed;
    }

    private static PreparedModel model(
            Experiment experiment,
            ModelChoice choice,
            Components components,
            RunOptions options,
            List<Card> cards,
            List<String> notes) {
        ModelPlugin plugin = components.model(choice.plugin());
        cards.add(plugin.card());
        ModelRequest request = new ModelRequest(
                choice.name(), parameters(plugin.card(), choice.plugin()), options.home(), OptionalLong.empty());
        ModelInfo info;
        SortedSet<Integer> layers;
        List<Unit> units = new ArrayList<>();
        Map<String, Manifest.Plugin> methods = new LinkedHashMap<>();
        MemoryClaim claim;
        try (LanguageModel model = plugin.open(request)) {
            info = model.info();
            // Said before anything is explained: a foil that is no token of this model.
            new TargetSpelling("window.contrast", info, model.tokenizer())
                    .contrast(experiment.window().contrast());
            layers = experiment.layers().of(info.layers());
            for (PluginChoice method : experiment.methods()) {
                MethodPlugin methodPlugin = components.method(method);
                Parameters parameters = parameters(methodPlugin.card(), method);
                String variant = parameters.variantOf(methodPlugin.card().id());
                if (methods.put(variant, components.codeOfMethod(method)) != null) {
                    throw new ConfigException(method.place(), "'" + variant + "' stands here twice; remove one");
                }
                cards.add(methodPlugin.card());
                Explainer explainer = explainer(methodPlugin, parameters, info, method);
                Capabilities.check(variant, explainer, layers, info, method.place());
                units.addAll(units(variant, explainer, layers, info, method, notes));
                if (!explainer.resolved().isEmpty()) {
                    notes.add(variant + " on " + info.id() + " resolves " + explainer.resolved());
                }
            }
            claim = MemoryClaim.of(choice.name(), model, units, experiment.window());
            model.footprint()
                    .filter(known -> !known.onProcessor() || !known.precision().equals("float32"))
                    .ifPresent(known ->
                            notes.add(info.id() + " is computed in " + known.precision() + " on " + known.device()));
        }
        Makers makers =
                new Makers(Machine.harness(), components.engine(), components.codeOfModel(choice.plugin()), methods);
        return new PreparedModel(choice, plugin, request, info, List.copyOf(units), makers, claim);
    }

    private static Explainer explainer(
            MethodPlugin plugin, Parameters parameters, ModelInfo info, PluginChoice choice) {
        try {
            return plugin.explainer(parameters, info);
        } catch (ParameterException e) {
            throw new ConfigException(choice.place(), e.getMessage());
        }
    }

    private static List<Unit> units(
            String variant,
            Explainer explainer,
            SortedSet<Integer> layers,
            ModelInfo info,
            PluginChoice choice,
            List<String> notes) {
        List<Unit> units = layers.stream()
                .filter(explainer::explains)
                .map(layer -> new Unit(variant, explainer, layer))
                .toList();
        if (units.isEmpty()) {
            throw new ConfigException(
                    choice.place(),
                    "'" + variant + "' says nothing at any of the layers " + layers + " of '" + info.id()
                            + "'; choose other layers");
        }
        if (units.size() < layers.size()) {
            List<Integer> explained = units.stream().map(Unit::layer).toList();
            notes.add(variant + " says nothing at layers "
                    + layers.stream()
                            .filter(layer -> !explained.contains(layer))
                            .toList() + " of " + info.id()
                    + "; there are no rows for them");
        }
        return units;
    }

    private static Parameters parameters(Card card, PluginChoice choice) {
        try {
            return card.resolve(choice.parameters());
        } catch (ParameterException e) {
            throw new ConfigException(choice.place(), e.getMessage());
        }
    }

    /** The same with other brains; the dataset stays the first one's, to be closed by it. */
    Preparation with(Brains other) {
        return new Preparation(
                experiment,
                options,
                dataset,
                datasetCard,
                other,
                models,
                controls,
                imported,
                cards,
                seeds,
                notes,
                leakage);
    }

    /**
     * Where the targets are.
     *
     * @throws UserException if the dataset gives another number of points than of targets
     */
    Optional<Geometry> geometry() {
        Optional<Geometry> geometry = dataset.geometry();
        geometry.filter(known -> known.points().size() != brains.targets().size())
                .ifPresent(known -> {
                    throw new UserException("dataset '" + dataset.id() + "' has "
                            + brains.targets().size() + " targets and "
                            + known.points().size()
                            + " points for them: every target needs one; report it to the plugin's author");
                });
        return geometry;
    }

    @Override
    public void close() {
        dataset.close();
    }
}
