package org.brainrank.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigDifferenceTest {
    private static final String BEFORE = """
            version: 1
            dataset: {id: alice, subjects: all}
            layers: [0, 1]
            methods:
              - id: erasure
                mask: zero
              - id: lime
                samples: 10
              - id: lime
                samples: 20
            """;

    @Test
    void equalConfigsDoNotDiffer() {
        assertThat(ConfigDifference.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void keysAreNamedByTheirPathAndPluginsByTheirId() {
        String after = BEFORE.replace("zero", "mean")
                .replace("[0, 1]", "[0]")
                .replace("samples: 20", "samples: 30")
                .replace("version: 1", "version: 1\nseed: 3");

        assertThat(ConfigDifference.between(BEFORE, after))
                .containsExactly(
                        new ConfigDifference("layers", "[0, 1]", "[0]"),
                        new ConfigDifference("methods[erasure].mask", "zero", "mean"),
                        new ConfigDifference("methods[lime]#2.samples", "20", "30"),
                        new ConfigDifference("seed", "", "3"));
    }

    @Test
    void aPluginThatOneLacksIsOneDifference() {
        String after = BEFORE.replace("  - id: erasure\n    mask: zero\n", "");

        assertThat(ConfigDifference.between(BEFORE, after))
                .containsExactly(new ConfigDifference("methods[erasure].id", "erasure", ""));
    }
}
