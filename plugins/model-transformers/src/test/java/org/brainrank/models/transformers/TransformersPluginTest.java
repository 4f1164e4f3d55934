package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.junit.jupiter.api.Test;

class TransformersPluginTest {
    private final TransformersPlugin plugin = new TransformersPlugin();

    private ModelRequest request(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("path", Reference.resource("gpt2_f16").resolve("model").toString());
        return new ModelRequest("test", plugin.card().resolve(all), Path.of("."), OptionalLong.empty());
    }

    @Test
    void computesAsTheParametersSay() {
        Map<String, String> parameters = Map.of("device", "cpu", "precision", "float16", "weights", "streamed");
        try (LanguageModel model = plugin.open(request(parameters))) {
            assertThat(model.footprint().orElseThrow().precision()).isEqualTo("float16");
            assertThat(model.footprint().orElseThrow().device()).isEqualTo("cpu");
        }
        try (LanguageModel model = plugin.open(request(Map.of("device", "cpu", "weights", "streamed")))) {
            assertThat(model.footprint().orElseThrow().precision()).isEqualTo("float32");
            assertThat(model.footprint().orElseThrow().streamedBytes()).isPositive();
        }
    }

    @Test
    void whatIsAsEverHasTheNameItAlwaysHad() {
        assertThat(plugin.card().resolve(Map.of("path", "a")).variantOf("transformers"))
                .isEqualTo("transformers{path=a}");
        assertThat(plugin.card()
                        .resolve(Map.of("path", "a", "precision", "float16"))
                        .variantOf("transformers"))
                .isEqualTo("transformers{path=a,precision=float16}");
    }

    @Test
    void refusalsNameTheParameterAndWhatIsAllowed() {
        assertThatThrownBy(() -> request(Map.of("precision", "half")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'precision' is one of float32, float16, bfloat16; was 'half'");
        assertThatThrownBy(() -> request(Map.of("weights", "paged")))
                .hasMessageContaining("'weights' is one of resident, streamed");
        assertThatThrownBy(() -> request(Map.of("dtype", "float16"))).hasMessageContaining("no parameter 'dtype'");
        assertThatThrownBy(() -> plugin.open(request(Map.of("device", "cuda:4999"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no device 'cuda:4999'");
        assertThatThrownBy(() -> plugin.open(request(Map.of("precision", "bfloat16"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("bfloat16");
    }
}
