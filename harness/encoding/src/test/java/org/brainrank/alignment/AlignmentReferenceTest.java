package org.brainrank.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.brainrank.golden.Npy;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class AlignmentReferenceTest {
    @Test
    void lanczosResamplesAsTheHuthLaboratory() {
        Matrix values = Npy.matrix("lanczos.values");
        double[] wordTimes = Npy.vector("lanczos.word_times");
        double[] centres = Npy.vector("lanczos.scan_times");
        double[] expected = Npy.read("lanczos.resampled").values();
        assertThat(Lanczos.resample(values, wordTimes, centres, 0.5, 3)
                        .features()
                        .values())
                .containsExactly(expected, within(1e-10));
        double[] starts = new double[centres.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = centres[i] - 1;
        }
        assertThat(Downsampling.LANCZOS
                        .apply(values, wordTimes, starts, 2)
                        .features()
                        .values())
                .containsExactly(expected, within(1e-10));
    }

    @Test
    void responsesAndDerivativesEqualScipys() {
        Map<String, HaemodynamicResponse> responses =
                Map.of("glover", HaemodynamicResponse.glover(), "spm", HaemodynamicResponse.spm());
        responses.forEach((name, response) -> {
            for (double step : new double[] {0.1, 2}) {
                Matrix expected = Npy.matrix("alignment/" + name + (step == 2 ? "-2" : "-0.1"));
                double[][] kernels = response.kernels(step, 2);
                for (int i = 0; i < 3; i++) {
                    assertThat(kernels[i])
                            .as("%s, step %s, kernel %d", name, step, i)
                            .containsExactly(expected.row(i), within(1e-10));
                }
            }
        });
    }

    @Test
    void driftHighPassAndNuisanceAreRemovedTogetherAsByLeastSquares() {
        Matrix residuals = new Cleaning(3, 60)
                .within(Npy.matrix("alignment/cleaning-responses"), Npy.matrix("alignment/cleaning-nuisance"), 1, 1.5);
        assertThat(residuals.values())
                .containsExactly(Npy.read("alignment/cleaning-residuals").values(), within(1e-8));
    }

    @Test
    void gloverKernelEqualsScipys() {
        assertThat(HaemodynamicResponse.glover().kernel(0.1)).containsExactly(Npy.vector("hrf.glover"), within(1e-10));
    }
}
