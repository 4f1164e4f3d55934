package org.brainrank.control.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.testkit.ControlContract;
import org.junit.jupiter.api.Test;

class OasmTest extends ControlContract {
    private static final Story STORY = new Story(
            "s",
            List.of(
                    new Word("Don’t", 0, 1),
                    new Word("go", 1, 2),
                    new Word("don't", 2.5, 3), // after a pause
                    new Word("42!", 3, 3.25)));

    @Override
    protected Control control() {
        return new Oasm();
    }

    @Test
    void everyMomentOfEveryStoryHasItsOwnBump() {
        Story later = new Story("t", List.of(new Word("a", 10, 11), new Word("b", 14, 15)));
        Map<String, List<float[]>> rows =
                control().with(control().card().resolve(Map.of("bin-s", 2, "width-s", 1))) instanceof Oasm oasm
                        ? oasm.ofAll(List.of(STORY, later), 10, story -> 1)
                        : Map.of();
        // Moments 0 and 2 s of the first story, 10, 12 and 14 s of the second.
        assertThat(rows.get("s").get(0)).containsExactly(1, (float) Math.exp(-2), 0, 0, 0);
        assertThat(rows.get("t").get(1)).containsExactly(0, 0, (float) Math.exp(-8), (float) Math.exp(-2), 1);
    }
}
