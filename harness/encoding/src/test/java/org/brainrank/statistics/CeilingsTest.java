package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.golden.Npy;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class CeilingsTest {
    private static final int SCANS = 3000;

    /** What all share, and as much noise again for each: one subject correlates with what is shared by 1/√2. */
    private static List<Matrix> sharing(int subjects, double share) {
        Matrix shared = Random.normal(SCANS, 2, 99);
        List<Matrix> all = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            all.add(Random.add(Random.normal(SCANS, 2, subject), share, shared));
        }
        return all;
    }

    private static double splitHalf(List<Matrix> subjects) {
        Matrix splits = SplitHalfReliability.correlations(subjects, 50, 1);
        return SplitHalfReliability.ofMean(
                Arrays.stream(splits.values()).average().orElseThrow(), subjects.size() / 2);
    }

    @Test
    void halvesGiveTheCeilingOfOneSubjectWhateverTheirSize() {
        assertThat(splitHalf(sharing(4, 1))).isCloseTo(Math.sqrt(0.5), within(0.02));
        assertThat(splitHalf(sharing(9, 1))).isCloseTo(Math.sqrt(0.5), within(0.02));
        assertThat(splitHalf(sharing(20, 1))).isCloseTo(Math.sqrt(0.5), within(0.02));
        assertThat(splitHalf(sharing(20, 0))).isBetween(-0.2, 0.2);
        assertThatThrownBy(() -> splitHalf(sharing(1, 1))).hasMessageContaining("at least 2 subjects");
    }

    @Test
    void spearmanAndBrownByHand() {
        // two halves of three that correlate by 0.75: one subject's reliability is 0.75 / (3 − 1.5) = 0.5
        assertThat(SplitHalfReliability.ofMean(0.75, 3)).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(SplitHalfReliability.ofMean(0.25, 1)).isEqualTo(0.5);
        assertThat(SplitHalfReliability.ofMean(-0.25, 1)).isEqualTo(-0.5);
    }

    @Test
    void theSameSeedSplitsTheSame() {
        List<Matrix> subjects = sharing(5, 1);
        assertThat(SplitHalfReliability.correlations(subjects, 5, 1).values())
                .containsExactly(
                        SplitHalfReliability.correlations(subjects, 5, 1).values());
    }

    /** r / CCmax = CCnorm, whose golden numbers are not ours. */
    @Test
    void dividingByTheRepeatsCeilingGivesTheNormalisedCorrelation() {
        List<Matrix> repeats = Npy.matrices("ccnorm.repeats");
        double[] ceiling = ExplainableCorrelation.of(repeats);
        double[] r = Pearson.columns(Npy.matrix("ccnorm.prediction"), NormalisedCorrelation.mean(repeats));
        double[] normalised = Npy.vector("ccnorm.ccnorm");
        for (int target = 0; target < r.length; target++) {
            if (ceiling[target] > 0) {
                assertThat(r[target] / ceiling[target]).isCloseTo(normalised[target], within(1e-10));
            }
        }
        assertThat(Arrays.stream(ceiling).max().orElseThrow()).isPositive();
    }

    @Test
    void onePresentationHasALowerCeilingThanTheMean() {
        Matrix shared = Random.normal(SCANS, 1, 5);
        List<Matrix> repeats = List.of(
                Random.add(shared, 1, Random.normal(SCANS, 1, 6)), Random.add(shared, 1, Random.normal(SCANS, 1, 7)));

        assertThat(ExplainableCorrelation.of(repeats)[0]).isCloseTo(Math.sqrt(1 / 1.5), within(0.03));
        assertThat(ExplainableCorrelation.of(repeats, repeats.get(0))[0]).isCloseTo(Math.sqrt(0.5), within(0.03));
    }

    @Test
    void repeatsOfNoiseHaveACeilingAboutZero() {
        double[] ceiling = ExplainableCorrelation.of(List.of(Random.normal(500, 40, 1), Random.normal(500, 40, 2)));
        assertThat(Arrays.stream(ceiling).average().orElseThrow()).isBetween(-0.1, 0.1);
        assertThat(ExplainableCorrelation.of(List.of(Matrix.zeros(5, 1), Matrix.zeros(5, 1)))[0])
                .isNaN();
    }
}
