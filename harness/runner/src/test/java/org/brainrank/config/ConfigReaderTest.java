package org.brainrank.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    private static final String SHORTEST =
            "version: 1\ndataset: simulated\nmodels: [story-lm]\nmethods: [gradient-norm]\n";

    private static Experiment read(String yaml, String... settings) {
        return new ConfigReader(Map.of("MODELS", "/models: #1", "DEPTH", "3"))
                .parse("a.yaml", "a", yaml, new Overrides(List.of(settings), List.of()));
    }

    @Test
    void theWindowsOptionsAreMappedAndComeBackAsTheyWereWritten() {
        String text = SHORTEST + "window: {context-words: 8, explained-words: 4, target: actual, output: probability,"
                + " contrast: ' the', subwords: max-abs, normalise: max}\n";
        WindowSettings expected = new WindowSettings(
                8,
                4,
                WindowSettings.Target.ACTUAL,
                WindowSettings.Output.PROBABILITY,
                " the",
                WindowSettings.Subwords.MAX_ABS,
                WindowSettings.Normalise.MAX);
        assertThat(read(text).window()).isEqualTo(expected);
        assertThat(read(ConfigWriter.write(read(text))).window()).isEqualTo(expected);
        assertThat(read(SHORTEST + "window: {contrast: 17}\n").window().contrast())
                .isEqualTo("17");
        assertThat(expected.spelled())
                .isEqualTo("window{context-words=8,explained-words=4,target=actual,output=probability,contrast= the,"
                        + "subwords=max-abs,normalise=max}");
    }

    @Test
    void shortestConfigHasTheDocumentedDefaults() {
        Experiment experiment = read(SHORTEST);

        assertThat(experiment.name()).isEqualTo("a");
        assertThat(experiment.dataset().id()).isEqualTo("simulated");
        assertThat(experiment.subjects()).isEmpty();
        assertThat(experiment.models()).extracting(ModelChoice::name).containsExactly("story-lm");
        assertThat(experiment.layers().selectors()).containsExactly("all");
        assertThat(experiment.controls())
                .extracting(PluginChoice::id)
                .containsExactly("word-rate", "position", "random", "shuffled", "untrained");
        assertThat(experiment.window())
                .isEqualTo(new WindowSettings(
                        10,
                        10,
                        WindowSettings.Target.PREDICTED,
                        WindowSettings.Output.LOGIT,
                        WindowSettings.Normalise.NONE));
        assertThat(experiment.alignment())
                .isEqualTo(new AlignmentSettings(
                        AlignmentSettings.Downsample.MEAN,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        AlignmentSettings.Scope.STRETCH));
        assertThat(experiment.encoding())
                .isEqualTo(new EncodingSettings(
                        EncodingSettings.Scheme.CONTIGUOUS_BLOCKS,
                        5,
                        OptionalInt.empty(),
                        4,
                        -1,
                        8,
                        10,
                        true,
                        EncodingSettings.Precision.DOUBLE,
                        7,
                        1,
                        10));
        assertThat(experiment.statistics())
                .isEqualTo(new StatisticsSettings(
                        StatisticsSettings.Ceiling.LEAVE_ONE_OUT_ISC,
                        StatisticsSettings.TimeNull.CIRCULAR_SHIFT,
                        StatisticsSettings.Correction.BH,
                        10_000,
                        2000,
                        0.05,
                        50));
        assertThat(experiment.seed()).isEqualTo(20260101);
    }

    @Test
    void readsEveryKey() {
        Experiment experiment = read("""
                version: 1
                name: full
                dataset: {id: tidy, subjects: [01, S02], roi-radius-mm: 12.5, path: data}
                models:
                  - id: transformers
                    path: ${MODELS}/gpt2
                  - {id: transformers, name: other, path: "x/model"}
                layers: [0, 3, 0.5, last]
                methods: [gradient-norm, {id: integrated-gradients, steps: 20, baseline: zero}, "erasure{mask=zero}"]
                controls: [word-rate]
                window: {context-words: 20, explained-words: 5, target: actual, output: log-probability, normalise: abs-sum}
                alignment: {downsample: last-word, delays-scans: [1, 2], trim-scans: {start: 5, end: 0}, detrend-order: -1,
                            high-pass-seconds: 128, nuisance: [motion-x, "pitch"], scope: whole-story}
                encoding:
                  folds: {scheme: leave-one-story-out, count: 3, gap-scans: 0}
                  inner-folds: 3
                  alphas: {log10-from: 0, log10-to: 4.5, count: 3}
                  per-target-alpha: false
                  precision: single
                  bands: {candidates: 3, refinements: 0}
                  matched-dimension: 25
                statistics: {ceiling: split-half, time-null: block-permutation, correction: by, permutations: 1000, bootstrap: 200, fdr: 0.1, faithfulness-words: 30}
                seed: 7
                """);

        assertThat(experiment.dataset().parameters())
                .containsEntry("roi-radius-mm", 12.5)
                .containsEntry("path", "data");
        assertThat(experiment.subjects()).containsExactly("01", "S02");
        assertThat(experiment.models()).extracting(ModelChoice::name).containsExactly("gpt2", "other");
        assertThat(experiment.models().get(0).plugin().parameters()).containsEntry("path", "/models: #1/gpt2");
        assertThat(experiment.layers().selectors()).containsExactly("0", "3", "0.5", "last");
        assertThat(experiment.layers().of(4)).containsExactly(0, 2, 3, 4);
        assertThat(experiment.methods().get(1).parameters())
                .containsExactly(Map.entry("steps", 20L), Map.entry("baseline", "zero"));
        assertThat(experiment.methods().get(2).parameters()).containsExactly(Map.entry("mask", "zero"));
        assertThat(experiment.window().normalise()).isEqualTo(WindowSettings.Normalise.ABS_SUM);
        assertThat(experiment.alignment().downsample()).isEqualTo(AlignmentSettings.Downsample.LAST_WORD);
        assertThat(experiment.alignment().delaysScans()).contains(List.of(1, 2));
        assertThat(experiment.alignment().detrendOrder()).hasValue(-1);
        assertThat(experiment.alignment().response()).contains(AlignmentSettings.Response.FIR);
        assertThat(experiment.alignment().highPassSeconds()).hasValue(128);
        assertThat(experiment.alignment().nuisance()).contains(NuisanceChoice.of(List.of("motion-x", "pitch")));
        assertThat(experiment.alignment().scope()).isEqualTo(AlignmentSettings.Scope.WHOLE_STORY);
        assertThat(experiment.encoding())
                .isEqualTo(new EncodingSettings(
                        EncodingSettings.Scheme.LEAVE_ONE_STORY_OUT,
                        3,
                        OptionalInt.of(0),
                        3,
                        0,
                        4.5,
                        3,
                        false,
                        EncodingSettings.Precision.SINGLE,
                        3,
                        0,
                        25));
        assertThat(experiment.statistics())
                .isEqualTo(new StatisticsSettings(
                        StatisticsSettings.Ceiling.SPLIT_HALF,
                        StatisticsSettings.TimeNull.BLOCK_PERMUTATION,
                        StatisticsSettings.Correction.BY,
                        1000,
                        200,
                        0.1,
                        30));
    }

    @Test
    void aReportHasOnePassageOfEachStoryUnlessToldOtherwise() {
        assertThat(read(SHORTEST).report()).isEqualTo(new ReportSettings(120, 1));
        Experiment other = read(SHORTEST + "report: {passage-words: 60, passages: 3}\n");

        assertThat(other.report()).isEqualTo(new ReportSettings(60, 3));
        assertThat(read(ConfigWriter.write(other)).report()).isEqualTo(other.report());
    }

    @Test
    void explainsNoMoreWordsThanTheWindowHas() {
        assertThat(read(SHORTEST + "window: {context-words: 4}\n").window().explainedWords())
                .isEqualTo(4);
    }

    @Test
    void placesNameFileLineAndKeyOfParameters() {
        PluginChoice method = read("""
                version: 1
                dataset: simulated
                models: [story-lm]
                methods:
                  - id: integrated-gradients
                    steps: 20
                """).methods().get(0);

        assertThat(method.place()).hasToString("a.yaml, line 5, key 'methods[0]'");
        assertThat(method.placeOf("steps")).hasToString("a.yaml, line 6, key 'methods[0].steps'");
        assertThat(method.placeOf("missing")).isEqualTo(method.place());
    }

    @Test
    void environmentVariablesStandInFlowGroupsAndInNumbers() {
        Experiment experiment = read("""
                version: 1
                dataset: {id: tidy, path: ${MODELS}/x, note: "$${MODELS}"}   # ${NOT_LOOKED_UP}
                models: [story-lm]
                methods: [gradient-norm]
                seed: ${DEPTH}
                """);

        assertThat(experiment.dataset().parameters())
                .containsEntry("path", "/models: #1/x")
                .containsEntry("note", "${MODELS}");
        assertThat(experiment.seed()).isEqualTo(3);
    }

    @Test
    void settingsOverrideTheFile() {
        Experiment experiment = read(
                SHORTEST,
                "window.context-words=4",
                "dataset.roi-radius-mm=12",
                "models[0].name=small",
                "methods[0]=integrated-gradients{steps=2}",
                "methods[0].steps=5",
                "controls=[]",
                "seed=9");

        assertThat(experiment.window().contextWords()).isEqualTo(4);
        assertThat(experiment.dataset().parameters()).containsEntry("roi-radius-mm", 12L);
        assertThat(experiment.models().get(0).name()).isEqualTo("small");
        assertThat(experiment.methods().get(0).parameters()).containsEntry("steps", 5L);
        assertThat(experiment.controls()).isEmpty();
        assertThat(experiment.seed()).isEqualTo(9);
    }

    @Test
    void settingsAreCheckedAsTheFileIs() {
        assertThatThrownBy(() -> read(SHORTEST, "windo.context-words=4"))
                .hasMessage("command line, key 'windo': is not a key here. Did you mean 'window'?");
        assertThatThrownBy(() -> read(SHORTEST, "window.context-words=0"))
                .hasMessageStartingWith("command line, key 'window.context-words': is a whole number from 1 to 4096");
        assertThatThrownBy(() -> read(SHORTEST, "seed")).hasMessageContaining("key.path=value");
        assertThatThrownBy(() -> read(SHORTEST, "models[3].name=x")).hasMessageContaining("1 items, counted from 0");
        assertThatThrownBy(() -> read(SHORTEST, "version.a.b=1")).hasMessageContaining("has no keys");
        assertThatThrownBy(() -> read(SHORTEST, "models[99999999999]=x")).isInstanceOf(ConfigException.class);
    }

    @Test
    void keepsTheMethodsThatTheCommandLineNames() {
        Experiment experiment = new ConfigReader(Map.of())
                .parse(
                        "a.yaml",
                        "a",
                        SHORTEST.replace("gradient-norm", "gradient-norm, 'conductance{steps=8}'"),
                        new Overrides(List.of(), List.of("conductance", "erasure", "gradient-norm{norm=l1}")));

        assertThat(experiment.methods())
                .extracting(PluginChoice::id)
                .containsExactly("conductance", "erasure", "gradient-norm");
        assertThat(experiment.methods().get(0).parameters()).containsEntry("steps", 8L);
        assertThat(experiment.methods().get(2).parameters()).containsEntry("norm", "l1");
    }
}
