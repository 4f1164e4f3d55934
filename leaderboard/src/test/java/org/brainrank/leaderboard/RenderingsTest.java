package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.brainrank.results.Leaderboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenderingsTest {
    private final Fixture fixture = new Fixture();

    private String render(Fixture made, Format format) {
        return Renderings.render(RunRecords.of(made.leaderboard(), made.manifest()), format);
    }

    @Test
    void markdownStaysAsItWas() {
        Golden.check("leaderboard.md", render(fixture, Format.MARKDOWN));
    }

    @Test
    void latexStaysAsItWas() {
        Golden.check("leaderboard.tex", render(fixture, Format.LATEX));
    }

    @Test
    void csvStaysAsItWas() {
        Golden.check("leaderboard.csv", render(new Fixture().models("story-lm"), Format.CSV));
    }

    @Test
    void jsonIsTheRecordItself() {
        Leaderboard leaderboard = fixture.leaderboard();
        assertThat(Renderings.render(RunRecords.of(leaderboard, fixture.manifest()), Format.JSON))
                .isEqualTo(leaderboard.toJson())
                .contains("\"p-corrected\"", "\"schema-version\" : 2");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameRunGivesTheSameText(Format format) {
        assertThat(render(new Fixture(), format)).isEqualTo(render(new Fixture(), format));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"JSON"},
            mode = EnumSource.Mode.EXCLUDE)
    void aLimitedRunSaysSoLoudly(Format format) {
        assertThat(render(new Fixture().limited(), format)).contains("LIMITED RUN: not a result");
        assertThat(render(new Fixture(), format)).doesNotContain("LIMITED RUN");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aRunThatLeaksSaysSoLoudlyAndByName(Format format) {
        String leaking = render(new Fixture().leaking("shuffled-scans", "short-gap"), format);
        assertThat(leaking).contains("shuffled-scans").contains("short-gap");
        if (format != Format.JSON) {
            assertThat(leaking).contains("LEAKAGE ALLOWED: not a result");
        }
        assertThat(render(new Fixture(), format)).doesNotContain("LEAKAGE").doesNotContain("short-gap");
    }

    @Test
    void aLimitedRunSaysSoInJson() {
        assertThat(render(new Fixture().limited(), Format.JSON)).contains("\"limited\" : true");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void strangeRunsAreRenderedToo(Format format) {
        for (Fixture strange : List.of(
                new Fixture().oneSubject(),
                new Fixture().scale(0),
                new Fixture().emptyRoi("LAngG"),
                new Fixture().emptyRoi(Leaderboard.ALL),
                new Fixture().ceiling(Double.NaN),
                new Fixture().ceiling(0.01),
                new Fixture().models("one"),
                new Fixture().variants("attention"))) {
            assertThat(render(strange, format).replaceAll("(?s)<script>.*?</script>", ""))
                    .isNotBlank()
                    .doesNotContainPattern(
                            format == Format.JSON ? "\\bInfinity\\b" : "(?i)\\b(nan|infinity)\\b(?! in LIFG)");
        }
        Leaderboard nothing = new Leaderboard(
                2,
                "empty",
                "none",
                false,
                List.of(),
                List.of(),
                "none",
                java.util.Map.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(Renderings.render(RunRecords.of(nothing, fixture.manifest()), format))
                .isNotBlank();
    }

    @Test
    void noMethodBeatingTheControlsPutsEveryRowBelowTheLine() {
        String markdown = render(new Fixture().scale(0), Format.MARKDOWN);
        assertThat(markdown)
                .contains("None of the 7 methods beats the controls over all regions.")
                .contains("- LIFG: none beats the controls");
        String line = "**— below this line: not distinguishable from the controls —**";
        String table = markdown.substring(markdown.indexOf("## Methods, all regions"));
        assertThat(table.indexOf(line)).isLessThan(table.indexOf("| 1 ("));
    }

    @Test
    void sharesOfTheCeilingAreNotClipped() {
        String markdown = render(new Fixture().ceiling(0.01), Format.MARKDOWN);
        assertThat(markdown).containsPattern("\\| \\d{3,4}% \\|").containsPattern("\\| -\\d+% \\|");
    }

    @Test
    void saysHowManySubjectsWouldSeparateTheFirstTwo() {
        assertThat(summary(new Fixture()))
                .contains("gradient-norm and input-x-gradient, first and second, differ by 0.0016 [-0.0005, 0.0037], "
                        + "sign-flip p = 0.099: 27 subjects do not tell them apart. For a difference of this size, about "
                        + "84 subjects separate first from second in 80 % of studies.");
        assertThat(summary(new Fixture().scale(2))).contains("27 subjects tell them apart.");
        assertThat(summary(new Fixture().needed(1_000_000))).contains("a million would not do.");
        assertThat(summary(new Fixture().oneSubject()))
                .contains("1 subject does not tell them apart. How many would is not known.");
    }

    private static String summary(Fixture made) {
        return String.join(" ", Guidance.summary(new Board(made.leaderboard())));
    }

    @Test
    void rowsAtEqualDimensionStandInATableOfTheirOwn() {
        Fixture equal = new Fixture().equalDimension();
        Board board = new Board(equal.leaderboard());

        assertThat(board.capacities()).containsExactly("pca-10");
        assertThat(board.methods(Leaderboard.ALL)).isEqualTo(new Board(fixture.leaderboard()).methods(Leaderboard.ALL));
        assertThat(board.methods(Leaderboard.ALL, "pca-10")).hasSameSizeAs(board.methods(Leaderboard.ALL));
        assertThat(render(equal, Format.MARKDOWN))
                .containsOnlyOnce("## Methods, all regions, every feature space at pca-10");
        assertThat(render(equal, Format.HTML)).contains("Leaderboard with every feature space at pca-10");
        assertThat(render(equal, Format.CSV)).contains(",method,pca-10,1,");
    }

    @Test
    void formatsAreFoundByExtensionAndByName() {
        assertThat(Format.of("md")).isEqualTo(Format.MARKDOWN);
        assertThat(Format.of(" HTML ")).isEqualTo(Format.HTML);
        assertThat(Format.of("latex")).isEqualTo(Format.LATEX);
        assertThat(Format.HTML.fileName()).isEqualTo("report.html");
        assertThatThrownBy(() -> Format.of("docx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "format 'docx' is unknown; there are md, csv, json, tex, html, svg, pdf, bib, methods (for example -f md,csv)");
    }

    @Test
    void markdownCannotBeBrokenByAName() {
        String markdown =
                render(new Fixture().variants("a|b`<script>*x*{k=[1](http://x)}", "line\nbreak"), Format.MARKDOWN);
        assertThat(markdown)
                .contains("a\\|b\\`&lt;script&gt;\\*x\\*")
                .doesNotContain("<script>")
                .contains("line break");
        assertThat(markdown.lines().filter(line -> line.startsWith("| ✓ |")).toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isEqualTo(16));
    }

    @Test
    void latexCannotBeBrokenByAName() {
        assertThat(Latex.escape("50%_a&b#{$x}\\input{/etc}~^<|>"))
                .isEqualTo("50\\%\\_a\\&b\\#\\{\\$x\\}\\textbackslash{}input\\{/etc\\}\\textasciitilde{}"
                        + "\\textasciicircum{}\\textless{}\\textbar{}\\textgreater{}");
    }
}
