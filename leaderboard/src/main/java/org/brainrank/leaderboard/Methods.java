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
    /** What a config says of alignment that it leaves to the dataset. */
    private static final String ADVICE = "dataset";

    private final Settings settings;
    private final Manifest manifest;
    private final Map<String, List<String>> keys;
    private final MethodsProse prose;

    private Methods(Settings settings, Manifest manifest, String references, MethodsProse.Markup markup) {
        this.settings = settings;
        this.manifest = manifest;
        this.keys = References.keys(references);
        this.prose = new MethodsProse(markup);
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
        alignment();
        encoding();
        statistics();
        software();
        rest();
        return prose.finish();
    }

    private void data() {
        Manifest.Dataset dataset = manifest.dataset();
        prose.paragraph("Data").text("Responses came from the dataset ").code(plugin("dataset"));
        prose.text(" (version " + dataset.version() + ", " + dataset.licence() + ")")
                .cite(cited(dataset.id()));
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
            prose.text(")").cite(cited(settings.peek("models[" + i + "].id")));
        }
        prose.text("; explained were ");
        said("layers", "the layers ", "", Map.of(Leaderboard.ALL, "all layers"));
        prose.text(", 0 being the input.");
    }

    private void explanations() {
        prose.paragraph("Explanations").text("Each word was explained in a window of ");
        number("window.context-words", "word");
        prose.text(" ending with it, of which the last ");
        said("window.explained-words", Map.of());
        prose.text(" received a score. The explained quantity was the ");
        said(
                "window.output",
                Map.of("log-probability", "log-probability", "probability", "probability", "logit", "logit"));
        prose.text(" of ");
        said(
                "window.target",
                Map.of(
                        "predicted",
                        "the model's own most likely next token",
                        "actual",
                        "the first token of the word that came next"));
        said("window.contrast", ", contrasted with ", "", Map.of("none", ", without a contrast"));
        prose.text("; ");
        said(
                "window.subwords",
                Map.of(
                        "sum", "scores of subwords were summed to words",
                        "mean", "scores of subwords were averaged to words",
                        "max-abs", "a word took the largest absolute score of its subwords",
                        "l2", "a word took the Euclidean norm of its subwords' scores"));
        said(
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

    private void alignment() {
        prose.paragraph("From words to scans").text("Features of words were ");
        said(
                "alignment.downsample",
                "brought to scans by ",
                "",
                Map.of(
                        "mean", "averaged within each scan",
                        "sum", "summed within each scan",
                        "lanczos", "resampled to scans with a Lanczos filter",
                        "last-word", "taken from the last word of each scan"));
        prose.text(". The haemodynamic response was ");
        said(
                "alignment.response",
                Map.of(
                        "fir",
                        "a finite impulse response",
                        "glover",
                        "Glover's canonical response",
                        "spm",
                        "the canonical response of SPM",
                        ADVICE,
                        "that which the dataset advises"));
        said(
                "alignment.derivatives",
                " with derivatives up to order ",
                "",
                Map.of("0", " without derivatives", ADVICE, ""));
        if (settings.peek("alignment.delays-seconds").isEmpty()) {
            said("alignment.delays-scans", ", with delays of ", " scans", Map.of(ADVICE, ", delays as it advises"));
        } else {
            said("alignment.delays-seconds", ", with delays of ", " s", Map.of());
        }
        prose.text(". Scans trimmed at the start of each story: ");
        said("alignment.trim-scans.start", Map.of(ADVICE, "as advised"));
        prose.text("; at its end: ");
        said("alignment.trim-scans.end", Map.of(ADVICE, "as advised"));
        prose.text(". Removed from responses: ");
        said(
                "alignment.detrend-order",
                "polynomial drift up to order ",
                "",
                Map.of("-1", "no polynomial drift", ADVICE, "polynomial drift as advised"));
        said(
                "alignment.high-pass-seconds",
                ", waves slower than ",
                " s",
                Map.of("none", ", no slow waves", ADVICE, ", slow waves as advised"));
        said(
                "alignment.nuisance",
                ", the nuisance regressors ",
                "",
                Map.of(
                        "none",
                        ", and no nuisance regressors",
                        "all",
                        ", and all nuisance regressors of the dataset",
                        ADVICE,
                        ", and nuisance regressors as advised"));
        said(
                "alignment.scope",
                "; cleaned was ",
                "",
                Map.of(
                        "stretch", "; each stretch between outer folds was cleaned by itself",
                        "whole-story", "; whole stories were cleaned at once"));
        prose.text(".");
        manifest.notes().stream()
                .filter(note -> note.startsWith("alignment left open"))
                .forEach(note -> prose.text(" The advice: " + note.replaceFirst("^[^:]*: ", "") + "."));
    }

    private void encoding() {
        prose.paragraph("Encoding models")
                .text("Responses were predicted from features by ridge regression")
                .cite(cited("encoding"));
        prose.text(" with nested cross-validation. Outer folds were ");
        said(
                "encoding.folds.scheme",
                Map.of(
                        "contiguous-blocks", "contiguous blocks of scans",
                        "leave-one-story-out", "whole stories, one held out at a time",
                        "leave-one-run-out", "whole runs, one held out at a time",
                        "shuffled", "shuffled scans"));
        prose.text(" (fold count setting ");
        said("encoding.folds.count", Map.of());
        said(
                "encoding.folds.gap-scans",
                "; ",
                " scans beside a held-out block were left out",
                Map.of("auto", "; as many scans beside a held-out block were left out as delays and windows reach"));
        prose.text("); each training part was split into ");
        number("encoding.inner-folds", "inner fold");
        prose.text(" to choose the penalty from ");
        said("encoding.alphas.count", Map.of());
        prose.text(" values, equally spaced in log10 from ");
        said("encoding.alphas.log10-from", Map.of());
        prose.text(" to ");
        said("encoding.alphas.log10-to", Map.of());
        said(
                "encoding.per-target-alpha",
                ", a choice for each target being ",
                "",
                Map.of("true", ", for each target by itself", "false", ", one for all targets"));
        prose.text(". ");
        said(
                "encoding.bands.candidates",
                "Method and nuisance controls had a penalty each, their ratio chosen from ",
                " candidates",
                Map.of("1", "Method and nuisance controls shared one penalty"));
        prose.cite(cited("encoding.bands")).text(", with ");
        number("encoding.bands.refinements", "refinement");
        prose.text(". Products with responses were computed in ");
        said("encoding.precision", Map.of("single", "single", "double", "double"));
        prose.text(" precision. Layers were chosen for each subject by the inner folds. ");
        said(
                "encoding.matched-dimension",
                "Wider feature spaces were also compared after reduction to ",
                " dimensions, in a ranking of their own",
                Map.of("0", "Feature spaces were not compared at equal dimension"));
        prose.text(".");
    }

    private void statistics() {
        prose.paragraph("Statistics")
                .text(
                        "Methods were ranked by unique variance: held-out R² of nuisance controls and method together minus"
                                + " that of the controls alone, a mean over subjects")
                .cite(cited(StandardCitations.ALWAYS));
        prose.text(". Intervals and ranks came from ");
        number("statistics.bootstrap", "bootstrap sample");
        prose.text(" of subjects").cite(cited("statistics.bootstrap"));
        prose.text("; p-values from flips of the signs of subjects, corrected over methods by ");
        said(
                "statistics.correction",
                Map.of(
                        "bh", "the rule of Benjamini and Hochberg",
                        "by", "the rule of Benjamini and Yekutieli",
                        "max", "the largest statistic"));
        prose.cite(cited("statistics.correction=" + settings.peek("statistics.correction")));
        prose.text(" and compared with ");
        said("statistics.fdr", Map.of());
        prose.text("; beside them stand p-values that hold for all methods at once")
                .cite(cited("statistics.correction=max"))
                .text(". ");
        said(
                "statistics.time-null",
                "Within subjects, the null in time was ",
                "",
                Map.of(
                        "circular-shift", "Within subjects, predictions were tested against themselves rotated in time",
                        "block-permutation",
                                "Within subjects, predictions were tested against themselves with blocks of time permuted",
                        "none", "Subjects were not tested by themselves"));
        prose.text(" (draws of random nulls: ");
        said("statistics.permutations", Map.of());
        prose.text("). ");
        said(
                "statistics.ceiling",
                "The ceiling was ",
                "",
                Map.of(
                        "leave-one-out-isc",
                                "The ceiling was the correlation of each subject with the mean of the others",
                        "split-half", "The ceiling came from halves of the subjects, by Spearman and Brown's formula",
                        "repeats", "The ceiling came from repeats of a story",
                        "none", "No ceiling was computed"));
        prose.text(". ");
        if (!settings.peek("statistics.faithfulness-words").isEmpty()) {
            said(
                    "statistics.faithfulness-words",
                    "Explanations were held against their own models on ",
                    " windows",
                    Map.of("0", "Explanations were not held against their own models"));
            prose.cite(cited("statistics.faithfulness-words")).text(". ");
        }
        if (!settings.peek("report.passages").isEmpty()) {
            prose.text("The report shows ");
            number("report.passages", "passage");
            prose.text(" of ");
            number("report.passage-words", "word");
            prose.text(".");
        }
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
                .cite(cited("figures"))
                .text(".");
    }

    private void rest() {
        List<String> others = new ArrayList<>();
        settings.left().keySet().forEach(path -> others.add(path + " = " + settings.take(path)));
        if (!others.isEmpty()) {
            prose.paragraph("Further settings").text(String.join("; ", others) + ".");
        }
        List<String> unnamed = keys.getOrDefault("", List.of());
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

    private void said(String path, Map<String, String> phrases) {
        said(path, "", "", phrases);
    }

    /** Says a value in words, or, where there are none for it, the value itself between two texts. */
    private void said(String path, String before, String after, Map<String, String> phrases) {
        String value = settings.take(path);
        if (phrases.containsKey(value)) {
            prose.text(phrases.get(value));
        } else {
            prose.text(before);
            spelt(value);
            prose.text(after);
        }
    }

    private void number(String path, String noun) {
        String value = settings.take(path);
        spelt(value);
        prose.text(" " + noun + (value.equals("1") ? "" : "s"));
    }

    /** Numbers are read, names are typed. */
    private void spelt(String value) {
        if (value.matches("[-+0-9., ]+")) {
            prose.text(value.replaceAll("\\.0$", ""));
        } else {
            prose.code(value);
        }
    }

    private void plugins(String list) {
        int count = settings.count(list);
        for (int i = 0; i < count; i++) {
            String path = list + "[" + i + "]";
            prose.text(separator(i, count)).code(plugin(path)).cite(cited(settings.peek(path + ".id")));
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

    private List<String> cited(String of) {
        return keys.getOrDefault(of, List.of());
    }
}
