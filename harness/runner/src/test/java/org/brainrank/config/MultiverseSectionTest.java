package org.brainrank.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultiverseSectionTest {
    private static final String BASE = """
            version: 1
            dataset: simulated
            models: [story-lm]
            methods: [gradient-norm]
            window: {context-words: 10, explained-words: 4}
            """;
    private static final Map<String, List<String>> STANDARD =
            Map.of("context-words", List.of("5", "10", "20"), "normalise", List.of("none", "l2"));

    private static MultiverseSettings read(String more) {
        return new ConfigReader(Map.of()).universes("a.yaml", "a", BASE + more, Overrides.NONE, STANDARD);
    }

    @Test
    void variesOneChoiceAtATimeByDefault() {
        MultiverseSettings settings = read("");

        assertThat(settings.full()).isFalse();
        assertThat(settings.universes())
                .extracting(MultiverseSettings.Universe::name)
                .containsExactly("config", "context-words=5", "context-words=20", "normalise=l2");
        assertThat(settings.universes().get(2).experiment().window().contextWords())
                .isEqualTo(20);
    }

    @Test
    void takesTheValuesOfTheConfigAndLeavesTheRestToTheStandard() {
        MultiverseSettings settings = read("""
                multiverse:
                  context-words: []
                  delays-scans: [[1, 2], [1, 2, 3]]
                  alphas: [{log10-from: 0, log10-to: 3, count: 4}]
                  folds: [leave-one-story-out]
                """);

        assertThat(settings.universes())
                .extracting(MultiverseSettings.Universe::name)
                .containsExactly(
                        "config",
                        "normalise=l2",
                        "delays-scans=[1 2]",
                        "delays-scans=[1 2 3]",
                        "folds=leave-one-story-out",
                        "alphas={log10-from:0 log10-to:3 count:4}");
        assertThat(settings.universes().get(5).experiment().encoding().alphaCount())
                .isEqualTo(4);
    }

    @Test
    void combinesAllIfAsked() {
        assertThat(read("multiverse: {full: true, context-words: [5, 20], normalise: [l2]}\n")
                        .universes())
                .extracting(MultiverseSettings.Universe::name)
                .containsExactly(
                        "config",
                        "context-words=5",
                        "context-words=20",
                        "normalise=l2",
                        "context-words=5, normalise=l2",
                        "context-words=20, normalise=l2");
    }

    @Test
    void refusesWhatIsNoChoiceWithItsLine() {
        assertThatThrownBy(() -> read("multiverse: {contextwords: [5]}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a.yaml, line 6")
                .hasMessageContaining("context-words");
        assertThatThrownBy(() -> read("multiverse: {context-words: 5}\n"))
                .hasMessageContaining("key 'multiverse.context-words'")
                .hasMessageContaining("a list like");
        assertThatThrownBy(() -> read("multiverse: {context-words: [0]}\n"))
                .hasMessageContaining("key 'multiverse.context-words[0]'")
                .hasMessageContaining("a whole number from 1");
        assertThatThrownBy(() -> new ConfigReader(Map.of())
                        .parse("a.yaml", "a", BASE + "multiverse: {full: maybe}\n", Overrides.NONE))
                .hasMessageContaining("true or false");
    }
}
