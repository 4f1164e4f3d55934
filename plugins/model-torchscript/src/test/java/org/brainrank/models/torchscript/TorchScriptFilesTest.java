package org.brainrank.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and a module that was written by hand. */
class TorchScriptFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dropout.pt | gives other logits each time that it runs: dropout stays on",
                "deaf.pt | does not add tap_1 to hidden_1",
                "untapped.pt | takes 0 inputs behind the token ids; expected forward(ids, tap_0, tap_1, ..., tap_L)"
            })
    void filesThatDoNotKeepTheirPromiseAreRefused(String file, String message) {
        assertThatThrownBy(() -> TorchScriptModel.open("script", Fixtures.file(file), 64))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message)
                .hasMessageMatching("(?s).*(export_torchscript.py|eval\\(\\)).*");
    }

    @Test
    void whatIsNoTorchScriptFileIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("model.pt"), "no archive");
        assertThatThrownBy(() -> TorchScriptModel.open("script", text, 64))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is not a TorchScript file");
        assertThatThrownBy(() -> TorchScriptModel.open("script", folder.resolve("none.pt"), 64))
                .hasMessageContaining("there is no TorchScript file");
    }

    @Test
    void gradientsAreTheSlopesThatTheModuleHas() {
        try (LanguageModel model = TorchScriptModel.open("script", Fixtures.file("right.pt"), 64)) {
            assertThat(model.info().layers()).isEqualTo(2);
            assertThat(model.info().parameters()).isEqualTo(19 * 6 + 2 * 36 + 6 * 19);
            assertThat(model.info().capabilities()).doesNotContain(Capability.ATTENTION);
            // At the last layer f is linear: its gradient at the last position is a column of the output matrix.
            Recording seen = Recording.record(
                            model,
                            new Pass.Gradient(),
                            List.of(2),
                            List.of(Quantity.GRADIENTS, Quantity.ACTIVATIONS),
                            Output.LOGIT,
                            List.of(TokenWindow.predicted(1, 2, 3)))
                    .get(0)
                    .get(0);
            float[] gradients = seen.of(Quantity.GRADIENTS, 2);
            float[] states = seen.of(Quantity.ACTIVATIONS, 2);
            double logit = 0;
            for (int i = 12; i < 18; i++) {
                logit += (double) gradients[i] * states[i];
            }
            assertThat(logit).isCloseTo(seen.output(), org.assertj.core.api.Assertions.within(1e-5));
        }
    }

    @Test
    void untrainedIsRefusedWithTheRemedy() {
        TorchScriptPlugin plugin = new TorchScriptPlugin();
        Parameters parameters = Parameters.resolve(
                "torchscript",
                plugin.card().parameters(),
                Map.of("path", Fixtures.file("right.pt").toString(), "max-tokens", 12));
        assertThatThrownBy(() -> plugin.open(new ModelRequest("mine", parameters, folder, OptionalLong.of(1))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("leave the control 'untrained' out");
        try (LanguageModel model = plugin.open(new ModelRequest("mine", parameters, folder, OptionalLong.empty()))) {
            assertThat(model.info().id()).isEqualTo("mine");
            assertThat(model.info().maxTokens()).isEqualTo(12);
        }
    }
}
