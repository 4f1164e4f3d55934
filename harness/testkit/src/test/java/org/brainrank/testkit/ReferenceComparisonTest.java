package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceComparisonTest {
    private static final int[] IDS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final int NEXT = 99;
    private final FakeModel model = FakeModel.create(4);

    @TempDir
    private Path folder;

    @Test
    void agreesWithTheSameNumbersAndNamesWhatDiffers() {
        float[] predicted = l1(TokenWindow.predicted(IDS), Output.LOGIT, 0);
        float[] next = l1(RandomWindows.withTarget(TokenWindow.predicted(IDS), NEXT), Output.LOGIT, 0);
        float[] logProbability =
                l1(RandomWindows.withTarget(TokenWindow.predicted(IDS), NEXT), Output.LOG_PROBABILITY, 0);
        write(Map.of(
                "w12.argmax.saliency_l1", NpyArray.of(predicted, 1, 12),
                "w12.next.saliency_l1", NpyArray.of(next, 1, 12),
                "w12.next.logprob.saliency_l1", NpyArray.of(logProbability, 1, 12),
                "w12.next.target", NpyArray.of(new long[] {NEXT}, 1)));
        ReferenceComparison reference = ReferenceComparison.open(folder);
        assertThat(reference.cases()).hasSize(3);
        for (ReferenceCase one : reference.cases()) {
            ReferenceResult result = ReferenceComparison.compare(model, new SteepMethod(), one);
            assertThat(result.agrees()).as("%s", result).isTrue();
        }
        predicted[3] *= 1.001f;
        write(Map.of("w12.argmax.saliency_l1", NpyArray.of(predicted, 1, 12)));
        ReferenceCase spoilt = ReferenceComparison.open(folder).cases().get(0);
        assertThat(ReferenceComparison.compare(model, new SteepMethod(), spoilt).agrees())
                .as("one number a thousandth off")
                .isFalse();
    }

    @Test
    void allowsTwiceTheRoundingOfTheReferenceItself() {
        float[] ours = l1(TokenWindow.predicted(IDS), Output.LOGIT, 0);
        float[] rounded = ours.clone();
        double[] exact = new double[12];
        for (int i = 0; i < 12; i++) {
            rounded[i] *= 1.01f;
            exact[i] = ours[i];
        }
        write(Map.of("w12.argmax.saliency_l1", NpyArray.of(rounded, 1, 12)));
        NpyFiles.writeAll(folder.resolve("attr_f64.npz"), Map.of("w12.argmax.saliency_l1", NpyArray.of(exact, 1, 12)));
        ReferenceCase reference = ReferenceComparison.open(folder).cases().get(0);
        assertThat(ReferenceComparison.compare(model, new SteepMethod(), reference)
                        .agrees())
                .isTrue();
    }

    @Test
    void slicesBlocksAndHiddenStates() {
        double[] blocks = new double[2 * 3 * 4];
        Arrays.setAll(blocks, i -> i);
        List<ReferenceSlice> slices =
                ReferenceSlice.of(ReferenceQuantity.Axes.BLOCKS_TOKENS, NpyArray.of(blocks, 2, 3, 4), 0);
        assertThat(slices.stream().map(ReferenceSlice::layer)).containsExactly(1, 2, 3);
        assertThat(slices.get(1).rows().get(1)).containsExactly(16, 17, 18, 19);
        List<ReferenceSlice> hidden =
                ReferenceSlice.of(ReferenceQuantity.Axes.LAYERS_TOKENS_WIDTH, NpyArray.of(blocks, 1, 3, 4, 2), 0);
        assertThat(hidden.stream().map(ReferenceSlice::layer)).containsExactly(0, 1);
        assertThat(hidden.get(1).rows().get(0)).containsExactly(14, 15);
        List<ReferenceSlice> last =
                ReferenceSlice.of(ReferenceQuantity.Axes.LAST_TOKENS_WIDTH, NpyArray.of(blocks, 2, 4, 3), 3);
        assertThat(last.get(0).layer()).isEqualTo(3);
        assertThat(last.get(0).rows().get(1)).containsExactly(21, 22, 23);
    }

    @Test
    void slicesHeadsAndTheNumbersOfSeveralTokens() {
        double[] numbers = new double[2 * 2 * 3];
        Arrays.setAll(numbers, i -> i);
        List<ReferenceSlice> heads =
                ReferenceSlice.of(ReferenceQuantity.Axes.BLOCKS_HEADS_TOKENS, NpyArray.of(numbers, 1, 2, 2, 3), 0);
        assertThat(heads.stream().map(ReferenceSlice::layer)).containsExactly(1, 1, 2, 2);
        assertThat(heads.get(3).parameters()).isEqualTo(Map.of("heads", 1));
        assertThat(heads.get(3).rows().get(0)).containsExactly(9, 10, 11);
        List<ReferenceSlice> tokens =
                ReferenceSlice.of(ReferenceQuantity.Axes.BLOCK_TOKENS_WIDTH, NpyArray.of(numbers, 2, 2, 3), 2);
        assertThat(tokens.stream().map(ReferenceSlice::ofLastWord)).containsExactly(1, 2);
        assertThat(tokens.get(0).rows().get(1)).containsExactly(9, 10, 11);
        assertThat(tokens.get(1).layer()).isEqualTo(2);
        assertThat(tokens.get(1).rows().get(0)).containsExactly(3, 5, 7);
    }

    private void write(Map<String, NpyArray> arrays) {
        Map<String, NpyArray> windows = new LinkedHashMap<>();
        windows.put("ids12", NpyArray.of(Arrays.stream(IDS).asLongStream().toArray(), 1, 12));
        NpyFiles.writeAll(folder.resolve("windows.npz"), windows);
        NpyFiles.writeAll(folder.resolve("attr_f32.npz"), arrays);
    }

    private float[] l1(TokenWindow window, Output output, int layer) {
        float[] gradients = Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(layer),
                        List.of(Quantity.GRADIENTS),
                        output,
                        List.of(window))
                .get(0)
                .get(0)
                .of(Quantity.GRADIENTS, layer);
        float[] sums = new float[window.tokens()];
        for (int i = 0; i < gradients.length; i++) {
            sums[i / 8] += Math.abs(gradients[i]);
        }
        return sums;
    }
}
