package org.brainrank.config;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Writes an experiment with every value spelled out, so that {@link ConfigReader} reads an equal one from it wherever
 * and whenever: no environment variables, no defaults.
 */
public final class ConfigWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final List<String> QUOTED = List.of("true", "false", "null", "all");

    private ConfigWriter() {}

    /**
     * Writes one.
     *
     * @param experiment what to write
     * @return YAML
     */
    public static String write(Experiment experiment) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "version: " + Experiment.VERSION);
        line(yaml, "name: " + text(experiment.name()));
        dataset(yaml, experiment);
        line(yaml, "models:");
        for (ModelChoice model : experiment.models()) {
            line(yaml, "  - id: " + text(model.plugin().id()));
            line(yaml, "    name: " + text(model.name()));
            parameters(yaml, "    ", model.plugin());
        }
        line(yaml, "layers: [" + String.join(", ", experiment.layers().selectors()) + "]");
        choices(yaml, "methods", experiment.methods());
        choices(yaml, "controls", experiment.controls());
        if (!experiment.imported().isEmpty()) {
            line(yaml, "imported:");
            experiment
                    .imported()
                    .forEach(
                            choice -> line(yaml, "  - " + quoted(choice.folder().toString())));
        }
        window(yaml, experiment.window());
        alignment(yaml, experiment.alignment());
        encoding(yaml, experiment.encoding());
        statistics(yaml, experiment.statistics());
        line(yaml, "report:");
        line(yaml, "  passage-words: " + experiment.report().passageWords());
        line(yaml, "  passages: " + experiment.report().passages());
        line(yaml, "seed: " + experiment.seed());
        return yaml.toString();
    }

    private static void dataset(StringBuilder yaml, Experiment experiment) {
        line(yaml, "dataset:");
        line(yaml, "  id: " + text(experiment.dataset().id()));
        List<String> subjects =
                experiment.subjects().stream().map(ConfigWriter::quoted).toList();
        line(yaml, "  subjects: " + (subjects.isEmpty() ? "all" : "[" + String.join(", ", subjects) + "]"));
        parameters(yaml, "  ", experiment.dataset());
    }

    private static void choices(StringBuilder yaml, String key, List<PluginChoice> choices) {
        line(yaml, key + ":" + (choices.isEmpty() ? " []" : ""));
        for (PluginChoice choice : choices) {
            line(yaml, "  - id: " + text(choice.id()));
            parameters(yaml, "    ", choice);
        }
    }

    private static void parameters(StringBuilder yaml, String indent, PluginChoice choice) {
        for (Map.Entry<String, Object> parameter : choice.parameters().entrySet()) {
            Object value = parameter.getValue();
            line(
                    yaml,
                    indent + text(parameter.getKey()) + ": " + (value instanceof String string ? text(string) : value));
        }
    }

    private static void window(StringBuilder yaml, WindowSettings window) {
        line(yaml, "window:");
        line(yaml, "  context-words: " + window.contextWords());
        line(yaml, "  explained-words: " + window.explainedWords());
        line(yaml, "  target: " + Section.spelled(window.target()));
        line(yaml, "  output: " + Section.spelled(window.output()));
        line(yaml, "  contrast: " + text(window.contrast()));
        line(yaml, "  subwords: " + Section.spelled(window.subwords()));
        line(yaml, "  normalise: " + Section.spelled(window.normalise()));
    }

    private static void alignment(StringBuilder yaml, AlignmentSettings alignment) {
        line(yaml, "alignment:");
        line(yaml, "  downsample: " + Section.spelled(alignment.downsample()));
        line(yaml, "  response: " + alignment.response().map(Section::spelled).orElse(AlignmentSection.DATASET));
        line(yaml, "  derivatives: " + orDataset(alignment.derivatives()));
        line(
                yaml,
                alignment
                        .delaysSeconds()
                        .map(delays -> "  delays-seconds: " + delays)
                        .orElseGet(() -> "  delays-scans: "
                                + alignment.delaysScans().map(Object::toString).orElse(AlignmentSection.DATASET)));
        line(yaml, "  trim-scans:");
        line(yaml, "    start: " + orDataset(alignment.trimStartScans()));
        line(yaml, "    end: " + orDataset(alignment.trimEndScans()));
        line(yaml, "  detrend-order: " + orDataset(alignment.detrendOrder()));
        line(yaml, "  high-pass-seconds: " + highPass(alignment.highPassSeconds()));
        line(
                yaml,
                "  nuisance: "
                        + alignment.nuisance().map(ConfigWriter::nuisance).orElse(AlignmentSection.DATASET));
        line(yaml, "  scope: " + Section.spelled(alignment.scope()));
    }

    private static String highPass(OptionalDouble seconds) {
        if (seconds.isEmpty()) {
            return AlignmentSection.DATASET;
        }
        return seconds.getAsDouble() == 0 ? AlignmentSection.NONE : String.valueOf(seconds.getAsDouble());
    }

    private static String nuisance(NuisanceChoice choice) {
        if (choice.all()) {
            return AlignmentSection.ALL;
        }
        return choice.names().isEmpty()
                ? AlignmentSection.NONE
                : "["
                        + String.join(
                                ", ",
                                choice.names().stream()
                                        .map(ConfigWriter::quoted)
                                        .toList()) + "]";
    }

    private static void encoding(StringBuilder yaml, EncodingSettings encoding) {
        line(yaml, "encoding:");
        line(yaml, "  folds:");
        line(yaml, "    scheme: " + Section.spelled(encoding.scheme()));
        line(yaml, "    count: " + encoding.folds());
        line(yaml, "    gap-scans: " + orElse(encoding.gapScans(), EncodingSection.AUTO));
        line(yaml, "  inner-folds: " + encoding.innerFolds());
        line(yaml, "  alphas:");
        line(yaml, "    log10-from: " + encoding.alphaLog10From());
        line(yaml, "    log10-to: " + encoding.alphaLog10To());
        line(yaml, "    count: " + encoding.alphaCount());
        line(yaml, "  per-target-alpha: " + encoding.perTargetAlpha());
        line(yaml, "  precision: " + Section.spelled(encoding.precision()));
        line(yaml, "  bands:");
        line(yaml, "    candidates: " + encoding.bandCandidates());
        line(yaml, "    refinements: " + encoding.bandRefinements());
        line(yaml, "  matched-dimension: " + encoding.matchedDimension());
    }

    private static void statistics(StringBuilder yaml, StatisticsSettings statistics) {
        line(yaml, "statistics:");
        line(yaml, "  ceiling: " + Section.spelled(statistics.ceiling()));
        line(yaml, "  time-null: " + Section.spelled(statistics.timeNull()));
        line(yaml, "  correction: " + Section.spelled(statistics.correction()));
        line(yaml, "  permutations: " + statistics.permutations());
        line(yaml, "  bootstrap: " + statistics.bootstrap());
        line(yaml, "  fdr: " + statistics.fdr());
        line(yaml, "  faithfulness-words: " + statistics.faithfulnessWords());
    }

    private static String orDataset(OptionalInt value) {
        return orElse(value, AlignmentSection.DATASET);
    }

    private static String orElse(OptionalInt value, String open) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : open;
    }

    private static String text(String text) {
        return PLAIN.matcher(text).matches() && !QUOTED.contains(text) ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.replace("${", "$${").chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || (c > '~' && c < 0xA0) || c >= 0xD800) {
                quoted.append(String.format("\\u%04X", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private static void line(StringBuilder yaml, String line) {
        yaml.append(line).append('\n');
    }
}
