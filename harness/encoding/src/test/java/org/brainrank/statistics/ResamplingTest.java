package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.brainrank.statistics.RankBootstrap.Place;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        int covered = 0;
        for (int study = 0; study < 300; study++) {
            double[] subjects = Random.normal(30, 1, 1000 + study).values();
            BootstrapInterval interval = BootstrapInterval.ofMean(subjects, 500, 0.95, study, "coverage");
            covered += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
        }
        assertThat(covered).isBetween(270, 296);
    }

    @Test
    void intervalsDependOnSeedAndStreamAlone() {
        double[] subjects = Random.normal(10, 1, 1).values();
        BootstrapInterval first = BootstrapInterval.ofMean(subjects, 200, 0.95, 1, "a");
        BootstrapInterval.ofMean(subjects, 200, 0.95, 1, "b");
        assertThat(BootstrapInterval.ofMean(subjects, 200, 0.95, 1, "a")).isEqualTo(first);
        assertThat(BootstrapInterval.ofMean(subjects, 200, 0.95, 1, "b")).isNotEqualTo(first);
        assertThat(BootstrapInterval.ofMean(subjects, 200, 0.95, 2, "a")).isNotEqualTo(first);
        assertThat(BootstrapInterval.ofMean(new double[] {3}, 200, 0.95, 2, "a").lower())
                .isNaN();
    }

    @Test
    void drawsThatAreKeptGiveTheSameIntervals() {
        SubjectBootstrap kept = new SubjectBootstrap(10, 500, 1, "a");
        for (int study = 0; study < 5; study++) {
            double[] subjects = Random.normal(10, 1, study).values();
            BootstrapInterval drawnAfresh = BootstrapInterval.ofMean(subjects, 500, 0.95, 1, "a");
            BootstrapInterval interval = kept.ofMean(subjects, 0.95);
            assertThat(interval.mean()).isEqualTo(drawnAfresh.mean());
            assertThat(interval.lower()).isCloseTo(drawnAfresh.lower(), within(1e-12));
            assertThat(interval.upper()).isCloseTo(drawnAfresh.upper(), within(1e-12));
            double above = kept.aboveZero(subjects);
            double[] negative = Arrays.stream(subjects).map(score -> -score).toArray();
            assertThat(kept.aboveZero(negative)).isCloseTo(1 - above, within(1e-12));
        }
        assertThat(kept.aboveZero(new double[10])).isEqualTo(0.5);
        assertThat(new SubjectBootstrap(1, 10, 1, "a")
                        .ofMean(new double[] {3}, 0.95)
                        .lower())
                .isNaN();
        assertThatThrownBy(() -> kept.ofMean(new double[9], 0.95)).hasMessageContaining("each of 10 subjects: got 9");
    }

    @Test
    void quantilesAreThoseOfTheSortedValues() {
        assertThat(Resamples.quantile(new double[] {3, 1, 2, 4}, 0.5)).isEqualTo(2.5);
        assertThat(Resamples.quantile(new double[] {7}, 0.975)).isEqualTo(7);
        for (int study = 0; study < 200; study++) {
            double[] values = Random.normal(1 + study, 1, study).values();
            for (int i = 0; i < values.length; i += 3) {
                values[i] = Math.rint(values[i]); // ties
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (double share : new double[] {0, 0.025, 0.31, 0.975, 1}) {
                double position = share * (sorted.length - 1);
                int below = (int) Math.floor(position);
                double above = sorted[Math.min(below + 1, sorted.length - 1)];
                assertThat(Resamples.quantile(values, share))
                        .isCloseTo(sorted[below] + (position - below) * (above - sorted[below]), within(1e-12));
            }
        }
    }

    @Test
    void ranksAndTiersFollowWhatSubjectsAgreeOn() {
        Matrix noise = Random.normal(4, 12, 3);
        Matrix scores = Matrix.zeros(4, 12);
        double[] level = {0, 5, 5, 9};
        for (int i = 0; i < scores.values().length; i++) {
            scores.values()[i] = level[i / 12] + noise.values()[i];
        }
        List<Place> places = RankBootstrap.rank(scores, 2000, 1);
        assertThat(places).extracting(Place::tier).containsExactly(3, 2, 2, 1);
        assertThat(places.get(3).rank()).isEqualTo(1);
        assertThat(places.get(3).probabilityBest()).isEqualTo(1);
        assertThat(places.get(0).rank()).isEqualTo(4);
        assertThat(places.get(0).lowestRank()).isEqualTo(4);
        assertThat(places.stream().mapToDouble(Place::probabilityBest).sum()).isCloseTo(1, within(1e-12));
        assertThat(RankBootstrap.rank(scores, 2000, 1)).isEqualTo(places);
    }

    @Test
    void methodsOfPureNoiseShareATier() {
        int together = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<Place> places = RankBootstrap.rank(Random.normal(2, 20, seed), 500, seed);
            together += places.stream().allMatch(place -> place.tier() == 1) ? 1 : 0;
        }
        assertThat(together).isBetween(85, 99); // 95 % intervals, a little narrow as percentile intervals are
    }

    @Test
    void equalMethodsShareRankAndLead() {
        List<Place> places = RankBootstrap.rank(Matrix.of(2, 3, new double[] {1, 2, 3, 1, 2, 3}), 100, 1);
        assertThat(places.get(0)).isEqualTo(places.get(1));
        assertThat(places.get(0).probabilityBest()).isEqualTo(0.5);
    }

    @Test
    void everyRankIsTakenOnceAndEveryMethodHasOne() {
        Matrix scores = Random.normal(6, 9, 4);
        scores.copyRow(1, 0, scores, 0); // two that are equal in every resample
        Matrix probabilities = RankBootstrap.probabilities(scores, 500, 3);
        List<Place> places = RankBootstrap.rank(scores, 500, 3);
        for (int i = 0; i < 6; i++) {
            assertThat(Arrays.stream(probabilities.row(i)).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(probabilities.column(i)).sum()).isCloseTo(1, within(1e-12));
            assertThat(probabilities.get(i, 0)).isCloseTo(places.get(i).probabilityBest(), within(1e-12));
            for (int rank = 1; rank < places.get(i).lowestRank(); rank++) {
                assertThat(probabilities.get(i, rank - 1)).isLessThan(0.05);
            }
        }
        assertThat(probabilities.row(0)).containsExactly(probabilities.row(1));
    }

    @Test
    void probabilitiesOfRanksWorkedOutByHand() {
        // Subjects 1 and 2 disagree: of four resamples (1,1), (1,2), (2,1), (2,2) the first method wins one, loses one,
        // and
        // is level in two.
        Matrix probabilities = RankBootstrap.probabilities(Matrix.of(2, 2, new double[] {1, 0, 0, 1}), 20_000, 5);
        assertThat(probabilities.values()).containsExactly(new double[] {0.5, 0.5, 0.5, 0.5}, within(0.015));
        Matrix three = RankBootstrap.probabilities(Matrix.of(3, 2, new double[] {1, 0, 0, 1, -9, -9}), 20_000, 5);
        assertThat(three.row(2)).containsExactly(0, 0, 1);
        assertThat(three.get(0, 2)).isZero();
    }

    @Test
    void oneSubjectHasNoProbabilities() {
        assertThat(RankBootstrap.probabilities(Matrix.of(2, 1, new double[] {1, 9}), 100, 1)
                        .values())
                .containsOnly(Double.NaN);
    }

    @Test
    void oneSubjectTellsNothingApart() {
        List<Place> places = RankBootstrap.rank(Matrix.of(2, 1, new double[] {1, 9}), 100, 1);
        assertThat(places).extracting(Place::tier).containsOnly(1);
        assertThat(places.get(1).highestRank()).isEqualTo(2);
        assertThat(places.get(1).probabilityBest()).isNaN();
    }

    @Test
    void nullsPermuteWithinRuns() {
        int[] lengths = {40, 23};
        for (int seed = 0; seed < 50; seed++) {
            int[] shift = CircularShift.indices(lengths, 5, RandomStream.of(seed, "shift"));
            int[] blocks = BlockPermutation.indices(lengths, 10, RandomStream.of(seed, "blocks"));
            for (int[] indices : List.of(shift, blocks)) {
                assertThat(sorted(indices, 0, 40))
                        .containsExactly(IntStream.range(0, 40).toArray());
                assertThat(sorted(indices, 40, 63))
                        .containsExactly(IntStream.range(40, 63).toArray());
            }
            assertThat(shift[0]).isBetween(5, 35);
            long broken = IntStream.range(1, 40)
                    .filter(i -> blocks[i] != blocks[i - 1] + 1)
                    .count();
            assertThat(broken).isLessThanOrEqualTo(3);
        }
        assertThatThrownBy(() -> CircularShift.indices(lengths, 12, RandomStream.of(0, "shift")))
                .hasMessageContaining("23 scans");
    }

    private static int[] sorted(int[] indices, int from, int to) {
        int[] part = Arrays.copyOfRange(indices, from, to);
        Arrays.sort(part);
        return part;
    }

    @Test
    void constantSeriesHaveNoCorrelation() {
        assertThat(Pearson.correlation(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 3}))
                .isNaN();
        assertThat(Pearson.correlation(new double[] {1, 2, 3}, new double[] {-2, -4, -6}))
                .isCloseTo(-1, within(1e-15));
        Matrix measured = Matrix.of(2, 1, new double[] {1, 3});
        assertThat(RSquared.aboutMean(Matrix.of(2, 1, new double[] {2, 2}), measured))
                .containsExactly(0);
        assertThat(RSquared.aboutZero(measured, measured)).containsExactly(1);
    }
}
