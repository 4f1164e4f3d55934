package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class TrialDesignsTest {
    private static final int SCANS = 100;

    private static Brains brains(int subjects, int targets) {
        List<String> names = new ArrayList<>();
        Map<String, Matrix> responses = new LinkedHashMap<>();
        for (int subject = 0; subject < subjects; subject++) {
            names.add("s" + subject);
            responses.put("s" + subject, Matrix.zeros(SCANS, targets));
        }
        List<Target> columns = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            columns.add(new Target("t" + target, target < targets / 2 ? "A" : "B"));
        }
        List<ScanTiming> timings = List.of(new ScanTiming(SCANS + 3, 1, 0));
        return new Brains(
                "fake",
                List.of(),
                timings,
                names,
                columns,
                List.of("A", "B"),
                KeptResponses.of(responses),
                new Alignment(Downsampling.MEAN, new Delays(List.of(1)), new Trim(2, 1), -1),
                Toy.folds(SCANS));
    }

    /** What a regression would take, if it is as the model of costs says. */
    private static double cost(Brains brains) {
        return 3 + brains.subjects().size() * (0.5 + 0.001 * brains.targets().size());
    }

    @Test
    void smallBrainsAreTriedAsTheyAre() {
        Brains small = brains(4, 100);
        TrialDesigns designs = TrialDesigns.of(small);

        assertThat(designs.trials()).containsExactly(small);
        assertThat(forAll(designs)).isEqualTo(cost(small));
    }

    @Test
    void largeBrainsFollowFromASubjectASecondAndMoreTargets() {
        for (int[] size :
                List.of(new int[] {40, 3000}, new int[] {40, 900}, new int[] {1, 9000}, new int[] {2, 5000})) {
            Brains large = brains(size[0], size[1]);
            TrialDesigns designs = TrialDesigns.of(large);

            assertThat(designs.trials())
                    .allMatch(trial -> trial.responseNumbers() <= TrialDesigns.WHOLE)
                    .allMatch(trial -> trial.rois().equals(List.of("A", "B")));
            assertThat(forAll(designs))
                    .as("%d subjects, %d targets", size[0], size[1])
                    .isEqualTo(cost(large), Offset.offset(1e-9));
        }
    }

    @Test
    void aSecondSubjectThatWasFasterTakesNothingOff() {
        TrialDesigns designs = TrialDesigns.of(brains(40, 3000));

        assertThat(designs.forAll(new double[] {2, 1, 1})).isEqualTo(2);
    }

    private static double forAll(TrialDesigns designs) {
        return designs.forAll(
                designs.trials().stream().mapToDouble(TrialDesignsTest::cost).toArray());
    }
}
