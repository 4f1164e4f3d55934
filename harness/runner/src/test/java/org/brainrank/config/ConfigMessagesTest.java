package org.brainrank.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigMessagesTest {
    private static final String START =
            "version: 1\ndataset: simulated\nmodels: [story-lm]\nmethods: [gradient-norm]\n";

    @TempDir
    Path folder;

    private static String messageOf(String yaml) {
        ConfigReader reader = new ConfigReader(Map.of());
        try {
            reader.parse("a.yaml", "a", yaml, Overrides.NONE);
        } catch (ConfigException e) {
            return e.getMessage();
        }
        return "no message";
    }

    private String messageOf(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("b.yaml"), bytes);
        try {
            new ConfigReader(Map.of()).read(file, Overrides.NONE);
        } catch (ConfigException e) {
            return e.getMessage();
        }
        return "no message";
    }

    /** What is appended to a good config, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', commentCharacter = '%', textBlock = """
            windw: {}                             | line 5, key 'windw': is not a key here. Did you mean 'window'?
            window: {context-word: 3}             | line 5, key 'window.context-word': is not a key here. Did you mean 'context-words'?
            seed: 1\\nseed: 2                     | line 6, key 'seed': stands here a second time; the first is on line 5
            seed: 1.5                             | line 5, key 'seed': is a whole number
            seed: 99999999999999999999            | line 5, key 'seed': is a whole number
            seed:                                 | key 'seed': has no value
            window: 3                             | key 'window': is a group of keys
            window: {context-words: ten}          | is a whole number from 1 to 4096; was the text 'ten'
            window: {context-words: 0}            | is a whole number from 1 to 4096; was the number '0'
            window: {context-words: 5000}         | is a whole number from 1 to 4096
            window: {explained-words: 11}         | is a whole number from 1 to 10
            window: {target: predict}             | is one of predicted, actual; was the text 'predict'. Did you mean 'predicted'?
            report: {passage-words: 0}            | key 'report.passage-words': is a whole number from 1 to 1000; was the number '0'
            report: {passage: 2}                  | key 'report.passage': is not a key here. Did you mean 'passages'?
            report: {passages: -1}                | key 'report.passages': is a whole number from 0 to 100
            encoding: {folds: {count: 1}}         | key 'encoding.folds.count': is a whole number from 2 to 1000
            encoding: {folds: {gap-scans: -1}}    | is a whole number from 0
            encoding: {alphas: {log10-from: 9}}   | key 'encoding.alphas': log10-from is below log10-to
            encoding: {alphas: {count: 0}}        | is a whole number from 1
            encoding: {alphas: {log10-to: .nan}}  | is a number from -20.0 to 20.0; was the text '.nan'
            encoding: {precision: half}           | is one of double, single; was the text 'half'
            encoding: {bands: {candidates: 0}}    | is a whole number from 1 to 1000; was the number '0'
            encoding: {per-target-alpha: yes}     | is true or false; was the text 'yes'
            statistics: {fdr: 1}                  | key 'statistics.fdr': is between 0 and 1
            statistics: {fdr: 1e3}                | is a number from 0.0 to 1.0
            statistics: {bootstrap: 99}           | is a whole number from 100
            statistics: {correction: b}           | key 'statistics.correction': is one of bh, by, max
            statistics: {time-null: shift}        | is one of circular-shift, block-permutation, none
            statistics: {ceiling: isc}            | is one of leave-one-out-isc, split-half, repeats, none
            alignment: {delays-scans: [2, 1]}     | key 'alignment.delays-scans[1]': delays rise
            alignment: {delays-scans: []}         | is an empty list
            alignment: {delays-seconds: [4, 2]}   | key 'alignment.delays-seconds[1]': delays rise from one to the next; was 2.0 after 4.0
            alignment: {delays-scans: [1], delays-seconds: [2]} | key 'alignment.delays-seconds': stands beside delays-scans
            alignment: {response: spm, delays-scans: [1]} | key 'alignment.delays-scans': belongs to response fir, and response is spm
            alignment: {response: glove}          | is one of fir, glover, spm; was the text 'glove'. Did you mean 'glover'?
            alignment: {response: fir, derivatives: 1} | key 'alignment.derivatives': belongs to response glover or spm
            alignment: {response: spm, derivatives: 3} | is a whole number from 0 to 2; was the number '3'
            alignment: {high-pass-seconds: 0}     | is none, dataset, or a number above 0
            alignment: {nuisance: motion}         | is a list like [motion-x, motion-y]; or all, none, dataset
            alignment: {nuisance: [a, a]}         | key 'alignment.nuisance[1]': 'a' stands here a second time
            alignment: {scope: story}             | is one of stretch, whole-story; was the text 'story'
            encoding: {folds: {gap-scans: long}}  | is auto, or a whole number from 0 to 100000; was the text 'long'
            encoding: {folds: {scheme: shuffle}}  | Did you mean 'shuffled'?
            layers: [-1]                          | key 'layers[0]': is all, last, a layer from 0
            layers: [1.5]                         | is all, last
            layers: []                            | is an empty list
            layers: {a: 1}                        | is all, last
            name: a/b                             | names the run's folder
            controls: [word-rate, word-rate]      | 'word-rate' stands here a second time
            controls: word-rate                   | is a list like
            controls: [{steps: 3}]                | has no 'id'
            controls: ['Word Rate']               | is not spelled like
            controls: [{id: a, b: [1]}]           | key 'controls[0].b': is a number, a text, true or false; was a list
            controls: [{id: a, b: }]              | key 'controls[0].b'
            name: ${NOT_SET}                      | line 5, key 'name': the environment variable NOT_SET is not set. Set it (export NOT_SET=...)
            name: "${a b}"                        | does not name an environment variable
            name: [                               | is not YAML
            \\tname: a                            | indent with spaces
            ---\\nversion: 1                      | a second document starts here
            name: &x a\\ncontrols: *x             | an alias
            controls: *nothing                    | an alias
            name: !!java.net.URL [x]              | tag
            ? [a]\\n: b                           | a key must be a plain word
            """)
    void saysWhatIsWrongAndWhere(String lines, String message) {
        assertThat(messageOf(START + lines.replace("\\n", "\n").replace("\\t", "\t") + "\n"))
                .startsWith("a.yaml")
                .contains(message.strip());
    }

    @Test
    void namesMissingKeysWithAnExample() {
        assertThat(messageOf("dataset: a\n"))
                .isEqualTo("a.yaml, line 1: has no 'version'. Add it, for example 'version: 1'");
        assertThat(messageOf("version: 1\n")).contains("has no 'dataset'");
        assertThat(messageOf("version: 2\n")).contains("key 'version': is 1, the format");
        assertThat(messageOf(START.replace("[story-lm]", "[]"))).contains("name at least one model");
        assertThat(messageOf(START.replace("[gradient-norm]", "[]"))).contains("name at least one method");
    }

    @Test
    void refusesTwoModelsOfOneName() {
        assertThat(messageOf(START.replace("[story-lm]", "[{id: t, path: x/m}, {id: t, path: y/m}]")))
                .contains("key 'models[1]': a second model is called 'm' (the first is models[0]); add 'name: ...'");
    }

    @Test
    void survivesAliasBombs() {
        StringBuilder bomb = new StringBuilder(START).append("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            String earlier = "*a" + (i - 1);
            bomb.append(
                    "a" + i + ": &a" + i + " [" + String.join(", ", java.util.Collections.nCopies(9, earlier)) + "]\n");
        }
        assertThat(messageOf(bomb.toString())).contains("alias");
        assertThat(messageOf(START + "name: &x [*x]\n")).contains("alias");
    }

    @Test
    void survivesDeepNesting() {
        assertThat(messageOf(START + "name: " + "[".repeat(10_000))).startsWith("a.yaml");
        assertThat(messageOf(START + "name: " + "[".repeat(500) + "]".repeat(500)))
                .startsWith("a.yaml");
    }

    @Test
    void refusesWhatIsNoConfigFile() throws IOException {
        assertThat(messageOf(new byte[0])).contains("is empty");
        assertThat(messageOf("# nothing\n".getBytes(StandardCharsets.UTF_8))).contains("is empty");
        assertThat(messageOf(new byte[10 << 20])).contains("has 10485760 bytes");
        assertThat(messageOf("name: \u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("is not UTF-8 text");
        assertThat(messageOf("name: \0".getBytes(StandardCharsets.UTF_8))).contains("is not YAML");
        assertThat(messageOf("just text".getBytes(StandardCharsets.UTF_8))).contains("is a group of keys");
        assertThat(messageOf(("\uFEFF" + START).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("no message");
        assertThat(messageOf(START.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("no message");
        ConfigReader reader = new ConfigReader(Map.of());
        assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml"), Overrides.NONE))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> reader.read(folder, Overrides.NONE)).hasMessageContaining("is not a file");
    }
}
