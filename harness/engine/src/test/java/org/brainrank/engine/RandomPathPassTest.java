package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Start;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

/** Where samples start. */
class RandomPathPassTest {
    private static final int[] STORY = {3, 9, 14, 15, 2, 6, 5, 19, 0, 7};
    private static final TokenWindow WINDOW = TokenWindow.predicted(14, 15, 2);
    private static final Pass PASSAGES = new Pass.RandomPath(Start.OTHER_PASSAGE, 0, 6, 1);

    @Test
    void passagesAreThoseOfTheRunWhateverElseIsInTheBatch() {
        Passages run = Passages.of(List.of(STORY));
        try (NetworkModel model = ToyNetwork.model()) {
            List<List<Float>> possible = new ArrayList<>();
            for (int i = 0; i + 3 <= STORY.length; i++) {
                if (i != 2) {
                    TokenWindow passage = TokenWindow.predicted(STORY[i], STORY[i + 1], STORY[i + 2]);
                    possible.addAll(inputs(model, new Pass.Forward(), Passages.NONE, passage));
                }
            }
            List<List<Float>> alone = starts(model, run, WINDOW);
            assertThat(alone).hasSize(6);
            assertThat(possible).containsAll(alone);
            assertThat(starts(model, run, WINDOW, TokenWindow.predicted(1, 1, 1)))
                    .isEqualTo(alone);
        }
    }

    @Test
    void withoutARunThereAreNone() {
        try (NetworkModel model = ToyNetwork.model()) {
            assertThatThrownBy(() -> starts(model, Passages.NONE, WINDOW))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("one window alone is explained");
        }
    }

    /** Of the first window. */
    private static List<List<Float>> starts(NetworkModel model, Passages run, TokenWindow... windows) {
        List<List<Float>> ends = inputs(model, PASSAGES, run, windows);
        return ends.subList(0, ends.size() - 1);
    }

    private static List<List<Float>> inputs(NetworkModel model, Pass pass, Passages run, TokenWindow... windows) {
        Map<Integer, List<List<Float>>> inputs = new HashMap<>();
        PassRequest request =
                new PassRequest(pass, new TreeSet<>(Set.of(0)), Set.of(Quantity.INPUTS), Output.LOGIT).among(run);
        model.run(request, List.of(windows), (window, step) -> {
            if (step.weight() == 0 || pass instanceof Pass.Forward) {
                List<Float> values = new ArrayList<>();
                for (float value : step.inputs(0).toArray()) {
                    values.add(value);
                }
                inputs.computeIfAbsent(window, key -> new ArrayList<>()).add(values);
            }
        });
        return inputs.getOrDefault(0, List.of());
    }
}
