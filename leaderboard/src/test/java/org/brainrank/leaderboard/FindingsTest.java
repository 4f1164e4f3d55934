package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.results.Findings.Part;
import org.brainrank.results.Findings.Partition;
import org.brainrank.results.Findings.Question;
import org.brainrank.results.Leaderboard.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private static final Estimate BELOW = new Estimate(-0.0123, -0.02, -0.004);
    private final Fixture fixture = new Fixture();

    private static Findings findings(String variant) {
        return new Findings(
                1,
                "alice",
                "alice",
                false,
                List.of(),
                List.of(
                        new Answer(
                                Question.PREDICTION,
                                "Do explanations predict it?",
                                "In 1 of 6 regions.",
                                "That the brain explains.",
                                List.of(
                                        new Effect("R²", "all", "all", "pca-10", variant, "-", BELOW, 0.01, 0.04, 27),
                                        new Effect(
                                                "R²",
                                                "gpt2",
                                                "LIFG",
                                                "full",
                                                variant,
                                                "activations",
                                                BELOW,
                                                0.5,
                                                0.5,
                                                27)),
                                List.of()),
                        new Answer(
                                Question.INFLUENCE,
                                "Does size go with alignment?",
                                "Nothing: no method is left.",
                                "Anything.",
                                List.of(),
                                List.of(new LeftOut(variant, "fixed by completeness")))),
                List.of(new Partition(
                        "gpt2",
                        "LIFG",
                        variant + "@3 in 5 folds",
                        "word-rate",
                        "activations@2 in 5 folds",
                        List.of(new Part("explanation", BELOW), new Part("explanation+controls", BELOW)),
                        BELOW,
                        27)));
    }

    private String render(Findings findings, Format format) {
        return Renderings.render(
                new RunRecords(
                        fixture.leaderboard(),
                        fixture.manifest(),
                        Optional.of(findings),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                format);
    }

    @Test
    void thePageHasSentencesNumbersAndWhatWasLeftOut() {
        String page = render(findings("erasure{mask=zero}"), Format.HTML);

        assertThat(page)
                .contains(
                        "href=\"#findings\"",
                        "In 1 of 6 regions.",
                        "That the brain explains.",
                        "-0.0123 [-0.0200, -0.0040]",
                        "pca-10",
                        "0.040",
                        "fixed by completeness",
                        "explanation + controls",
                        "erasure{mask=zero}@3 in 5 folds");
        assertThat(Renderings.render(RunRecords.of(fixture.leaderboard(), fixture.manifest()), Format.HTML))
                .doesNotContain("#findings");
    }

    @Test
    void markdownShowsNumbersOverAllRegionsAndSaysWhereTheRestIs() {
        String markdown = render(findings("erasure{mask=zero}"), Format.MARKDOWN);

        assertThat(markdown)
                .contains("## Findings", "In 1 of 6 regions.", "*Not to be concluded:* That the brain explains.")
                .contains("| R² | all | pca-10 | erasure |")
                .contains("By region: findings.json")
                .doesNotContain("| R² | LIFG |")
                .contains("| LIFG | -0.0123 [-0.0200, -0.0040] |");
    }

    @Test
    void aNameCannotBreakAnything() {
        Findings evil = findings("<script>|*x*\u001b[2J");

        assertThat(render(evil, Format.HTML)).doesNotContain("<script>|", "\u001b");
        assertThat(render(evil, Format.MARKDOWN)).doesNotContain("<script>|", "\u001b", "|*x*");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 120})
    void theTerminalHasOneParagraphAQuestion(int width) {
        String text = FindingsText.of(findings("erasure"), width);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(40, width)));
        assertThat(text).contains("Do explanations predict the brain?\n  In 1 of 6 regions.\n", "findings.json");
    }
}
