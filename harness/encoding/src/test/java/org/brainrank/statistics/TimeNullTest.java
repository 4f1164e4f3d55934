package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeNullTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);
    private static final int[] RUNS = {7, 6};
    // Two folds; the second tests the end of one run and the start of the next, which makes two stretches.
    private static final List<int[]> TESTS = List.of(new int[] {0, 1, 2, 3}, new int[] {5, 6, 7, 8, 9});

    private final Matrix predictions = Random.normal(13, 3, 1);
    private final Matrix floor = Random.normal(13, 3, 2);
    private final Matrix responses = Random.normal(13, 3, 3);

    @Test
    void theScoresAreThoseOfTheTables() {
        TimeNull times = TimeNull.circularShifts(RUNS, TESTS, 10, 1);
        double r = 0;
        double gain = 0;
        for (int[] test : TESTS) {
            Matrix y = responses.rows(test);
            r += mean(Pearson.columns(predictions.rows(test), y)) / 2;
            gain += mean(RSquared.aboutZero(predictions.rows(test), y)) / 2;
            gain -= mean(RSquared.aboutZero(floor.rows(test), y)) / 2;
        }

        assertThat(times.products().addCorrelations(predictions, responses).observed())
                .isCloseTo(r, ROUNDING);
        assertThat(times.products().addGains(predictions, floor, responses).observed())
                .isCloseTo(gain, ROUNDING);
    }

    @Test
    void everyDrawIsOneOfAllRotationsOfTheStretches() {
        TreeSet<Long> all = new TreeSet<>();
        for (int first = 0; first < 4; first++) {
            for (int second = 0; second < 2; second++) {
                for (int third = 0; third < 3; third++) {
                    int[] source = IntStream.range(0, 13).toArray();
                    rotate(source, 0, 4, first);
                    rotate(source, 5, 2, second);
                    rotate(source, 7, 3, third);
                    all.add(rounded(correlation(predictions.rows(source))));
                }
            }
        }
        assertThat(all).hasSize(24);
        double[] drawn = TimeNull.circularShifts(RUNS, TESTS, 2000, 1)
                .products()
                .addCorrelations(predictions, responses)
                .drawn();

        assertThat(new TreeSet<>(
                        Arrays.stream(drawn).mapToObj(TimeNullTest::rounded).toList()))
                .isEqualTo(all);
    }

    @Test
    void aLongStretchIsRotatedAsAWhole() {
        int length = 600; // more than twice as long as what is multiplied at once
        Matrix moving = Random.normal(length, 2, 4);
        Matrix still = Random.normal(length, 2, 5);
        TreeSet<Long> all = new TreeSet<>();
        for (int shift = 0; shift < length; shift++) {
            int[] source = IntStream.range(0, length).toArray();
            rotate(source, 0, length, shift);
            all.add(rounded(mean(Pearson.columns(moving.rows(source), still))));
        }
        double[] drawn = TimeNull.circularShifts(
                        new int[] {length}, List.of(IntStream.range(0, length).toArray()), 20_000, 1)
                .products()
                .addCorrelations(moving, still)
                .drawn();

        assertThat(new TreeSet<>(
                        Arrays.stream(drawn).mapToObj(TimeNullTest::rounded).toList()))
                .isEqualTo(all);
    }

    @Test
    void everyDrawIsOneOfAllOrdersOfTheBlocks() {
        // Blocks of two scans: 2 orders, 1 order, and 2 orders of a block of two and one of one.
        TreeSet<Long> all = new TreeSet<>();
        for (int[] first : new int[][] {{0, 1, 2, 3}, {2, 3, 0, 1}}) {
            for (int[] third : new int[][] {{7, 8, 9}, {9, 7, 8}}) {
                int[] source = IntStream.range(0, 13).toArray();
                System.arraycopy(first, 0, source, 0, 4);
                System.arraycopy(third, 0, source, 7, 3);
                all.add(rounded(gain(predictions, source)));
            }
        }
        assertThat(all).hasSize(4);
        double[] drawn = TimeNull.blockPermutations(RUNS, TESTS, 2, 500, 1)
                .products()
                .addGains(predictions, floor, responses)
                .drawn();

        assertThat(new TreeSet<>(
                        Arrays.stream(drawn).mapToObj(TimeNullTest::rounded).toList()))
                .isEqualTo(all);
    }

    @Test
    void targetsMayComeInChunks() {
        TimeNull times = TimeNull.circularShifts(RUNS, TESTS, 50, 1);
        TimeProducts chunks = times.products();
        for (int target = 0; target < 3; target++) {
            chunks.addGains(
                    predictions.columns(target, target + 1),
                    floor.columns(target, target + 1),
                    responses.columns(target, target + 1));
        }
        double[] whole =
                times.products().addGains(predictions, floor, responses).drawn();

        assertThat(chunks.drawn()).containsExactly(whole, within(1e-12));
    }

    @Test
    void whatIsAddedIsCorrelatedWithWhatIsLeft() {
        Matrix added = Random.add(predictions, -1, floor);
        Matrix left = Random.add(responses, -1, floor);
        double r = 0;
        for (int[] test : TESTS) {
            r += mean(Pearson.columns(added.rows(test), left.rows(test))) / TESTS.size();
        }

        assertThat(TimeNull.circularShifts(RUNS, TESTS, 10, 1)
                        .products()
                        .addPartialCorrelations(predictions, floor, responses)
                        .observed())
                .isCloseTo(r, ROUNDING);
    }

    /** Every product of two folds enters the mean twice; independent draws know nothing of it. */
    @Test
    void foldsOfACrossValidationVaryTogether() {
        int[] runs = {320};
        List<int[]> tests = IntStream.range(0, 4)
                .mapToObj(fold -> IntStream.range(fold * 80, (fold + 1) * 80).toArray())
                .toList();
        int naive = 0;
        int knowing = 0;
        int studies = 1500;
        for (int study = 0; study < studies; study++) {
            SplittableRandom random = new SplittableRandom(study);
            Matrix features = slow(320, 20, 0.3, random);
            Matrix measured = slow(320, 1, 0.3, random);
            Matrix predicted = Matrix.zeros(320, 1);
            for (int[] test : tests) {
                // What a heavily shrunk ridge learns of the other folds: w = X'y.
                double[] weights = new double[20];
                for (int scan = 0; scan < 320; scan++) {
                    for (int feature = 0; feature < 20 && (scan < test[0] || scan > test[79]); feature++) {
                        weights[feature] += features.get(scan, feature) * measured.get(scan, 0);
                    }
                }
                for (int scan : test) {
                    for (int feature = 0; feature < 20; feature++) {
                        predicted.values()[scan] += features.get(scan, feature) * weights[feature];
                    }
                }
            }
            TimeProducts products =
                    TimeNull.circularShifts(runs, tests, 199, study).products().addCorrelations(predicted, measured);
            naive += products.p() <= 0.05 ? 1 : 0;
            knowing += products.pCrossValidated() <= 0.05 ? 1 : 0;
        }

        assertThat((double) naive / studies).as("independent folds").isGreaterThan(0.08);
        assertThat((double) knowing / studies).as("folds that share data").isBetween(0.03, 0.07);
    }

    @Test
    void whatDoesNotVaryOrIsNotPredictedDoesNotCount() {
        TimeNull times = TimeNull.circularShifts(RUNS, TESTS, 50, 1);
        Matrix flat = Matrix.zeros(13, 1);
        Matrix unknown = Matrix.zeros(13, 1);
        Arrays.fill(unknown.values(), Double.NaN);
        double alone = times.products().addCorrelations(predictions, responses).p();

        assertThat(times.products()
                        .addCorrelations(predictions, responses)
                        .addCorrelations(predictions.columns(0, 1), flat)
                        .addCorrelations(unknown, responses.columns(0, 1))
                        .p())
                .isEqualTo(alone);
        assertThat(times.products()
                        .addCorrelations(predictions.columns(0, 1), flat)
                        .p())
                .isNaN();
        // a flat prediction of what varies scores 0, and so does its every rotation
        assertThat(times.products()
                        .addCorrelations(flat, responses.columns(0, 1))
                        .p())
                .isEqualTo(1);
    }

    @Test
    void theSmallestPIsThatOfTheDrawsOrOfTheStretches() {
        assertThat(TimeNull.circularShifts(RUNS, TESTS, 999, 1).smallestP()).isCloseTo(1.0 / 24, ROUNDING);
        assertThat(TimeNull.circularShifts(RUNS, TESTS, 9, 1).smallestP()).isEqualTo(0.1);
        assertThat(TimeNull.blockPermutations(RUNS, TESTS, 1, 999, 1).smallestP())
                .isCloseTo(1.0 / (24 * 2 * 6), ROUNDING);
    }

    @Test
    void refusesBlocksAndDrawsOfNothing() {
        assertThatThrownBy(() -> TimeNull.blockPermutations(RUNS, TESTS, 0, 10, 1))
                .hasMessageContaining("blocks must be >= 1 scan long: was 0");
        assertThatThrownBy(() -> TimeNull.circularShifts(RUNS, TESTS, 0, 1)).hasMessageContaining("permutations >= 1");
    }

    /** Slow noise predicts slow noise by chance; p must know. */
    @ParameterizedTest(name = "{0}, AR(1) {1}, {2} folds of {3} scans")
    @CsvSource({
        "rotation, 0.3, 5, 72",
        "rotation, 0.8, 5, 72",
        "rotation, 0.8, 2, 150",
        "blocks, 0.3, 5, 72",
        "blocks, 0.8, 5, 72",
    })
    void noiseIsSignificantAsOftenAsItShouldBe(String kind, double memory, int folds, int length) {
        int studies = 1500;
        int[] runs = {folds * length};
        List<int[]> tests = IntStream.range(0, folds)
                .mapToObj(fold ->
                        IntStream.range(fold * length, (fold + 1) * length).toArray())
                .toList();
        int correlated = 0;
        int gained = 0;
        for (int study = 0; study < studies; study++) {
            SplittableRandom random = new SplittableRandom(1000 + study);
            Matrix predicted = slow(runs[0], 2, memory, random);
            Matrix measured = slow(runs[0], 2, memory, random);
            Matrix below = slow(runs[0], 2, memory, random);
            TimeNull times = kind.equals("blocks")
                    ? TimeNull.blockPermutations(runs, tests, 20, 199, study)
                    : TimeNull.circularShifts(runs, tests, 199, study);
            correlated += times.products().addCorrelations(predicted, measured).p() <= 0.05 ? 1 : 0;
            Matrix joint = Random.add(below, 0.3, predicted);
            gained += times.products().addGains(joint, below, measured).p() <= 0.05 ? 1 : 0;
        }

        assertThat((double) correlated / studies).as("r").isBetween(0.03, 0.07);
        assertThat((double) gained / studies).as("unique variance").isBetween(0.03, 0.07);
    }

    @Test
    void aSignalIsFoundThatThePlainTestWouldFindToo() {
        int found = 0;
        int[] runs = {300};
        List<int[]> tests = List.of(
                IntStream.range(0, 150).toArray(), IntStream.range(150, 300).toArray());
        for (int study = 0; study < 100; study++) {
            SplittableRandom random = new SplittableRandom(study);
            Matrix signal = slow(300, 1, 0.5, random);
            Matrix measured = Random.add(slow(300, 1, 0.5, random), 0.3, signal);
            found += TimeNull.circularShifts(runs, tests, 199, study)
                                    .products()
                                    .addCorrelations(signal, measured)
                                    .p()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat(found).isGreaterThan(85);
    }

    private static Matrix slow(int scans, int targets, double memory, SplittableRandom random) {
        Matrix noise = Random.normal(scans, targets, random.nextLong());
        for (int i = targets; i < noise.values().length; i++) {
            double before = noise.values()[i - targets];
            noise.values()[i] = memory * before + Math.sqrt(1 - memory * memory) * noise.values()[i];
        }
        return noise;
    }

    private double correlation(Matrix moved) {
        return TESTS.stream()
                .mapToDouble(test -> mean(Pearson.columns(moved.rows(test), responses.rows(test))))
                .average()
                .orElseThrow();
    }

    /** R² gained by what the prediction adds to the floor, added at other times. */
    private double gain(Matrix joint, int[] source) {
        Matrix moved = Random.add(floor, 1, Random.add(joint, -1, floor).rows(source));
        return TESTS.stream()
                .mapToDouble(test -> mean(RSquared.aboutZero(moved.rows(test), responses.rows(test)))
                        - mean(RSquared.aboutZero(floor.rows(test), responses.rows(test))))
                .average()
                .orElseThrow();
    }

    private static void rotate(int[] source, int from, int length, int shift) {
        for (int scan = 0; scan < length; scan++) {
            source[from + scan] = from + (scan + shift) % length;
        }
    }

    private static long rounded(double value) {
        return Math.round(value * 1e9);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
