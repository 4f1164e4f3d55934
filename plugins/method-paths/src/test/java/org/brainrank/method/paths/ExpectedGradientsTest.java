package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Start;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class ExpectedGradientsTest extends MethodContract {
    private static final int[] STORY = {3, 99, 14, 15, 92, 65, 35, 89, 79, 32};

    @Override
    protected MethodPlugin plugin() {
        return new ExpectedGradients();
    }

    @Test
    void startsFromOtherPassagesOfTheRun() {
        FakeModel model = FakeModel.create(5);
        TokenWindow window = TokenWindow.predicted(14, 15, 92);
        Pass pass = MethodRun.of(model, plugin(), Map.of()).explainer().pass();
        List<List<Float>> starts = inputs(model, pass, window, Passages.of(List.of(STORY, new int[] {1, 2})));
        starts.remove(starts.size() - 1);
        List<List<Float>> possible = new ArrayList<>();
        for (int i = 0; i + 3 <= STORY.length; i++) {
            if (i != 2) {
                TokenWindow passage = TokenWindow.predicted(STORY[i], STORY[i + 1], STORY[i + 2]);
                possible.addAll(inputs(model, new Pass.Forward(), passage, Passages.NONE));
            }
        }
        assertThat(starts).hasSize(20);
        assertThat(possible).containsAll(starts);
        assertThat(new HashSet<>(starts)).hasSizeGreaterThan(2);
    }

    @Test
    void whereThereIsNoRunPassagesAreRefusedAndTokensAreNot() {
        PassRequest alone = new PassRequest(
                new Pass.RandomPath(Start.OTHER_PASSAGE, 0, 3, 1),
                new TreeSet<>(Set.of(0)),
                Set.of(Quantity.GRADIENTS),
                Output.LOGIT);
        assertThatThrownBy(() -> FakeModel.create(5).run(alone, List.of(Paths.WINDOW), (i, step) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no other passage of 6 tokens")
                .hasMessageContaining("baselines=tokens");
        assertThat(MethodRun.of(FakeModel.create(5), plugin(), Map.of("baselines", "tokens"))
                        .explainer()
                        .pass())
                .isEqualTo(new Pass.RandomPath(Start.RANDOM_TOKENS, 0, 20, 1));
    }

    /** Embeddings where no gradient is taken: the ends of paths, and all of a forward. */
    private static List<List<Float>> inputs(FakeModel model, Pass pass, TokenWindow window, Passages passages) {
        List<List<Float>> inputs = new ArrayList<>();
        PassRequest request =
                new PassRequest(pass, new TreeSet<>(Set.of(0)), Set.of(Quantity.INPUTS), Output.LOGIT).among(passages);
        model.run(request, List.of(window), (i, step) -> {
            if (step.weight() == 0 || pass instanceof Pass.Forward) {
                List<Float> values = new ArrayList<>();
                for (float value : step.inputs(0).toArray()) {
                    values.add(value);
                }
                inputs.add(values);
            }
        });
        return inputs;
    }
}
