package org.brainrank.control.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.testkit.ControlContract;
import org.junit.jupiter.api.Test;

class PositionOneHotTest extends ControlContract {
    private static final Story STORY = new Story(
            "s",
            List.of(
                    new Word("Don’t", 0, 1),
                    new Word("go", 1, 2),
                    new Word("don't", 2.5, 3), // after a pause
                    new Word("42!", 3, 3.25)));

    @Override
    protected Control control() {
        return new PositionOneHot();
    }

    @Test
    void countsFromEachPauseAndStaysInTheLastColumn() {
        assertThat(new PositionOneHot().features(STORY, 2, 1))
                .containsExactly(new float[] {1, 0}, new float[] {0, 1}, new float[] {1, 0}, new float[] {0, 1});
    }
}
