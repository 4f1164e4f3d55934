package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.brainrank.alignment.Standardisation;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;
import org.brainrank.linalg.SymmetricEigen;
import org.brainrank.statistics.RSquared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeInvarianceTest {
    private final FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {80, 70}, 5, 3);
    private final RidgeCrossValidation ridge = RidgeCrossValidation.of(
                    plan, new InnerFolds(4, 3), AlphaGrid.log10(-1, 5, 7))
            .withPredictions();

    private static Matrix responses(Matrix x, int targets, double noise, long seed) {
        Matrix signal = Products.multiply(x, Random.normal(x.columns(), targets, seed + 1));
        return Random.add(signal, noise * Math.sqrt(x.columns()), Random.normal(x.rows(), targets, seed + 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300})
    void targetOrderDoesNotMatter(long seed) {
        Matrix x = Random.normal(150, 10, seed);
        Matrix y = responses(x, 6, 2, seed);
        RidgeResult result = ridge.solve(x, y);
        RidgeResult turned = ridge.solve(x, turn(y));
        assertThat(turned.alphas().values())
                .containsExactly(turn(result.alphas()).values());
        assertThat(turned.correlations().values())
                .containsExactly(turn(result.correlations()).values(), within(1e-12));
    }

    private static Matrix turn(Matrix matrix) {
        List<Matrix> columns = new ArrayList<>();
        for (int column = matrix.columns() - 1; column >= 0; column--) {
            columns.add(matrix.columns(column, column + 1));
        }
        return Matrix.hstack(columns);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300})
    void chunksOfTargetsDoNotMatter(long seed) {
        Matrix x = Random.normal(150, 170, seed);
        Matrix y = responses(x, 11, 1, seed);
        for (RidgeCrossValidation settings : List.of(ridge, ridge.withSharedAlpha())) {
            RidgeResult whole = settings.solve(x, y);
            RidgeResult chunked = settings.withTargetsPerChunk(3).solve(x, y);
            assertThat(chunked.alphas().values()).containsExactly(whole.alphas().values());
            assertClose(chunked, whole, 1e-12);
        }
        PreparedRidge prepared = ridge.prepare(x);
        RidgeResult streamed =
                RidgeResult.hstack(List.of(prepared.score(y.columns(0, 4)), prepared.score(y.columns(4, 11))));
        assertClose(streamed, ridge.solve(x, y), 1e-12);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300})
    void rotatedFeaturesPredictTheSame(long seed) {
        Fold fold = plan.folds().get(0);
        Matrix x = Random.normal(150, 12, seed);
        Matrix y = responses(x, 5, 1, seed);
        Matrix rotation = SymmetricEigen.of(Products.gram(Random.normal(30, 12, seed + 9)))
                .vectors();
        PreparedFoldProbe plain = new PreparedFoldProbe(x, y, fold);
        PreparedFoldProbe turned = new PreparedFoldProbe(Products.multiply(x, rotation), y, fold);
        assertThat(turned.predictions().values())
                .containsExactly(plain.predictions().values(), within(1e-10));
    }

    /** Ridge at penalty 10 without standardising features, which a rotation would not survive. */
    private record PreparedFoldProbe(Matrix x, Matrix y, Fold fold) {
        Matrix predictions() {
            double[] tens = new double[y.columns()];
            Arrays.fill(tens, 10);
            return Decomposition.of(x.rows(fold.train()), x.rows(fold.test())).predict(y.rows(fold.train()), tens);
        }
    }

    @ParameterizedTest(name = "seed {0}, features {1}")
    @CsvSource({"1, 20", "2, 60", "3, 100"})
    void primalEqualsKernel(long seed, int features) {
        Matrix train = Random.normal(60, features, seed);
        Matrix test = Random.normal(25, features, seed + 1);
        Matrix y = responses(train, 4, 1, seed);
        Decomposition primal = Decomposition.primal(train, test);
        Decomposition kernel = Decomposition.kernel(Products.rowGram(train), Products.multiplyTranspose(test, train));
        for (double alpha : new double[] {0.1, 10, 1e6}) {
            double[] alphas = {alpha, alpha, alpha, alpha};
            assertThat(primal.predict(y, alphas).values())
                    .containsExactly(kernel.predict(y, alphas).values(), within(1e-8));
        }
    }

    /** Features few and many, and both ways of solving where either could be taken. */
    @ParameterizedTest(name = "features {0}, bands {1}, {2}")
    @CsvSource({
        "8, 1, DOUBLE",
        "8, 2, DOUBLE",
        "40, 1, DOUBLE",
        "170, 1, DOUBLE",
        "170, 2, DOUBLE",
        "8, 1, SINGLE",
        "170, 2, SINGLE"
    })
    void innerScoresAndPredictionsEqualThoseWrittenOut(int features, int bandCount, Precision precision) {
        Matrix x = Random.normal(150, features, 1);
        Matrix y = responses(x, 3, 1, 3);
        List<Band> bands = bandCount == 1
                ? List.of(Band.of("features", x))
                : List.of(Band.of("first", x.columns(0, 3)), Band.of("second", x.columns(3, features)));
        double[] alphas = {0.5, 5, 5000};
        RidgeSettings settings = new RidgeSettings(
                plan,
                new InnerFolds(4, 3),
                AlphaGrid.of(alphas),
                Selection.SQUARED_ERROR,
                true,
                new BandSearch(3, 0, 0),
                precision,
                true,
                512,
                1);
        double tolerance = precision == Precision.DOUBLE ? 1e-9 : 1e-5;
        List<FoldFeatures> folds = FoldFeatures.of(settings, bands);
        BandWeights weights = settings.search().first(bandCount).get(bandCount - 1);
        for (FoldFeatures fold : folds) {
            FoldDesign wide = new WideDesign(fold, settings.alphas(), precision);
            assertWrittenOut(wide, fold, weights, alphas, y, tolerance);
            if (features < 100) {
                BlockFeatures blocks = BlockFeatures.of(Blocks.of(settings), fold.all());
                assertWrittenOut(
                        new CompressedDesign(fold, blocks, settings.alphas(), precision),
                        fold,
                        weights,
                        alphas,
                        y,
                        tolerance);
            }
        }
    }

    private static void assertWrittenOut(
            FoldDesign design, FoldFeatures fold, BandWeights weights, double[] alphas, Matrix y, double tolerance) {
        FoldChunk chunk = design.chunk(new ResponseChunk(new int[] {0, 1, 2}, ResponseSource.of(y)));
        InnerScores scores = InnerScores.zeros(alphas.length, 3);
        for (int round = 0; round < design.rounds(2); round++) {
            design.prepareInner(weights, round, 2);
            chunk.addInner(weights, scores);
        }
        scores.divide(design.innerFolds());
        design.prepareTest(weights, IntStream.range(0, alphas.length).toArray(), 2);
        Matrix train = scaled(fold.train(), weights.factors(fold.widths()));
        Standardisation scale = Standardisation.learn(y.rows(fold.fold().train()));
        Matrix responses = scale.apply(y.rows(fold.fold().train()));
        for (int a = 0; a < alphas.length; a++) {
            double[] same = {alphas[a], alphas[a], alphas[a]};
            double[] share = new double[3];
            double[] loss = new double[3];
            for (Fold inner : fold.inner()) {
                Matrix validation = responses.rows(inner.test());
                Matrix predicted = Decomposition.of(train.rows(inner.train()), train.rows(inner.test()))
                        .predict(responses.rows(inner.train()), same);
                double[] shares = RSquared.aboutMean(predicted, validation);
                for (int target = 0; target < 3; target++) {
                    share[target] += shares[target] / fold.inner().size();
                    for (int scan = 0; scan < validation.rows(); scan++) {
                        double error = validation.get(scan, target) - predicted.get(scan, target);
                        loss[target] -=
                                error * error / validation.rows() / fold.inner().size();
                    }
                }
            }
            assertThat(scores.rSquared()[a]).containsExactly(share, within(tolerance));
            assertThat(scores.lossNegated()[a]).containsExactly(loss, within(tolerance));
            Matrix test = scaled(fold.test(), weights.factors(fold.widths()));
            assertThat(chunk.predict(weights, new int[] {a, a, a}).values())
                    .containsExactly(
                            Decomposition.of(train, test)
                                    .predict(responses, same)
                                    .values(),
                            within(tolerance));
        }
    }

    private static Matrix scaled(Matrix matrix, double[] factors) {
        Matrix scaled = matrix.rows(0, matrix.rows());
        for (int row = 0; row < scaled.rows(); row++) {
            for (int column = 0; column < factors.length; column++) {
                scaled.set(row, column, scaled.get(row, column) * factors[column]);
            }
        }
        return scaled;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300})
    void scaleAndOffsetDoNotMatter(long seed) {
        Matrix x = Random.normal(150, 10, seed);
        Matrix y = responses(x, 4, 1, seed);
        assertClose(ridge.solve(affine(x, 1e4, 50), affine(y, 1e-5, -3)), ridge.solve(x, y), 1e-7);
    }

    private static Matrix affine(Matrix matrix, double factor, double offset) {
        return Matrix.of(
                matrix.rows(),
                matrix.columns(),
                Arrays.stream(matrix.values()).map(v -> v * factor + offset).toArray());
    }

    @ParameterizedTest(name = "features {0}")
    @ValueSource(ints = {10, 200})
    void testScansTeachNothing(int features) {
        Matrix x = Random.normal(150, features, 1);
        Matrix y = responses(x, 5, 1, 2);
        RidgeResult before = ridge.solve(x, y);
        for (int fold = 0; fold < plan.folds().size(); fold++) {
            Matrix wildX = Matrix.of(150, features, x.values().clone());
            Matrix wildY = Matrix.of(150, 5, y.values().clone());
            for (int scan : plan.folds().get(fold).test()) {
                for (int target = 0; target < 5; target++) {
                    wildY.set(scan, target, 1e6 * Math.sin(scan * 7.0 + target));
                }
                wildX.set(scan, 0, -1e6 * scan);
            }
            RidgeResult after = ridge.solve(wildX, wildY);
            assertThat(after.alphas().row(fold)).containsExactly(before.alphas().row(fold));
            assertThat(after.innerRSquared().row(fold))
                    .containsExactly(before.innerRSquared().row(fold));
            assertThat(after.correlations().row(fold))
                    .isNotEqualTo(before.correlations().row(fold));
        }
        // Standardisation and weights too: with test responses alone changed, predictions stay to the bit.
        Matrix wildY = Matrix.of(150, 5, y.values().clone());
        int[] test = plan.folds().get(2).test();
        for (int scan : test) {
            wildY.set(scan, 0, 1e6);
        }
        assertThat(ridge.solve(x, wildY).predictions().orElseThrow().rows(test).values())
                .containsExactly(before.predictions().orElseThrow().rows(test).values());
    }

    @Test
    void gapScansTeachNothing() {
        Matrix x = Random.normal(150, 10, 1);
        Matrix y = responses(x, 2, 1, 2);
        RidgeResult before = ridge.solve(x, y);
        Matrix wild = Matrix.of(150, 2, y.values().clone());
        for (int scan : new int[] {27, 28, 29, 60, 61, 62}) { // fold 1 tests 30 to 59
            wild.set(scan, 0, 1e6);
        }
        RidgeResult after = ridge.solve(x, wild);
        assertThat(after.correlations().row(1))
                .containsExactly(before.correlations().row(1));
        wild.set(26, 0, 1e6);
        assertThat(ridge.solve(x, wild).correlations().get(1, 0))
                .isNotEqualTo(before.correlations().get(1, 0));
    }

    @Test
    void randomFeaturesScoreNearZeroAndExactOnesNearOne() {
        Matrix x = Random.normal(150, 10, 1);
        Matrix noise = Random.normal(150, 40, 99);
        assertThat(mean(ridge.solve(x, noise).meanCorrelations())).isBetween(-0.06, 0.06);
        assertThat(mean(ridge.solve(x, responses(x, 40, 0, 5)).meanCorrelations()))
                .isGreaterThan(0.999);
        int[] shuffled = IntStream.range(0, 150).map(i -> (i * 67 + 31) % 150).toArray();
        assertThat(mean(ridge.solve(x, responses(x, 40, 0, 5).rows(shuffled)).meanCorrelations()))
                .isBetween(-0.1, 0.1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void threadsDoNotMatter() throws Exception {
        Matrix x = Random.normal(150, 170, 4);
        Matrix y = responses(x, 30, 1, 4);
        RidgeResult alone = ridge.solve(x, y);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<RidgeResult>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> ridge.solve(x, y)));
            }
            for (Future<RidgeResult> result : results) {
                assertClose(result.get(), alone, 0);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest(name = "features {0}")
    @ValueSource(ints = {10, 170})
    void threadsAndSourcesDoNotMatter(int features) {
        Matrix x = Random.normal(150, features, 4);
        Matrix y = responses(x, 30, 1, 4);
        float[] narrow = new float[y.values().length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) y.values()[i];
            y.values()[i] = narrow[i];
        }
        List<Band> bands = List.of(Band.of("first", x.columns(0, 4)), Band.of("second", x.columns(4, features)));
        RidgeCrossValidation settings = ridge.withTargetsPerChunk(7);
        RidgeResult alone = settings.prepare(bands).score(y);
        assertClose(settings.withThreads(3).prepare(bands).score(ResponseSource.of(150, narrow)), alone, 0);
    }

    private static void assertClose(RidgeResult was, RidgeResult expected, double tolerance) {
        assertThat(was.innerRSquared().values())
                .containsExactly(expected.innerRSquared().values(), within(tolerance));
        assertThat(was.correlations().values())
                .containsExactly(expected.correlations().values(), within(tolerance));
        assertThat(was.rSquared().values()).containsExactly(expected.rSquared().values(), within(tolerance));
        assertThat(was.predictions().orElseThrow().values())
                .containsExactly(expected.predictions().orElseThrow().values(), within(tolerance));
    }
}
