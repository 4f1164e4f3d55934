package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of scipy 1.17.1 (wilcoxon, ttest_1samp over all sign patterns, nct), and cases of our own. */
class FamilyTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);
    private static final double[] DIFFERENCES = {0.3, -0.1, 0.8, 0.5, -0.4, 1.2, 0.7, 0.05};

    private final Matrix rows = Matrix.of(3, 8, new double[] {
        0.3, -0.1, 0.8, 0.5, -0.4, 1.2, 0.7, 0.05, //
        0.1, 0.2, -0.3, 0.4, 0.2, 0.1, 0.6, 0.3, //
        -1, 2, -3, 4, 1, -2, 3, 0.5
    });

    @Test
    void theMaximumsAnswersAreScipys() {
        assertThat(MaxStatistic.greater(rows, 256, 1)).containsExactly(new double[] {0.109375, 0.10546875, 0.5078125});
        assertThat(MaxStatistic.twoSided(rows, 256, 1)).containsExactly(new double[] {0.21875, 0.2109375, 0.8203125});
    }

    @Test
    void aSampledMaximumAgreesWithTheEnumeratedOne() {
        double[] exact = MaxStatistic.greater(rows, 256, 1);

        assertThat(MaxStatistic.greater(rows, 255, 1)).containsExactly(exact, within(0.06));
        Matrix more = Matrix.hstack(List.of(rows, Matrix.zeros(3, 12))); // zeros change no statistic
        assertThat(MaxStatistic.greater(more, 20_000, 1)).containsExactly(exact, within(0.01));
        assertThat(MaxStatistic.greater(more, 20_000, 1)).isEqualTo(MaxStatistic.greater(more, 20_000, 1));
    }

    @Test
    void theMaximumOfOneRowIsTheSignFlipTest() {
        Matrix one = Matrix.of(1, 8, DIFFERENCES);

        assertThat(MaxStatistic.greater(one, 256, 1)[0])
                .isEqualTo(SignFlipTest.greater(DIFFERENCES, 1, 1).p());
        assertThat(MaxStatistic.twoSided(one, 256, 1)[0])
                .isEqualTo(SignFlipTest.twoSided(DIFFERENCES, 1, 1).p());
    }

    @Test
    void theMaximumKnowsNoScaleAndPaysNothingForCopies() {
        double[] once = MaxStatistic.greater(rows, 256, 1);
        double[] scaled = rows.values().clone();
        for (int i = 0; i < 8; i++) {
            scaled[i] *= 1e-200;
        }
        Matrix copies = Matrix.vstack(List.of(Matrix.of(3, 8, scaled), rows));
        double[] twice = MaxStatistic.greater(copies, 256, 1);

        assertThat(Arrays.copyOf(twice, 3)).containsExactly(once);
        assertThat(Arrays.copyOfRange(twice, 3, 6)).containsExactly(once);
    }

    @Test
    void theMaximumOfManyNoisyRowsIsRarelySignificant() {
        int family = 0;
        int uncorrected = 0;
        for (int study = 0; study < 500; study++) {
            Matrix noise = Random.normal(8, 12, study);
            Matrix shared = Random.normal(1, 12, 10_000 + study);
            for (int i = 0; i < noise.values().length; i++) {
                noise.values()[i] += shared.values()[i % 12];
            }
            double[] p = MaxStatistic.greater(noise, 199, study);
            family += Arrays.stream(p).anyMatch(value -> value <= 0.05) ? 1 : 0;
            uncorrected += SignFlipTest.greater(noise.row(0), 1, 0).p() <= 0.05 ? 1 : 0;
        }
        assertThat(family / 500.0).isBetween(0.03, 0.07);
        assertThat(uncorrected / 500.0).isBetween(0.03, 0.07);
    }

    @Test
    void zerosAreNeverSignificantAndNaNIsRefused() {
        assertThat(MaxStatistic.greater(Matrix.zeros(2, 5), 100, 1)).containsExactly(1, 1);
        assertThatThrownBy(() -> MaxStatistic.greater(Matrix.of(1, 1, new double[] {Double.NaN}), 100, 1))
                .hasMessageContaining("score 0 must be finite");
    }

    @Test
    void oneSidedWilcoxonIsScipys() {
        WilcoxonSignedRank.Result exact = WilcoxonSignedRank.greater(DIFFERENCES);
        assertThat(exact.exact()).isTrue();
        assertThat(exact.statistic()).isEqualTo(30);
        assertThat(exact.p()).isCloseTo(0.0546875, ROUNDING);
        double[] ties = {0.3, -0.3, 0.8, 0.5, -0.4, 1.2, 0.7, 0.0};
        assertThat(WilcoxonSignedRank.greater(ties).p()).isCloseTo(0.053844448146367525, ROUNDING);
        double[] negative = Arrays.stream(DIFFERENCES).map(d -> -d).toArray();
        assertThat(WilcoxonSignedRank.greater(negative).p()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 787", "0.2, 199", "0.3, 90", "0.5, 34", "0.8, 15", "-0.8, 15", "1.0, 10", "1.2, 8"})
    void sampleSizesAreThoseOfTheNonCentralT(double effect, int subjects) {
        assertThat(SampleSize.paired(effect, 0.05, 0.8)).isEqualTo(subjects);
    }

    @Test
    void sampleSizesEndWhereTheTestDoes() {
        assertThat(SampleSize.paired(50, 0.05, 0.8)).as("2^-5 < 0.05 two-sided").isEqualTo(6);
        assertThat(SampleSize.paired(1e-9, 0.05, 0.8)).isEqualTo(SampleSize.MOST);
        assertThat(SampleSize.paired(0, 0.05, 0.8)).isZero();
        assertThat(SampleSize.paired(Double.NaN, 0.05, 0.8)).isZero();
        assertThat(SampleSize.effect(new double[] {1, 2, 3})).isEqualTo(2);
        assertThat(SampleSize.effect(new double[] {0.1, 0.1, 0.1})).isInfinite();
        assertThat(SampleSize.effect(new double[] {0.1})).isNaN();
    }

    /** As many subjects as it says give about the power that it says, by the test that we use. */
    @Test
    void theTestHasThePowerThatWasPromised() {
        int subjects = SampleSize.paired(0.8, 0.05, 0.8);
        int found = 0;
        for (int study = 0; study < 400; study++) {
            double[] differences = Random.normal(subjects, 1, study).values();
            Arrays.setAll(differences, i -> differences[i] + 0.8);
            found += SignFlipTest.twoSided(differences, 1, 0).p() < 0.05 ? 1 : 0;
        }
        assertThat(found / 400.0).isBetween(0.74, 0.86);
    }
}
