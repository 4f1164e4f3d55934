package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.UserException;
import org.brainrank.statistics.Pearson;
import org.brainrank.testkit.FakeModelPlugin;
import org.brainrank.testkit.NpyArray;
import org.brainrank.testkit.NpyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    private static final Experiment EXPERIMENT =
            Toy.experiment("methods=[norm, state]", "controls=[rate, noise, permuted]");
    private static final FakeComponents COMPONENTS = new FakeComponents(
            new FakeModelPlugin(),
            Planted.dataset(),
            List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state")),
            List.of(new FakeControls.Rate(), new FakeControls.Noise(), new FakeControls.Permuted()));

    @TempDir
    private Path folder;

    @Test
    void writesADatasetOfTheSameWords() throws IOException {
        List<String> regions = write(folder.resolve("a"), listeners(0.5, 7), "norm@1");

        assertThat(regions).containsExactly("norm-1: reads norm@1, 2 targets", "noise: reads nothing, 2 targets");
    }

    @Test
    void everyRegionReadsWhatItWasGiven() throws IOException {
        write(folder.resolve("clean"), listeners(1e12, 7), "norm@1", "state@2", "rate");
        write(folder.resolve("noisy"), listeners(0.5, 7), "norm@1", "state@2", "rate");

        assertThat(folder.resolve("clean/targets.tsv")).content().isEqualTo("""
                        label\troi
                        norm-1-1\tnorm-1
                        norm-1-2\tnorm-1
                        state-2-1\tstate-2
                        state-2-2\tstate-2
                        rate-1\trate
                        rate-2\trate
                        noise-1\tnoise
                        noise-2\tnoise
                        """);
        assertThat(folder.resolve("clean/stories/one/words.tsv")).content().startsWith("word\tonset\toffset\n");
        assertThat(Files.readAllLines(folder.resolve("clean/stories/one/words.tsv")))
                .hasSize(301);
        assertThat(folder.resolve("clean/dataset.yaml"))
                .content()
                .contains("id: fake-planted\n", "repetition-time-s: 1.0\n", "{id: 'two', first-scan-s: 0.0}")
                .contains("delays-scans: [1, 2]")
                .contains("planted norm@1, state@2, rate, 3 subjects, signal to noise 1.0E12");
        Matrix clean = responses("clean", "sub-02", "one");
        Matrix noisy = responses("noisy", "sub-02", "one");
        assertThat(clean.rows()).isEqualTo(150);
        for (int target = 0; target < 6; target++) {
            // √(0.5 / 1.5) = 0.58 for the signal that is planted; the noise is the same whatever the signal.
            assertThat(Pearson.correlation(clean.column(target), noisy.column(target)))
                    .isBetween(0.35, 0.8);
        }
        assertThat(clean.column(6)).isEqualTo(noisy.column(6));
    }

    @Test
    void theSameSeedWritesTheSameBytesWhateverTheThreads() throws IOException {
        write(folder.resolve("a"), listeners(0.5, 7), "norm@1");
        write(folder.resolve("b"), listeners(0.5, 7), "norm@1");
        write(folder.resolve("c"), listeners(0.5, 8), "norm@1");

        Path file = Path.of("responses/sub-03/two.npy");
        assertThat(folder.resolve("a").resolve(file))
                .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        assertThat(Files.mismatch(
                        folder.resolve("a").resolve(file), folder.resolve("c").resolve(file)))
                .isNotNegative();
    }

    @Test
    void nothingNeedsToBePlanted() throws IOException {
        assertThat(write(folder.resolve("null"), listeners(0.5, 7))).containsExactly("noise: reads nothing, 2 targets");
    }

    @Test
    void refusesWhatCannotBePlanted() {
        assertThatThrownBy(() -> Plant.parse("nrom@1", EXPERIMENT))
                .isInstanceOf(ConfigException.class)
                .hasMessage("command line, key '--plant': 'nrom@1' fits no method of the config; it has norm, state");
        assertThatThrownBy(() -> Plant.parse("norm", EXPERIMENT))
                .hasMessageContaining("'norm' fits no control of the config; it has rate, noise, permuted")
                .hasMessageContaining("A method needs its layer");
        assertThatThrownBy(() -> Plant.parse("norm@one", EXPERIMENT)).hasMessageContaining("is not spelled like");
        assertThatThrownBy(() -> Plant.parse("norm@1@other", EXPERIMENT))
                .hasMessageContaining("says which model it reads, one of fake");
        assertThatThrownBy(() -> write(folder.resolve("x"), listeners(0.5, 7), "permuted"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("has no features of its own");
        assertThatThrownBy(() -> write(folder.resolve("x"), listeners(0.5, 7), "norm@9"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("layer 9 does not exist");
        assertThatThrownBy(() -> write(folder.resolve("x"), listeners(0.5, 7), "norm@1", "norm@1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("plant each thing once");
    }

    private static List<String> write(Path folder, SimulatedListeners who, String... planted) {
        List<Plant> plants = java.util.Arrays.stream(planted)
                .map(text -> Plant.parse(text, EXPERIMENT))
                .toList();
        RunOptions options = new RunOptions(folder, Optional.empty(), OptionalInt.empty(), 2);
        try (Preparation preparation = Preparation.of(Simulation.needed(EXPERIMENT, plants), COMPONENTS, options)) {
            return Simulation.write(preparation, plants, who, folder, QuietProgress.INSTANCE);
        }
    }

    private static SimulatedListeners listeners(double ratio, long seed) {
        return new SimulatedListeners(3, 2, ratio, 0.2, 0.5, 0.4, SimulatedListeners.Response.GLOVER, seed);
    }

    private Matrix responses(String name, String subject, String story) {
        NpyArray array = NpyFiles.read(folder.resolve(name + "/responses/" + subject + "/" + story + ".npy"));
        return Matrix.of(array.shape()[0], array.shape()[1], array.toDoubles());
    }
}
