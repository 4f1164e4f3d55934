package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.fakes.FakeStories;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

/** Region A has as much signal as noise, region B noise alone. */
class CeilingTest {
    private static final int[] RUNS = {200, 300};

    private final Random random = new Random(7);
    private final List<String> notes = new ArrayList<>();
    private final double[] signal = random.doubles(RUNS[0] + RUNS[1])
            .map(uniform -> (uniform - 0.5) * Math.sqrt(12))
            .toArray();
    private final Brains brains = brains();

    private Matrix measured(int scans) {
        Matrix measured = Matrix.zeros(scans, 2);
        for (int scan = 0; scan < scans; scan++) {
            measured.set(scan, 0, signal[scan] + random.nextGaussian());
            measured.set(scan, 1, random.nextGaussian());
        }
        return measured;
    }

    /** The first subject heard the first story four times; the regressed responses are the first of them. */
    private Brains brains() {
        Matrix first = measured(RUNS[0] + RUNS[1]);
        List<Integer> scans = IntStream.range(0, RUNS[0]).boxed().toList();
        List<Matrix> presentations =
                List.of(first.rows(0, RUNS[0]), measured(RUNS[0]), measured(RUNS[0]), measured(RUNS[0]));
        return new Brains(
                "fake",
                List.of(FakeStories.of("one", "a"), FakeStories.of("two", "b")),
                List.of(new ScanTiming(RUNS[0], 1, 0), new ScanTiming(RUNS[1], 1, 0)),
                List.of("s1", "s2", "s3", "s4"),
                List.of(new Target("t1", "A"), new Target("t2", "B")),
                List.of("A", "B"),
                KeptResponses.of(Map.of(
                        "s1", first,
                        "s2", measured(RUNS[0] + RUNS[1]),
                        "s3", measured(RUNS[0] + RUNS[1]),
                        "s4", measured(RUNS[0] + RUNS[1]))),
                new Alignment(Downsampling.MEAN, new Delays(List.of(1)), new Trim(0, 0), -1),
                Toy.folds(RUNS[0] + RUNS[1]),
                Map.of(
                        "s1",
                        new Repeats(
                                scans,
                                presentations.stream().map(KeptResponses::of).toList())));
    }

    private Ceilings ceilings(StatisticsSettings.Ceiling kind) {
        Inference inference = new Inference(Toy.experiment().statistics(), new Seeds(1));
        return Ceiling.of(brains, kind, inference, new Seeds(1), notes);
    }

    @Test
    void everyKindFindsWhatIsSharedAndChanceIsBelow() {
        // r of one subject with the signal is 1/√2; of one with the mean of three others 1/√2 · 1/√(1 + 1/3)
        for (Map.Entry<StatisticsSettings.Ceiling, Double> expected : Map.of(
                        StatisticsSettings.Ceiling.REPEATS, Math.sqrt(0.5),
                        StatisticsSettings.Ceiling.SPLIT_HALF, Math.sqrt(0.5),
                        StatisticsSettings.Ceiling.LEAVE_ONE_OUT_ISC, Math.sqrt(0.5 * 0.75))
                .entrySet()) {
            notes.clear();
            Ceilings ceilings = ceilings(expected.getKey());

            assertThat(ceilings.mean("A"))
                    .as(ceilings.name())
                    .isBetween(expected.getValue() - 0.1, expected.getValue() + 0.1);
            assertThat(ceilings.byRoi()).containsOnlyKeys("all", "A", "B");
            assertThat(ceilings.floors().get("A").high()).as(ceilings.name()).isBetween(0.0, 0.45);
            assertThat(ceilings.mean("B")).as(ceilings.name()).isBetween(-0.4, 0.4);
            assertThat(notes)
                    .noneMatch(note -> note.startsWith("the ceiling of A is no higher"))
                    .anyMatch(note -> note.startsWith("the ceiling of B is no higher than what chance gives"));
        }
    }

    @Test
    void tellsWhoseRepeatsTheyAre() {
        Ceilings ceilings = ceilings(StatisticsSettings.Ceiling.REPEATS);

        assertThat(ceilings.name()).isEqualTo("repeats");
        assertThat(notes).contains("the ceiling from repeats is of 1 of 4 subjects: the others heard every story once");
    }
}
