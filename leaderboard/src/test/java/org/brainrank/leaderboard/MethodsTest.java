package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodsTest {
    /** What ConfigWriter of the runner writes; a test of the command line holds it against a run's own. */
    static final String CONFIG = """
            version: 1
            name: alice
            dataset:
              id: alice
              subjects: all
              roi-radius-mm: 10
            models:
              - id: story-lm
                name: story-lm
              - id: transformers
                name: gpt2
                path: "/home/someone/models/gpt2"
            layers: [all]
            methods:
              - id: integrated-gradients
                steps: 20
                baseline: zero
              - id: attention
            controls:
              - id: word-rate
              - id: random
                features: 10
            window:
              context-words: 11
              explained-words: 9
              target: predicted
              output: logit
              contrast: none
              subwords: sum
              normalise: l2
            alignment:
              downsample: lanczos
              response: fir
              derivatives: 0
              delays-scans: [1, 2, 3]
              trim-scans:
                start: 5
                end: 6
              detrend-order: 3
              high-pass-seconds: dataset
              nuisance: none
              scope: stretch
            encoding:
              folds:
                scheme: contiguous-blocks
                count: 7
                gap-scans: auto
              inner-folds: 4
              alphas:
                log10-from: -1.0
                log10-to: 8.0
                count: 13
              per-target-alpha: true
              precision: double
              bands:
                candidates: 8
                refinements: 1
              matched-dimension: 12
            statistics:
              ceiling: leave-one-out-isc
              time-null: circular-shift
              correction: bh
              permutations: 1234
              bootstrap: 2345
              fdr: 0.05
              faithfulness-words: 50
            report:
              passage-words: 60
              passages: 1
            seed: 20260101
            """;

    private static String bib() {
        return Renderings.references(List.of(new Citation("integrated-gradients", "@misc{ig, year={2017}}")), CONFIG);
    }

    private static String methods(MethodsProse.Markup markup) {
        return Methods.of(Settings.of(CONFIG), new Fixture().manifest(), bib(), markup);
    }

    @Test
    void everyKeyOfTheConfigIsSaid() {
        Settings settings = Settings.of(CONFIG);
        Methods.of(settings, new Fixture().manifest(), bib(), MethodsProse.Markup.MARKDOWN);
        assertThat(settings.left()).isEmpty();
        for (String path : settings.paths()) {
            String text = Methods.of(
                    Settings.of(CONFIG).with(path, "another-value"),
                    new Fixture().manifest(),
                    bib(),
                    MethodsProse.Markup.MARKDOWN);
            assertThat(text).as(path).contains("another-value");
            assertThat(text).as("said in a sentence, not swept up").doesNotContain("Further settings");
        }
    }

    @Test
    void whereModelsLieOnOneMachineStaysThere() {
        assertThat(methods(MethodsProse.Markup.LATEX)).contains("path=gpt2").doesNotContain("/home/someone");
    }

    @Test
    void aKeyThatNoSentenceKnowsIsListedAtTheEnd() {
        String text = Methods.of(
                Settings.of(CONFIG + "novelty:\n  depth: 42\n"),
                new Fixture().manifest(),
                bib(),
                MethodsProse.Markup.MARKDOWN);
        assertThat(text).contains("**Further settings.**").contains("novelty.depth = 42");
    }

    @Test
    void bothLanguagesStayAsTheyWere() {
        Golden.check("methods.md", methods(MethodsProse.Markup.MARKDOWN));
        Golden.check("methods.tex", methods(MethodsProse.Markup.LATEX));
    }

    @Test
    void everyCitationHasItsEntry() {
        String bib = bib();
        java.util.regex.Matcher cited =
                java.util.regex.Pattern.compile("@([a-z0-9]+)").matcher(methods(MethodsProse.Markup.MARKDOWN));
        int count = 0;
        while (cited.find()) {
            assertThat(bib).contains("{" + cited.group(1) + ",");
            count++;
        }
        assertThat(count).isGreaterThan(6);
    }
}
