package org.brainrank.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigWriterTest {
    private static final Place NOWHERE = new Place("", 0, "");

    private static Experiment read(String yaml) {
        return new ConfigReader(Map.of("ODD", "a \"b\" \\ ${X} $${Y} ${1 # é \n\t'c'", "PATH_LIKE", "/a b/c"))
                .parse("a.yaml", "a", yaml, Overrides.NONE);
    }

    @Test
    void writesWhatReadsBackAsTheSame() {
        Experiment experiment = read("""
                version: 1
                name: full.1
                dataset: {id: tidy, subjects: [01, all, "no"], roi-radius-mm: 12.5, note: ${ODD}, zeros: 007, flag: true, text: "12"}
                models: [story-lm, {id: transformers, name: x, path: "${PATH_LIKE}"}]
                layers: [0, 0.5, last]
                methods: [gradient-norm, {id: integrated-gradients, steps: 20, rule: "null"}]
                controls: []
                alignment: {delays-scans: [0, 3], trim-scans: {end: 5}}
                encoding: {alphas: {log10-from: -1.5}}
                statistics: {fdr: 0.1}
                seed: -3
                """);

        String written = ConfigWriter.write(experiment);

        assertThat(withoutPlaces(new ConfigReader(Map.of()).parse("b", "b", written, Overrides.NONE)))
                .isEqualTo(withoutPlaces(experiment));
    }

    @Test
    void writesDefaultsOut() {
        Experiment experiment = read("version: 1\ndataset: a\nmodels: [b]\nmethods: [c]\n");

        String written = ConfigWriter.write(experiment);

        assertThat(written)
                .contains(
                        "subjects: all", "delays-scans: dataset", "  count: 10", "seed: 20260101", "  - id: untrained");
        assertThat(withoutPlaces(new ConfigReader(Map.of()).parse("b", "b", written, Overrides.NONE)))
                .isEqualTo(withoutPlaces(experiment));
    }

    @Test
    void everyAlignmentReadsBackAsTheSame() {
        for (String alignment : List.of(
                "{response: glover, derivatives: 2, high-pass-seconds: 128, nuisance: all, scope: whole-story}",
                "{response: fir, delays-seconds: [0, 2.5, 4], nuisance: none, high-pass-seconds: none}",
                "{delays-scans: [1], nuisance: [\"a b\", c]}",
                "{response: spm}")) {
            Experiment experiment =
                    read("version: 1\ndataset: a\nmodels: [b]\nmethods: [c]\nalignment: " + alignment + "\n");

            assertThat(new ConfigReader(Map.of())
                            .parse("b", "b", ConfigWriter.write(experiment), Overrides.NONE)
                            .alignment())
                    .isEqualTo(experiment.alignment());
        }
    }

    private static Experiment withoutPlaces(Experiment experiment) {
        return new Experiment(
                experiment.name(),
                withoutPlace(experiment.dataset()),
                experiment.subjects(),
                experiment.models().stream()
                        .map(model -> new ModelChoice(model.name(), withoutPlace(model.plugin())))
                        .toList(),
                new LayerSelection(experiment.layers().selectors(), NOWHERE),
                withoutPlaces(experiment.methods()),
                withoutPlaces(experiment.controls()),
                experiment.imported().stream()
                        .map(choice -> new ImportChoice(choice.folder(), NOWHERE))
                        .toList(),
                experiment.window(),
                experiment.alignment(),
                experiment.encoding(),
                experiment.statistics(),
                experiment.report(),
                experiment.seed());
    }

    private static List<PluginChoice> withoutPlaces(List<PluginChoice> choices) {
        return choices.stream().map(ConfigWriterTest::withoutPlace).toList();
    }

    private static PluginChoice withoutPlace(PluginChoice choice) {
        Map<String, Object> parameters = new java.util.LinkedHashMap<>();
        choice.parameters().forEach((key, value) -> parameters.put(key, String.valueOf(value)));
        return new PluginChoice(choice.id(), parameters, NOWHERE);
    }
}
