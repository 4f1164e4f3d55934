package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.brainrank.results.Leaderboard;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static Answer answer(Fixture fixture, String roi) {
        return Answer.of(new Board(fixture.leaderboard()), roi).orElseThrow();
    }

    private static String facts(Fixture fixture, String roi) {
        return answer(fixture, roi).facts().stream()
                .map(fact -> fact.term() + ": " + fact.meaning())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aWinnerThatStandsAloneIsNamed() {
        assertThat(answer(new Fixture().scale(3), Leaderboard.ALL).headline())
                .isEqualTo("gradient-norm is the most biologically plausible of 7 methods over all regions.");
    }

    @Test
    void oneThatCannotBeToldFromOthersIsNotCalledTheWinner() {
        assertThat(answer(new Fixture(), Leaderboard.ALL).headline())
                .isEqualTo("gradient-norm comes first over all regions, but cannot be told from input-x-gradient.");
    }

    @Test
    void withoutAWinnerItSaysSoAndNamesTheHighest() {
        Fixture nothing = new Fixture().scale(0);
        assertThat(answer(nothing, Leaderboard.ALL).headline())
                .isEqualTo("No method can be told from the controls over all regions.");
        assertThat(facts(nothing, Leaderboard.ALL)).startsWith("How sure: Highest of the methods is ");
        assertThat(answer(new Fixture(), "Noise").headline())
                .isEqualTo("No method can be told from the controls in Noise.");
    }

    @Test
    void itSaysHowSureWhereAtWhichLayerAtWhatCostAndHowFaithful() {
        assertThat(facts(new Fixture(), Leaderboard.ALL))
                .contains("How sure: Rank 1 (1–3) of 21, first in 62% of the resamples of subjects.")
                .contains("Where: Most in LAntTemp, 0.0140 [0.0120, 0.0161]; beats the controls in 5 of 6 regions.")
                .contains("Layer: 2 (67%), 3 (33%), as inner folds chose. Best on gpt2, 0.0130.")
                .contains("Cost: 0.4 s in this run, about 2.0 passes of the model a window.")
                .contains("the target loses 0.050 of its probability, without random words 0.030;");
        assertThat(facts(new Fixture(), "LIFG")).as("a region is where it is").doesNotContain("Where:");
    }

    @Test
    void thereIsNoneWhereNothingWasScored() {
        assertThat(Answer.of(new Board(new Fixture().emptyRoi("LAngG").leaderboard()), "LAngG"))
                .isEmpty();
    }
}
