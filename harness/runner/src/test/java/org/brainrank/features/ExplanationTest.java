package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.brainrank.config.WindowSettings;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final FakeModel model = FakeModel.create(1);
    private final WordTokens text =
            WordTokens.of(List.of("the", "fox"), model.tokenizer().orElseThrow());
    private final TokenWindow window = TokenWindow.predicted(text.ids());
    private final FakeMethod norm = FakeMethod.gradientNorm("norm");

    private Explanation explained(
            FakeMethod method, TokenWindow tokens, Optional<WordTokens> words, Integer... layers) {
        return Explanation.of(model, method, new TreeSet<>(List.of(layers)), Output.LOGIT, tokens, words);
    }

    @Test
    void sumsTokensToWordsLayerByLayer() {
        Explanation explanation = explained(norm, window, Optional.of(text), 0, 2);

        assertThat(explanation.layers()).extracting(Explanation.Layer::layer).containsExactly(0, 2);
        for (Explanation.Layer layer : explanation.layers()) {
            float[] tokens = MethodRun.of(model, norm, Map.of())
                    .at(layer.layer(), window)
                    .scores();
            assertThat(layer.tokenScores()).containsExactly(tokens);
            assertThat(layer.wordScores()).containsExactly((float) ((double) tokens[0] + tokens[1] + tokens[2]), (float)
                    ((double) tokens[3] + tokens[4] + tokens[5]));
            assertThat(layer.vector()).isEmpty();
            assertThat(layer.completenessGap()).isEmpty();
        }
        assertThat(explanation.ids()).containsExactly(text.ids());
    }

    @Test
    void foldsSubwordsAsItIsTold() {
        Explanation.Layer layer = Explanation.of(
                        model,
                        norm,
                        new TreeSet<>(List.of(1)),
                        Output.LOGIT,
                        window,
                        Optional.of(text),
                        WindowSettings.Subwords.MAX_ABS)
                .layers()
                .get(0);
        float[] tokens = layer.tokenScores();
        assertThat(layer.wordScores()[1]).isEqualTo(Math.max(tokens[3], Math.max(tokens[4], tokens[5])));
    }

    @Test
    void namesTheFoilAndRefusesTheTargetItself() {
        Explanation explanation = explained(norm, window.against(Contrast.RUNNER_UP), Optional.of(text), 1);
        int target = explanation.prediction().target();
        assertThat(explanation.prediction().foil().orElseThrow().token()).isNotEqualTo(target);
        assertThatThrownBy(() -> explained(norm, window.against(Contrast.token(target)), Optional.of(text), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("which is the target itself");
    }

    @Test
    void idsAloneHaveNoWords() {
        assertThat(explained(norm, window, Optional.empty(), 1).layers().get(0).wordScores())
                .isEmpty();
    }

    @Test
    void vectorsAreNotScores() {
        Explanation.Layer layer = explained(FakeMethod.activations("state"), window, Optional.of(text), 1)
                .layers()
                .get(0);

        assertThat(layer.vector()).hasSize(8);
        assertThat(layer.tokenScores()).isEmpty();
        assertThat(layer.wordScores()).isEmpty();
    }

    @Test
    void leavesOutLayersThatTheMethodDoesNotExplain() {
        assertThat(explained(norm.at(layer -> layer > 0), window, Optional.of(text), 0, 1)
                        .layers())
                .extracting(Explanation.Layer::layer)
                .containsExactly(1);
    }

    @Test
    void refusesLayersOfWhichTheMethodSaysNothing() {
        assertThatThrownBy(() -> explained(norm.at(layer -> layer > 0), window, Optional.of(text), 0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("says nothing at layers [0] of 'fake', which has layers 0 (input) to 3");
    }

    @Test
    void refusesATextThatTheModelCannotRead() {
        assertThatThrownBy(() -> explained(norm, TokenWindow.predicted(new int[300]), Optional.empty(), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the text has 300 tokens; 'fake' reads at most 256");
    }
}
