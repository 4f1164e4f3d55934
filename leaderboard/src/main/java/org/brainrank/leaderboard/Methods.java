package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;

/**
 * The methods section of a paper, written from what a run recorded: every key of its resolved config with its value, and what
 * the manifest says of data, models and machine. What no sentence is about is listed at the end, so that nothing is left out.
 */
final class Methods {
    private final Settings settings;
    private final Manifest manifest;
    private final MethodsVoice voice;
    private final MethodsProse prose;

    private Methods(Settings settings, Manifest manifest, String references, MethodsProse.Markup markup) {
        this.settings = settings;
        this.manifest = manifest;
        this.voice = new MethodsVoice(settings, references, markup);
        this.prose = voice.prose;
    }

    /**
     * Writes the section.
     *
     * @param settings read from {@code config.resolved.yaml}; what is said is taken from them
     * @param manifest of the run
     * @param references {@code references.bib} of the run, which says what each entry is cited for
     */
    static String of(Settings settings, Manifest manifest, String references, MethodsProse.Markup markup) {
        return new Methods(settings, manifest, references, markup).write();
    }

    private String write() {
        data();
        models();
        explanations();
        controls();
        new MethodsOfAnalysis(voice, manifest).write();
        software();
        rest();
        return prose.finish();
    }

    private void data() {
        Manifest.Dataset dataset = manifest.dataset();
        prose.paragraph("Data").text("Responses came from the dataset ").code(plugin("dataset"));
        prose.text(" (version " + dataset.version() + ", " + dataset.licence() + ")")
                .cite(voice.cited(dataset.id()));
        String asked = settings.take("dataset.subjects");
        prose.text(": " + Text.count(dataset.subjects().size(), "subject") + " ("
                + (asked.equals(Leaderboard.ALL) ? "all that the dataset has" : "asked for: " + asked) + ") heard "
                + dataset.words() + " words in " + stories(dataset) + ", measured in " + sum(dataset.scans())
                + " scans after trimming, " + Numbers.fixed(dataset.repetitionTimeS(), 2) + " s apart. ");
        int targets =
                dataset.targets().values().stream().mapToInt(Integer::intValue).sum();
        prose.text("There were " + Text.count(targets, "target") + " in "
                + Text.count(dataset.targets().size(), "region") + " ("
                + String.join(
                        ", ",
                        dataset.targets().entrySet().stream()
                                .map(roi -> roi.getKey() + ": " + roi.getValue())
                                .toList())
                + ").");
        if (!dataset.exclusions().isEmpty()) {
            prose.text(" Left out: "
                    + String.join(
                            "; ",
                            dataset.exclusions().entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                    .toList())
                    + ".");
        }
    }

