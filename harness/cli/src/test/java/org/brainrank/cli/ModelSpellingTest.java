package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSpellingTest {
    @TempDir
    private Path folder;

    private String plugin(Path path) {
        ModelSpelling spelling = ModelSpelling.parse(path.toString(), Map.of());
        assertThat(spelling.name()).isEqualTo(path.getFileName().toString());
        assertThat(spelling.choice().parameters()).containsEntry("path", path.toString());
        return spelling.choice().id();
    }

    @Test
    void anIdIsAPlugin() {
        ModelSpelling spelling = ModelSpelling.parse("story-lm", Map.of("bos", "never"));
        assertThat(spelling.name()).isEqualTo("story-lm");
        assertThat(spelling.choice().id()).isEqualTo("story-lm");
        assertThat(spelling.choice().parameters()).containsOnly(Map.entry("bos", "never"));
    }

    @Test
    void whatIsThereTellsWhoReadsIt() throws IOException {
        assertThat(plugin(folder)).isEqualTo("transformers");
        assertThat(plugin(Files.createFile(folder.resolve("a.onnx")))).isEqualTo("onnx");
        assertThat(plugin(Files.createFile(folder.resolve("a.pt")))).isEqualTo("torchscript");
        assertThat(plugin(folder)).as("a graph alone").isEqualTo("onnx");
        Files.createFile(folder.resolve("model.safetensors"));
        assertThat(plugin(folder)).as("weights first").isEqualTo("transformers");
        Path hub = Files.createDirectories(folder.resolve("hub/onnx")).getParent();
        Files.createFile(hub.resolve("onnx/model.onnx"));
        assertThat(plugin(hub)).isEqualTo("onnx");
    }

    @Test
    void pathsThatLeadNowhereAndOtherFilesAreRefused() throws IOException {
        for (String path : new String[] {folder + "/none", "none.onnx", "none.pt"}) {
            assertThatThrownBy(() -> ModelSpelling.parse(path, Map.of()))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(path)
                    .hasMessageContaining("is not there");
        }
        String text = Files.createFile(folder.resolve("notes.txt")).toString();
        assertThatThrownBy(() -> ModelSpelling.parse(text, Map.of())).hasMessageContaining("a file of no kind");
        assertThatThrownBy(() -> ModelSpelling.parse(folder.toString(), Map.of("path", "elsewhere")))
                .hasMessageContaining("leave out the other");
    }
}
