package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.brainrank.results.Leaderboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTableTest {
    private static final String LINE = "── below this line: not distinguishable from the controls ──";

    @Test
    void aHundredColumnsStayAsTheyWere() {
        Golden.check("terminal-100.txt", TerminalTable.of(new Fixture().leaderboard(), false, 100));
    }

    @Test
    void sixtyColumnsStayAsTheyWere() {
        Golden.check("terminal-60.txt", TerminalTable.of(new Fixture().leaderboard(), false, 60));
    }

    @Test
    void aHundredColumnsHoldEveryColumn() {
        assertThat(TerminalTable.of(new Fixture().leaderboard(), false, 100)).doesNotContain("Left out");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 60, 72, 80, 100, 120, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        String table = TerminalTable.of(
                new Fixture().limited().leaking("overlapping-windows").leaderboard(), false, width);
        assertThat(table).contains("LEAKAGE ALLOWED").contains("leak: overlapping-windows");
        assertThat(table.lines())
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void narrowTerminalsLoseColumnsAndAreTold() {
        assertThat(TerminalTable.of(new Fixture().leaderboard(), false, 60))
                .contains("Left out at this width: s, R²")
                .contains("unique ±");
    }

    @Test
    void thereAreNoEscapesWithoutColour() {
        assertThat(TerminalTable.of(new Fixture().limited().leaderboard(), false, 100))
                .doesNotContain("\u001b");
    }

    @Test
    void controlsAreDimmedWithColourAndMarkedWithout() {
        assertThat(TerminalTable.of(new Fixture().leaderboard(), true, 100))
                .contains("\u001b[2m│c│")
                .contains("\u001b[2m│f│");
        assertThat(TerminalTable.of(new Fixture().leaderboard(), false, 100))
                .contains("│c│")
                .contains("│f│");
    }

    @Test
    void aNameCannotSteerTheTerminal() {
        assertThat(TerminalTable.of(
                        new Fixture().variants("evil\u001b[2J\u202e").leaderboard(), false, 100))
                .doesNotContain("\u001b", "\u202e")
                .contains("evil\uFFFD[2J\uFFFD");
    }

    @Test
    void theLineStandsUnderTheLastRowThatBeatsTheControls() {
        String table = TerminalTable.of(new Fixture().leaderboard(), false, 100);
        String below = table.substring(table.indexOf(LINE), table.indexOf("└"));
        assertThat(below).doesNotContain("│✓│");
        assertThat(table.substring(0, table.indexOf(LINE))).contains("│✓│");
    }

    @Test
    void whereNothingBeatsTheControlsTheLineStandsOnTop() {
        String table = TerminalTable.of(new Fixture().scale(0).leaderboard(), false, 100);
        assertThat(table.indexOf(LINE)).isLessThan(table.indexOf("│·│")).isPositive();
        assertThat(table).contains("none beats the controls").doesNotContain("│✓│");
    }

    @Test
    void oneModelIsShownOnceAlsoWithoutRowsOverAllModels() {
        Leaderboard one = new Fixture().models("story-lm").leaderboard();
        Leaderboard bare = new Leaderboard(
                2,
                one.name(),
                one.dataset(),
                false,
                one.models(),
                one.rois(),
                one.ceiling(),
                one.ceilings(),
                one.floors(),
                one.rows().stream()
                        .filter(row -> row.level() != Leaderboard.Row.Level.METHOD)
                        .toList(),
                one.comparisons(),
                one.separations(),
                one.leakage());
        assertThat(TerminalTable.of(bare, false, 100)).containsOnlyOnce("┌").contains("│✓│");
    }

    @Test
    void aRegionWithoutScoresSaysSo() {
        assertThat(TerminalTable.of(new Fixture().emptyRoi("LAngG").leaderboard(), false, 100))
                .containsPattern("LAngG +– +no scores");
    }

    @Test
    void whatIsNotDefinedIsADash() {
        assertThat(TerminalTable.of(new Fixture().oneSubject().leaderboard(), false, 100))
                .contains("–")
                .doesNotContain("NaN")
                .contains("1 subject,");
    }

    @Test
    void theBannerStandsAtBothEnds() {
        String table = TerminalTable.of(new Fixture().limited().leaderboard(), false, 100);
        assertThat(table.lines().findFirst().orElseThrow()).contains("LIMITED RUN: not a result");
        assertThat(table.lines().reduce((first, second) -> second).orElseThrow())
                .contains("LIMITED RUN: not a result");
    }
}
