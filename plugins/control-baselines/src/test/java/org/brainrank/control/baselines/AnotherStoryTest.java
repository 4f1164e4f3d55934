package org.brainrank.control.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.testkit.ControlContract;
import org.junit.jupiter.api.Test;

class AnotherStoryTest extends ControlContract {
    private static final Story STORY = new Story(
            "s",
            List.of(
                    new Word("Don’t", 0, 1),
                    new Word("go", 1, 2),
                    new Word("don't", 2.5, 3), // after a pause
                    new Word("42!", 3, 3.25)));

    @Override
    protected Control control() {
        return new AnotherStory();
    }

    @Test
    void takesTheNextStoryByNameAndTheFirstForTheLast() {
        Map<String, List<float[]>> all = Map.of(
                "a", List.of(new float[] {1}, new float[] {2}, new float[] {3}),
                "b", List.of(new float[] {4}, new float[] {5}));
        assertThat(new AnotherStory().spoil("a", all, 1))
                .containsExactly(new float[] {4}, new float[] {5}, new float[] {4});
        assertThat(new AnotherStory().spoil("b", all, 1)).containsExactly(new float[] {1}, new float[] {2});
    }

    @Test
    void refusesADatasetOfOneStory() {
        assertThat(control().refusal(List.of(STORY)))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("at least two stories").contains("time-shifted"));
        assertThat(control().refusal(List.of(STORY, STORY))).isEmpty();
    }
}