    private static String stories(Manifest.Dataset dataset) {
        return (dataset.stories().size() == 1 ? "the story " : dataset.stories().size() + " stories (")
                + String.join(", ", dataset.stories())
                + (dataset.stories().size() == 1 ? "" : ")");
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private void models() {
        prose.paragraph("Language models").text("The explained language models were ");
        int count = settings.count("models");
        for (int i = 0; i < count; i++) {
            String name = settings.take("models[" + i + "].name");
            prose.text(separator(i, count)).code(name).text(" (plugin ").code(plugin("models[" + i + "]"));
            manifest.models().stream()
                    .filter(model -> model.id().equals(name))
                    .findFirst()
                    .ifPresent(model -> prose.text(", " + model.architecture() + ", "
                            + Text.count(model.layers(), "block")
                            + " of width " + model.width() + ", " + model.parameters() + " parameters, SHA-256 "
                            + model.sha256()
                                    .substring(0, Math.min(12, model.sha256().length()))));
            prose.text(")").cite(voice.cited(settings.peek("models[" + i + "].id")));
        }
        prose.text("; explained were ");
        voice.said("layers", "the layers ", "", Map.of(Leaderboard.ALL, "all layers"));
        prose.text(", 0 being the input.");
    }

    private void explanations() {
        prose.paragraph("Explanations").text("Each word was explained in a window of ");
        voice.number("window.context-words", "word");
        prose.text(" ending with it, of which the last ");
        voice.said("window.explained-words", Map.of());
        prose.text(" received a score. The explained quantity was the ");
        voice.said(
                "window.output",
                Map.of("log-probability", "log-probability", "probability", "probability", "logit", "logit"));
        prose.text(" of ");
        voice.said(
                "window.target",
                Map.of(
                        "predicted",
                        "the model's own most likely next token",
                        "actual",
                        "the first token of the word that came next"));
        voice.said("window.contrast", ", contrasted with ", "", Map.of("none", ", without a contrast"));
        prose.text("; ");
        voice.said(
                "window.subwords",
                Map.of(
                        "sum", "scores of subwords were summed to words",
                        "mean", "scores of subwords were averaged to words",
                        "max-abs", "a word took the largest absolute score of its subwords",
                        "l2", "a word took the Euclidean norm of its subwords' scores"));
        voice.said(
                "window.normalise",
                ", and the scores of a window were normalised by ",
                "",
                Map.of("none", ", and scores were not normalised"));
        prose.text(". The methods were ");
        plugins("methods");
        prose.text(".");
        if (!settings.peek("imported").isEmpty()) {
            prose.text(" Scores computed elsewhere were read from ")
                    .code(lastParts(settings.take("imported")))
                    .text(".");
        }
    }

    private void controls() {
        prose.paragraph("Controls");
        if (settings.count("controls") == 0) {
            settings.take("controls");
            prose.text("There were no controls.");
            return;
        }
        prose.text("The controls were ");
        plugins("controls");
        prose.text(". Nuisance controls joined every regression; the others compete as rows that a method must beat.");
    }

    private void software() {
        Manifest.Environment environment = manifest.environment();
        prose.paragraph("Software")
                .text("The run ")
                .code(settings.take("name"))
                .text(" was made with BrainRank " + environment.brainrank() + " (commit " + environment.commit()
                        + ", config version " + settings.take("version") + ", config SHA-256 " + manifest.configSha256()
                        + ") on Java " + environment.java() + ", " + environment.engine() + " and " + environment.blas()
                        + "; all random numbers derive from the seed " + settings.take("seed")
                        + ". Figures were drawn with Apache ECharts")
                .cite(voice.cited("figures"))
                .text(".");
    }

    private void rest() {
        List<String> others = new ArrayList<>();
        settings.left().keySet().forEach(path -> others.add(path + " = " + settings.take(path)));
        if (!others.isEmpty()) {
            prose.paragraph("Further settings").text(String.join("; ", others) + ".");
        }
        List<String> unnamed = voice.cited("");
        if (!unnamed.isEmpty()) {
            prose.paragraph("Further references")
                    .text("Of methods, models, data and controls")
                    .cite(unnamed)
                    .text(".");
        }
        List<String> notes = new ArrayList<>(Guidance.stamps(manifest.limited(), manifest.leakage()));
        notes.addAll(manifest.notes());
        if (!notes.isEmpty()) {
            prose.paragraph("Particulars that the run noted").items(notes);
        }
    }

    private void plugins(String list) {
        int count = settings.count(list);
        for (int i = 0; i < count; i++) {
            String path = list + "[" + i + "]";
            prose.text(separator(i, count)).code(plugin(path)).cite(voice.cited(settings.peek(path + ".id")));
        }
    }

    private static String separator(int at, int count) {
        return at == 0 ? "" : at == count - 1 ? " and " : ", ";
    }

    /** An id with all parameters, as variants are written. */
    private String plugin(String path) {
        String id = settings.take(path + ".id");
        List<String> parameters = new ArrayList<>();
        settings.takeRest(path, (key, value) -> {
            if (!path.equals("dataset") || !key.equals("subjects")) {
                parameters.add(key + "=" + (key.equals("path") ? lastParts(value) : value));
            }
        });
        return parameters.isEmpty() ? id : id + "{" + String.join(",", parameters) + "}";
    }

    /** Where files lay on one machine is nobody's business; their hashes say which they were. */
    private static String lastParts(String paths) {
        List<String> parts = new ArrayList<>();
        for (String path : paths.split(", ", -1)) {
            parts.add(path.replaceAll(".*[/\\\\](?=.)", ""));
        }
        return String.join(", ", parts);
    }
}
