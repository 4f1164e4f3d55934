package org.brainrank.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class WithinRunTest {
    @Test
    void delaysStartEachRunWithZeros() {
        Matrix run = Matrix.of(3, 2, new double[] {1, 2, 3, 4, 5, 6});
        assertThat(new Delays(List.of(0, 2)).apply(run).values()).containsExactly(1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 1, 2);
        assertThat(new Delays(List.of(9)).apply(run).values()).containsOnly(0);
    }

    @Test
    void delaysNeverCrossRuns() {
        Delays delays = new Delays(List.of(1, 2, 3, 4));
        Matrix second = Random.normal(20, 3, 1);
        Matrix one = delays.apply(second);
        for (long seed = 2; seed < 5; seed++) {
            Matrix stacked = Matrix.vstack(List.of(delays.apply(Random.normal(10, 3, seed)), delays.apply(second)));
            assertThat(stacked.rows(10, 30).values()).containsExactly(one.values());
        }
    }

    @Test
    void refusesOddDelaysAndTrims() {
        assertThatThrownBy(() -> new Delays(List.of(1, -1))).hasMessageContaining("was -1");
        assertThatThrownBy(() -> new Delays(List.of(1, 1))).hasMessageContaining("[1, 1]");
        assertThatThrownBy(() -> new Trim(5, 5).apply(Matrix.zeros(10, 1))).hasMessageContaining("10 scans");
        assertThat(new Trim(1, 2)
                        .apply(Matrix.of(4, 1, new double[] {1, 2, 3, 4}))
                        .values())
                .containsExactly(2);
    }

    @Test
    void secondsMoveWholeScansOrWords() {
        Matrix words = Matrix.of(3, 1, new double[] {1, 2, 4});
        double[] onsets = {0.5, 1.9, 4.2};
        double[] scans = {0, 2, 4, 6, 8};
        DoubleFunction<Matrix> atScans = seconds -> Downsampling.SUM
                .apply(words, Arrays.stream(onsets).map(time -> time + seconds).toArray(), scans, 2)
                .features();
        DelaysInSeconds delays = new DelaysInSeconds(List.of(2.0, 3.0, 4.0));
        Matrix columns = delays.apply(atScans, 2);
        assertThat(columns.columns(0, 1).values())
                .containsExactly(new Delays(List.of(1)).apply(atScans, 2).values());
        assertThat(columns.column(1)).as("3.5, 4.9 and 7.2 s").containsExactly(0, 1, 2, 4, 0);
        assertThat(columns.column(2)).containsExactly(0, 0, 3, 0, 4);
        assertThat(delays.reach(1.5)).isEqualTo(3);
        assertThat(delays.copies()).isEqualTo(3);
        assertThatThrownBy(() -> new DelaysInSeconds(List.of(2.0, 2.0))).hasMessageContaining("[2.0, 2.0]");
    }

    @Test
    void responsesLastUntilOnePercentIsLeft() {
        double[] kernel = HaemodynamicResponse.spm().kernel(0.1);
        double all = Arrays.stream(kernel).map(Math::abs).sum();
        int end = (int) Math.round(HaemodynamicResponse.spm().length() * 10);
        assertThat(Arrays.stream(kernel, end, 320).map(Math::abs).sum()).isLessThanOrEqualTo(0.01 * all);
        assertThat(Arrays.stream(kernel, end - 1, 320).map(Math::abs).sum()).isGreaterThan(0.01 * all);
        assertThat(new HaemodynamicBasis(HaemodynamicResponse.spm(), 0).reach(2))
                .isEqualTo((end + 19) / 20);
    }

    @Test
    void aBasisStacksTheResponseAndItsDerivatives() {
        Matrix impulse = Matrix.zeros(20, 2);
        impulse.set(3, 1, 1);
        HaemodynamicBasis basis = new HaemodynamicBasis(HaemodynamicResponse.glover(), 2);
        Matrix columns = basis.apply(seconds -> impulse, 2);
        double[][] kernels = HaemodynamicResponse.glover().kernels(2, 2);
        assertThat(columns.columns()).isEqualTo(6);
        for (int copy = 0; copy < 3; copy++) {
            assertThat(columns.column(2 * copy)).containsOnly(0);
            assertThat(columns.get(5, 2 * copy + 1)).isEqualTo(kernels[copy][2]);
            assertThat(columns.get(2, 2 * copy + 1)).isZero();
        }
        assertThatThrownBy(() -> new HaemodynamicBasis(HaemodynamicResponse.glover(), 3))
                .hasMessageContaining("was 3");
    }

    private static Matrix cleaned(Cleaning cleaning, Matrix stretch, double share) {
        return cleaning.within(stretch, Matrix.zeros(stretch.rows(), 0), share, 2);
    }

    @Test
    void polynomialsOfTheOrderVanishAndNoiseStaysOrthogonal() {
        Matrix run = Matrix.zeros(50, 2);
        for (int scan = 0; scan < 50; scan++) {
            run.set(scan, 0, 3 + 0.5 * scan - 0.02 * scan * scan);
            run.set(scan, 1, Math.pow(scan / 50.0, 3));
        }
        Matrix residuals = cleaned(Cleaning.polynomial(2), run, 1);
        assertThat(residuals.column(0)).as("nothing but rounding is left").containsOnly(0);
        assertThat(Arrays.stream(residuals.column(1)).map(Math::abs).sum()).isGreaterThan(0.1);
    }

    @Test
    void cosinesRemoveSlowWavesAndKeepFastOnes() {
        Matrix run = Matrix.zeros(200, 2);
        for (int scan = 0; scan < 200; scan++) {
            run.set(scan, 0, 7 + Math.cos(Math.PI * 3 * (2 * scan + 1) / 400)); // period 267 s
            run.set(scan, 1, Math.cos(Math.PI * 20 * (2 * scan + 1) / 400)); // period 40 s
        }
        Matrix residuals = cleaned(Cleaning.cosine(128), run, 1);
        assertThat(residuals.column(0)).containsOnly(0);
        assertThat(residuals.column(1)).containsExactly(run.column(1), within(1e-11));
    }

    @Test
    void stretchesAreCleanedByThemselves() {
        Matrix scans = Random.normal(60, 4, 3);
        Matrix motion = Random.normal(60, 2, 5);
        Cleaning cleaning = Cleaning.polynomial(4);
        int[] stretches = {25, 35};
        double[] shares = {25 / 60.0, 35 / 60.0};
        double[] times = {2, 2};
        Matrix parts = cleaning.apply(scans, motion, stretches, shares, times);
        Matrix changed = Matrix.vstack(List.of(scans.rows(0, 25), Random.normal(35, 4, 4)));
        Matrix moved = Matrix.vstack(List.of(motion.rows(0, 25), Random.normal(35, 2, 6)));
        Matrix again = cleaning.apply(changed, moved, stretches, shares, times);
        assertThat(again.rows(0, 25).values()).containsExactly(parts.rows(0, 25).values());
        assertThat(again.rows(25, 60).values()).isNotEqualTo(parts.rows(25, 60).values());
        assertThatThrownBy(() -> cleaning.apply(scans, motion, new int[] {25}, shares, times))
                .hasMessageContaining("cover 25 scans");
    }

    @Test
    void aPartOfAStoryLosesItsShareOfTheCurves() {
        Matrix run = Matrix.zeros(40, 1);
        for (int scan = 0; scan < 40; scan++) {
            run.set(scan, 0, scan * scan);
        }
        assertThat(cleaned(Cleaning.polynomial(5), run, 0.4).values())
                .as("order 2")
                .containsOnly(0);
        assertThat(cleaned(Cleaning.polynomial(5), run, 0.2).values())
                .as("order 1")
                .isEqualTo(cleaned(Cleaning.polynomial(1), run, 1).values())
                .doesNotContain(0);
        assertThat(cleaned(Cleaning.polynomial(5), run.rows(0, 3), 0.01).values())
                .as("three scans lose their mean alone")
                .containsExactly(new double[] {-5 / 3.0, -2 / 3.0, 7 / 3.0}, within(1e-12));
    }

    @Test
    void nuisanceSignalsAreRegressedOutWhateverTheirUnit() {
        Matrix noise = Random.normal(80, 2, 1);
        Matrix motion = Random.normal(80, 2, 2);
        Matrix moved = noise.rows(0, 80);
        Matrix scaled = motion.rows(0, 80);
        for (int scan = 0; scan < 80; scan++) {
            moved.set(scan, 0, noise.get(scan, 0) + 5 * motion.get(scan, 0) - 3 * motion.get(scan, 1));
            scaled.set(scan, 0, 1e-3 * motion.get(scan, 0) + 40);
        }
        Matrix clean = Cleaning.polynomial(0).within(noise, motion, 1, 2);
        assertThat(Cleaning.polynomial(0).within(moved, scaled, 1, 2).values())
                .containsExactly(clean.values(), within(1e-9));
        assertThat(Cleaning.none().within(noise, Matrix.zeros(80, 3), 1, 2).values())
                .as("signals that do not vary take nothing")
                .containsExactly(noise.values());
        assertThatThrownBy(() -> Cleaning.none().within(noise.rows(0, 3), motion.rows(0, 3), 1, 2))
                .hasMessageContaining("3 scans of 2 curves and signals leaves little");
    }

    @Test
    void convolvesAnImpulseToTheKernelAndEventsToTheSameShape() {
        HaemodynamicResponse glover = HaemodynamicResponse.glover();
        Matrix impulse = Matrix.zeros(30, 1);
        impulse.set(2, 0, 1);
        double[] response = glover.convolve(impulse, 2).values();
        double[] kernel = glover.kernel(2);
        assertThat(response[1]).isZero();
        assertThat(response[5]).isCloseTo(kernel[3], within(1e-15));
        double[] samples = new double[320];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 10 + i * 0.1;
        }
        double[] events = glover.sample(Matrix.of(1, 1, new double[] {1}), new double[] {10}, samples)
                .values();
        double[] fine = glover.kernel(0.1);
        for (int i = 0; i < fine.length; i++) {
            assertThat(events[i] * 0.1).isCloseTo(fine[i], within(1e-6));
        }
    }

    @Test
    void standardisationLearnsFromTrainingAlone() {
        Matrix train = Matrix.of(2, 2, new double[] {1, 0.1, 3, 0.1});
        Standardisation learnt = Standardisation.learn(train);
        assertThat(learnt.apply(train).values()).containsExactly(-1, 0, 1, 0);
        assertThat(learnt.apply(Matrix.of(1, 2, new double[] {4, 1.1})).values())
                .containsExactly(new double[] {2, 1}, within(1e-15));
        assertThat(learnt.isConstant(0)).isFalse();
        assertThat(learnt.isConstant(1)).isTrue();
    }
}
