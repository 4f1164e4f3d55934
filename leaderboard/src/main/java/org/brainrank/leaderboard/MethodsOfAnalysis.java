package org.brainrank.leaderboard;

import java.util.Map;
import org.brainrank.results.Manifest;

/** The part of a methods section that is about numbers: from words to scans, regression and statistics. */
final class MethodsOfAnalysis {
    /** What a config says of alignment that it leaves to the dataset. */
    private static final String ADVICE = "dataset";

    private final MethodsVoice voice;
    private final Settings settings;
    private final MethodsProse prose;
    private final Manifest manifest;

    MethodsOfAnalysis(MethodsVoice voice, Manifest manifest) {
        this.voice = voice;
        this.settings = voice.settings;
        this.prose = voice.prose;
        this.manifest = manifest;
    }

    void write() {
        alignment();
        encoding();
        statistics();
    }

    private void alignment() {
        prose.paragraph("From words to scans").text("Features of words were ");
        voice.said(
                "alignment.downsample",
                "brought to scans by ",
                "",
                Map.of(
                        "mean", "averaged within each scan",
                        "sum", "summed within each scan",
                        "lanczos", "resampled to scans with a Lanczos filter",
                        "last-word", "taken from the last word of each scan"));
        prose.text(". The haemodynamic response was ");
        voice.said(
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
        voice.said(
                "alignment.derivatives",
                " with derivatives up to order ",
                "",
                Map.of("0", " without derivatives", ADVICE, ""));
        if (settings.peek("alignment.delays-seconds").isEmpty()) {
            voice.said(
                    "alignment.delays-scans", ", with delays of ", " scans", Map.of(ADVICE, ", delays as it advises"));
        } else {
            voice.said("alignment.delays-seconds", ", with delays of ", " s", Map.of());
        }
        prose.text(". Scans trimmed at the start of each story: ");
        voice.said("alignment.trim-scans.start", Map.of(ADVICE, "as advised"));
        prose.text("; at its end: ");
        voice.said("alignment.trim-scans.end", Map.of(ADVICE, "as advised"));
        prose.text(". Removed from responses: ");
        voice.said(
                "alignment.detrend-order",
                "polynomial drift up to order ",
                "",
                Map.of("-1", "no polynomial drift", ADVICE, "polynomial drift as advised"));
        voice.said(
                "alignment.high-pass-seconds",
                ", waves slower than ",
                " s",
                Map.of("none", ", no slow waves", ADVICE, ", slow waves as advised"));
        voice.said(
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
        voice.said(
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
                .cite(voice.cited("encoding"));
        prose.text(" with nested cross-validation. Outer folds were ");
        voice.said(
                "encoding.folds.scheme",
                Map.of(
                        "contiguous-blocks", "contiguous blocks of scans",
                        "leave-one-story-out", "whole stories, one held out at a time",
                        "leave-one-run-out", "whole runs, one held out at a time",
                        "shuffled", "shuffled scans"));
        prose.text(" (fold count setting ");
        voice.said("encoding.folds.count", Map.of());
        voice.said(
                "encoding.folds.gap-scans",
                "; ",
                " scans beside a held-out block were left out",
                Map.of("auto", "; as many scans beside a held-out block were left out as delays and windows reach"));
        prose.text("); each training part was split into ");
        voice.number("encoding.inner-folds", "inner fold");
        prose.text(" to choose the penalty from ");
        voice.said("encoding.alphas.count", Map.of());
        prose.text(" values, equally spaced in log10 from ");
        voice.said("encoding.alphas.log10-from", Map.of());
        prose.text(" to ");
        voice.said("encoding.alphas.log10-to", Map.of());
        voice.said(
                "encoding.per-target-alpha",
                ", a choice for each target being ",
                "",
                Map.of("true", ", for each target by itself", "false", ", one for all targets"));
        prose.text(". ");
        voice.said(
                "encoding.bands.candidates",
                "Method and nuisance controls had a penalty each, their ratio chosen from ",
                " candidates",
                Map.of("1", "Method and nuisance controls shared one penalty"));
        prose.cite(voice.cited("encoding.bands")).text(", with ");
        voice.number("encoding.bands.refinements", "refinement");
        prose.text(". Products with responses were computed in ");
        voice.said("encoding.precision", Map.of("single", "single", "double", "double"));
        prose.text(" precision. Layers were chosen for each subject by the inner folds. ");
        voice.said(
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
                .cite(voice.cited(StandardCitations.ALWAYS));
        prose.text(". Intervals and ranks came from ");
        voice.number("statistics.bootstrap", "bootstrap sample");
        prose.text(" of subjects").cite(voice.cited("statistics.bootstrap"));
        prose.text("; p-values from flips of the signs of subjects, corrected over methods by ");
        voice.said(
                "statistics.correction",
                Map.of(
                        "bh", "the rule of Benjamini and Hochberg",
                        "by", "the rule of Benjamini and Yekutieli",
                        "max", "the largest statistic"));
        prose.cite(voice.cited("statistics.correction=" + settings.peek("statistics.correction")));
        prose.text(" and compared with ");
        voice.said("statistics.fdr", Map.of());
        prose.text("; beside them stand p-values that hold for all methods at once")
                .cite(voice.cited("statistics.correction=max"))
                .text(". ");
        voice.said(
                "statistics.time-null",
                "Within subjects, the null in time was ",
                "",
                Map.of(
                        "circular-shift", "Within subjects, predictions were tested against themselves rotated in time",
                        "block-permutation",
                                "Within subjects, predictions were tested against themselves with blocks of time permuted",
                        "none", "Subjects were not tested by themselves"));
        prose.text(" (draws of random nulls: ");
        voice.said("statistics.permutations", Map.of());
        prose.text("). ");
        voice.said(
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
            voice.said(
                    "statistics.faithfulness-words",
                    "Explanations were held against their own models on ",
                    " windows",
                    Map.of("0", "Explanations were not held against their own models"));
            prose.cite(voice.cited("statistics.faithfulness-words")).text(". ");
        }
        if (!settings.peek("report.passages").isEmpty()) {
            prose.text("The report shows ");
            voice.number("report.passages", "passage");
            prose.text(" of ");
            voice.number("report.passage-words", "word");
            prose.text(".");
        }
    }
}
