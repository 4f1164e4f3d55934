package org.brainrank.control.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.spi.control.Control;
import org.brainrank.testkit.ControlContract;
import org.junit.jupiter.api.Test;

class ShuffledScoresTest extends ControlContract {
    @Override
    protected Control control() {
        return new ShuffledScores();
    }

    @Test
    void keepsEveryRowWhole() {
        List<float[]> rows =
                IntStream.range(0, 50).mapToObj(i -> new float[] {i, -i}).toList();
        List<float[]> shuffled = new ShuffledScores().spoil("s", Map.of("s", rows), 3);
        assertThat(shuffled).allSatisfy(row -> assertThat(row[1]).isEqualTo(-row[0]));
        assertThat(shuffled.stream().map(row -> (int) row[0]))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void rowsAreCopies() {
        float[] row = {1, 2};
        new ShuffledScores().spoil("s", Map.of("s", List.of(row)), 3).get(0)[0] = 9;
        assertThat(row[0]).isEqualTo(1);
    }
}
