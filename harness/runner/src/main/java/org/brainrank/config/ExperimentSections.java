package org.brainrank.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of a config, with their ranges and defaults. */
final class ExperimentSections {
    private static final String[] KEYS = {
        "version",
        "name",
        "dataset",
        "models",
        "layers",
        "methods",
        "controls",
        "imported",
        "window",
        "alignment",
        "encoding",
        "statistics",
        "report",
        MultiverseSection.KEY,
        "seed"
    };
    private static final List<String> DEFAULT_CONTROLS =
            List.of("word-rate", "position", "random", "shuffled", "untrained");
    private static final String SUBJECTS = "subjects";
    private static final String ALL = "all";
    private static final String METHODS_EXAMPLE = "[gradient-norm, {id: integrated-gradients, steps: 20}]";
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final long DEFAULT_SEED = 20260101;

    private ExperimentSections() {}

    static String[] keys() {
        return KEYS.clone();
    }

    static Experiment read(Element document, String defaultName) {
        Section root = Section.of(document, KEYS);
        MultiverseSection.check(root);
        version(root);
        Element dataset = root.required("dataset", "'dataset: simulated'");
        return new Experiment(
                name(root, defaultName),
                Choices.one(dataset, Set.of(SUBJECTS)),
                subjects(dataset),
                ModelsSection.read(root.required("models", "'models: [story-lm]'")),
                LayersSection.read(root.element("layers"), root.place()),
                methods(root.required("methods", "'methods: [gradient-norm]'")),
                controls(root),
                imported(root),
                window(root),
                AlignmentSection.read(root),
                EncodingSection.read(root),
                statistics(root),
                report(root),
                root.wholeLong("seed", DEFAULT_SEED));
    }

    private static void version(Section root) {
        Element version = root.required("version", "'version: " + Experiment.VERSION + "'");
        if (!Section.isText(version, String.valueOf(Experiment.VERSION))) {
            throw new ConfigException(
                    version.place(),
                    "is " + Experiment.VERSION + ", the format that this BrainRank reads; was " + version.described());
        }
    }

    private static String name(Section root, String standard) {
        return root.element("name")
                .map(element -> {
                    String name = Section.text(element, "a name");
                    if (!NAMES.matcher(name).matches()) {
                        throw new ConfigException(
                                element.place(),
                                "names the run's folder: at most 100 letters, digits, '.', '_' and '-', a letter or"
                                        + " digit first; was " + element.described());
                    }
                    return name;
                })
                .orElse(NAMES.matcher(standard).matches() ? standard : "experiment");
    }

    private static List<String> subjects(Element dataset) {
        Element element = Choices.group(dataset).entries().get(SUBJECTS);
        if (element == null || Section.isText(element, ALL)) {
            return List.of();
        }
        List<String> subjects = new ArrayList<>();
        for (Element item : Section.list(element, "[S01, S02], or all")) {
            String subject = Section.text(item, "the name of a subject");
            if (subjects.contains(subject)) {
                throw new ConfigException(item.place(), "subject '" + subject + "' stands here a second time");
            }
            subjects.add(subject);
        }
        if (subjects.isEmpty()) {
            throw new ConfigException(element.place(), "is an empty list; write all, or name at least one");
        }
        return subjects;
    }

    private static List<PluginChoice> methods(Element element) {
        List<PluginChoice> methods = Choices.all(element, METHODS_EXAMPLE);
        if (methods.isEmpty()) {
            throw new ConfigException(
                    element.place(), "is an empty list; name at least one method, for example gradient-norm");
        }
        return methods;
    }

    private static List<PluginChoice> controls(Section root) {
        return root.element("controls")
                .map(element -> Choices.all(element, "[word-rate, position], or [] for none"))
                .orElseGet(() -> DEFAULT_CONTROLS.stream()
                        .map(id -> new PluginChoice(
                                id, java.util.Map.of(), root.place().under("controls")))
                        .toList());
    }

    private static List<ImportChoice> imported(Section root) {
        List<ImportChoice> folders = new ArrayList<>();
        root.element("imported")
                .ifPresent(element -> Section.list(element, "[my-scores], folders of import-attributions")
                        .forEach(item ->
                                folders.add(new ImportChoice(Path.of(Section.text(item, "a folder")), item.place()))));
        return folders;
    }

    private static WindowSettings window(Section root) {
        Section section = root.section(
                "window", "context-words", "explained-words", "target", "output", "contrast", "subwords", "normalise");
        int context = section.whole("context-words", 10, 1, 4096);
        return new WindowSettings(
                context,
                section.whole("explained-words", Math.min(10, context), 1, context),
                section.choice("target", WindowSettings.Target.PREDICTED),
                section.choice("output", WindowSettings.Output.LOGIT),
                section.element("contrast")
                        .map(element ->
                                Section.text(element, "none, runner-up, a token id or a text that is one token"))
                        .orElse(WindowSettings.NO_CONTRAST),
                section.choice("subwords", WindowSettings.Subwords.SUM),
                section.choice("normalise", WindowSettings.Normalise.NONE));
    }

    private static ReportSettings report(Section root) {
        Section section = root.section("report", "passage-words", "passages");
        return new ReportSettings(
                section.whole("passage-words", ReportSettings.STANDARD.passageWords(), 1, 1000),
                section.whole("passages", ReportSettings.STANDARD.passages(), 0, 100));
    }

    private static StatisticsSettings statistics(Section root) {
        Section section = root.section(
                "statistics",
                "ceiling",
                "time-null",
                "correction",
                "permutations",
                "bootstrap",
                "fdr",
                "faithfulness-words");
        double fdr = section.number("fdr", 0.05, 0, 1);
        if (fdr == 0 || fdr == 1) {
            throw new ConfigException(section.place().under("fdr"), "is between 0 and 1, both excluded; was " + fdr);
        }
        return new StatisticsSettings(
                section.choice("ceiling", StatisticsSettings.Ceiling.LEAVE_ONE_OUT_ISC),
                section.choice("time-null", StatisticsSettings.TimeNull.CIRCULAR_SHIFT),
                section.choice("correction", StatisticsSettings.Correction.BH),
                section.whole("permutations", 10_000, 100, 100_000_000),
                section.whole("bootstrap", 2000, 100, 10_000_000),
                fdr,
                section.whole("faithfulness-words", 50, 0, 1_000_000));
    }
}
