package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.brainrank.config.WindowSettings.Normalise;
import org.brainrank.config.WindowSettings.Subwords;
import org.junit.jupiter.api.Test;

class WordFoldTest {
    private static final float[] SCORES = {1, -3, 4};

    @Test
    void sumsTheTokensOfEachWord() {
        assertThat(words(Subwords.SUM)).containsExactly(-2, 4, 8);
    }

    @Test
    void averagesTheTokensOfEachWord() {
        assertThat(words(Subwords.MEAN)).containsExactly(-2 / 3f, 4, 8);
    }

    @Test
    void takesTheLargestWithItsSign() {
        assertThat(words(Subwords.MAX_ABS)).containsExactly(-4, 4, 8);
    }

    @Test
    void takesTheLengthOfAWordsScores() {
        assertThat(words(Subwords.L2)).containsExactly((float) Math.sqrt(1 + 16 + 1), 4, 8);
    }

    private static float[] words(Subwords rule) {
        return WordFold.words(new float[] {1, -4, 1, 4, 8}, new int[] {0, 0, 0, 1, 2}, 3, rule);
    }

    @Test
    void leavesOutTokensOfNoWordAndSaysTheirPart() {
        float[] scores = {-6, 1, 2, 3};
        int[] begun = {WordTokens.NO_WORD, 0, 0, 1};
        for (Subwords rule : Subwords.values()) {
            assertThat(WordFold.words(scores, begun, 2, rule))
                    .as("%s", rule)
                    .containsExactly(WordFold.words(new float[] {1, 2, 3}, new int[] {0, 0, 1}, 2, rule));
        }
        assertThat(WordFold.wordless(scores, begun)).hasValue(0.5);
        assertThat(WordFold.wordless(scores, new int[] {0, 0, 0, 1})).isEmpty();
        assertThat(WordFold.wordless(new float[4], begun)).isEmpty();
    }

    @Test
    void countsTheTokensOfTheLastWord() {
        assertThat(WordFold.tokensOfLast(new int[] {0, 1, 1, 2, 2, 2})).isEqualTo(3);
        assertThat(WordFold.tokensOfLast(new int[] {0})).isEqualTo(1);
        assertThat(WordFold.tokensOfLast(new int[] {0, 0})).isEqualTo(2);
    }

    @Test
    void dividesByTheLargestAbsoluteScore() {
        assertThat(WordFold.normalised(SCORES, Normalise.MAX)).containsExactly(0.25f, -0.75f, 1);
    }

    @Test
    void keepsTheLastWordsOldestFirst() {
        assertThat(WordFold.explained(new float[] {1, 2, 3, 4}, 3)).containsExactly(2, 3, 4);
    }

    @Test
    void leavesTheOldestPlacesZeroWhereThereAreFewerWords() {
        assertThat(WordFold.explained(new float[] {1, 2}, 4)).containsExactly(0, 0, 1, 2);
    }

    @Test
    void leavesScoresAsTheyAre() {
        assertThat(WordFold.normalised(SCORES, Normalise.NONE)).containsExactly(SCORES);
    }

    @Test
    void dividesByTheSumOfAbsoluteScores() {
        assertThat(WordFold.normalised(SCORES, Normalise.ABS_SUM)).containsExactly(0.125f, -0.375f, 0.5f);
    }

    @Test
    void dividesByTheSum() {
        assertThat(WordFold.normalised(SCORES, Normalise.SUM)).containsExactly(0.5f, -1.5f, 2);
    }

    @Test
    void dividesByTheEuclideanNorm() {
        assertThat(WordFold.normalised(new float[] {3, 0, -4}, Normalise.L2)).containsExactly(0.6f, 0, -0.8f);
    }

    @Test
    void leavesScoresWhoseDenominatorIsZero() {
        float[] zeros = new float[2];
        float[] opposed = {2, -2};

        assertThat(WordFold.normalised(zeros, Normalise.ABS_SUM)).containsExactly(0, 0);
        assertThat(WordFold.normalised(zeros, Normalise.L2)).containsExactly(0, 0);
        assertThat(WordFold.normalised(opposed, Normalise.SUM)).containsExactly(2, -2);
    }
}
