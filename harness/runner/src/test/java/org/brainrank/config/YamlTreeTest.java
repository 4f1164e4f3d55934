package org.brainrank.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {
    @Test
    void givesPlainValues() {
        assertThat(YamlTree.read(
                        "f", "a: 1\nb: [x, 2.5, true, \"3\"]\nc: {\"d\":{\"e\":1.0E-4}}\ndate: 2026-11-27\nf:\n"))
                .isEqualTo(Map.of(
                        "a",
                        1L,
                        "b",
                        List.of("x", 2.5, true, "3"),
                        "c",
                        Map.of("d", Map.of("e", 1e-4)),
                        "date",
                        "2026-11-27",
                        "f",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: &x [1]\nb: *x\n",
                "a: ${HOME}\n",
                "a: 1\na: 2\n",
                "a: !!java.io.File x\n",
                "a: 1\n---\nb: 2\n",
                "a: [\n"
            })
    void refusesWhatAStrangerShouldNotWrite(String text) {
        assertThatThrownBy(() -> YamlTree.read("theirs.yaml", text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("theirs.yaml");
    }
}
