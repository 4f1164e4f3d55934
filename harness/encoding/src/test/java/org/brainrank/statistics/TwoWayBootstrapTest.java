package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class TwoWayBootstrapTest {
    /** Effects of subjects and stories, each of standard deviation 1, and noise. */
    private static double[][] scores(int subjects, int stories, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix ofSubject = Random.normal(subjects, 1, random.nextLong());
        Matrix ofStory = Random.normal(stories, 1, random.nextLong());
        Matrix noise = Random.normal(subjects, stories, random.nextLong());
        double[][] scores = new double[subjects][stories];
        for (int subject = 0; subject < subjects; subject++) {
            for (int story = 0; story < stories; story++) {
                scores[subject][story] =
                        ofSubject.values()[subject] + ofStory.values()[story] + noise.get(subject, story);
            }
        }
        return scores;
    }

    @Test
    void coversTheTruthOfOtherStoriesWhereSubjectsAloneDoNot() {
        int both = 0;
        int subjectsAlone = 0;
        for (int study = 0; study < 300; study++) {
            double[][] scores = scores(20, 12, study);
            BootstrapInterval interval = new TwoWayBootstrap(20, 12, 300, study).ofMean(scores, 0.95);
            both += covers(interval) ? 1 : 0;
            double[] means = java.util.Arrays.stream(scores)
                    .mapToDouble(row -> java.util.Arrays.stream(row).average().orElseThrow())
                    .toArray();
            subjectsAlone += covers(BootstrapInterval.ofMean(means, 300, 0.95, study, "mean")) ? 1 : 0;
        }
        assertThat(both / 300.0).isBetween(0.90, 0.99);
        assertThat(subjectsAlone / 300.0).isLessThan(0.88);
    }

    private static boolean covers(BootstrapInterval interval) {
        return interval.lower() <= 0 && 0 <= interval.upper();
    }

    @Test
    void theMeanIsThatOfSubjectsWhateverIsMissing() {
        double[][] scores = {{1, 3}, {5, Double.NaN}, {Double.NaN, Double.NaN}};
        BootstrapInterval interval = new TwoWayBootstrap(3, 2, 200, 1).ofMean(scores, 0.95);

        assertThat(interval.mean()).isEqualTo(3.5);
        assertThat(interval.lower()).isBetween(1.0, 3.5);
        assertThat(interval.upper()).isBetween(3.5, 5.0);
    }

    @Test
    void equalScoresHaveNoSpreadAndShareTheLead() {
        double[][] scores = {{1, 2}, {2, 1}, {1, 2}};
        TwoWayBootstrap bootstrap = new TwoWayBootstrap(3, 2, 200, 1);
        List<RankBootstrap.Place> places = bootstrap.ranks(List.of(bootstrap.of(scores), bootstrap.of(scores)));

        assertThat(places.get(0)).isEqualTo(places.get(1));
        assertThat(places.get(0).probabilityBest()).isEqualTo(0.5);
        assertThat(bootstrap
                        .ofMean(new double[][] {{2, 2}, {2, 2}, {2, 2}}, 0.95)
                        .upper())
                .isEqualTo(2);
    }

    @Test
    void aDifferenceThatDependsOnTheStoryIsLessSureOverStories() {
        // The second method wins in one story of three, for everyone.
        double[][] first = new double[10][3];
        double[][] second = new double[10][3];
        for (int subject = 0; subject < 10; subject++) {
            first[subject] = new double[] {2, 2, 0.5};
            second[subject] = new double[] {1, 1, 1.2};
        }
        Matrix means = Matrix.of(2, 10, new double[20]);
        for (int i = 0; i < 20; i++) {
            means.values()[i] = i < 10 ? 1.5 : 3.2 / 3;
        }
        List<RankBootstrap.Place> subjects = RankBootstrap.rank(means, 500, 1);
        TwoWayBootstrap bootstrap = new TwoWayBootstrap(10, 3, 2000, 1);
        List<RankBootstrap.Place> both = bootstrap.ranks(List.of(bootstrap.of(first), bootstrap.of(second)));

        assertThat(subjects.get(0).probabilityBest()).isEqualTo(1);
        assertThat(both.get(0).rank()).isEqualTo(1);
        // the third story must be drawn at least twice of three: 7 of 27
        assertThat(both.get(1).probabilityBest()).isCloseTo(7 / 27.0, within(0.03));
        assertThat(both.get(1).tier()).isEqualTo(1);
    }

    @Test
    void oneStoryOrOneSubjectHasNothingToDraw() {
        assertThat(new TwoWayBootstrap(3, 1, 100, 1)
                        .ofMean(new double[][] {{1}, {2}, {3}}, 0.95)
                        .lower())
                .isNaN();
        TwoWayBootstrap alone = new TwoWayBootstrap(1, 3, 100, 1);
        assertThat(alone.ranks(List.of(alone.of(new double[][] {{1, 2, 3}}), alone.of(new double[][] {{3, 4, 5}}))))
                .extracting(RankBootstrap.Place::probabilityBest)
                .containsOnly(Double.NaN);
        assertThatThrownBy(() -> new TwoWayBootstrap(2, 3, 100, 1).ofMean(new double[][] {{1, 2}, {1, 2}}, 0.95))
                .hasMessageContaining("must have shape [2][3]");
    }
}
