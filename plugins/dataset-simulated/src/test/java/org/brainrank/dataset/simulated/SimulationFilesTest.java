package org.brainrank.dataset.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationFilesTest {
    private static final SimulationSettings SETTINGS = new SimulationSettings(3, 2, 2, 1.5, 0.3, 0.2, 0.5, 0.4);

    @TempDir
    private Path folder;

    @Test
    void theSameArgumentsWriteTheSameBytes() throws IOException {
        List<Story> stories = SimulatedStories.read();
        Map<String, String> sources = Map.of("late-language", "a \"quoted\" \\ source", "early-language", "b");
        for (String copy : List.of("one", "two")) {
            SimulationFiles.write(folder.resolve(copy), SETTINGS, Placeholder.features(stories), sources);
        }
        for (String file : List.of("simulated.json", "responses/sub-01/run-1.npy", "responses/sub-02/run-4.npy")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
        assertThat(Files.readString(folder.resolve("one/simulated.json")))
                .contains("\"early-language\": \"b\",")
                .contains("\"late-language\": \"a \\\"quoted\\\" \\\\ source\"\n");
    }

    @Test
    void whatIsWrittenIsWhatWasGenerated() throws IOException {
        List<RunFeatures> runs = Placeholder.features(SimulatedStories.read());
        SimulationFiles.write(folder, SETTINGS, runs, Map.of());
        Responses expected =
                new ResponseGenerator(SETTINGS).generate(runs).get(1).runs().get("run-2");
        assertThat(expected).isNotNull();
        byte[] bytes = Files.readAllBytes(folder.resolve("responses/sub-02/run-2.npy"));
        assertThat(Resource.numbers("run-2.npy", bytes, expected.scans(), 10)).isEqualTo(expected.values());
    }

    @Test
    void aFileOfAnotherShapeIsABrokenBuild() {
        byte[] bytes = NumPyWriter.bytes(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        assertThat(Resource.numbers("x.npy", bytes, 3, 2)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> Resource.numbers("x.npy", bytes, 2, 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shape (2, 3)");
    }
}
