package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.ConfigException;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.Cell;
import org.brainrank.results.RunFolder;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported and imported again must score exactly as if it had been computed in the run. */
class ImportedScoresTest {
    private static final FakeComponents COMPONENTS = new FakeComponents(
            new FakeModelPlugin(),
            Planted.dataset(),
            List.of(FakeMethod.gradientNorm("norm")),
            List.of(new FakeControls.Rate(), new FakeControls.Permuted()));

    @TempDir
    private Path folder;

    private Preparation prepare(String... settings) {
        RunOptions options = new RunOptions(folder.resolve("home"), Optional.empty(), OptionalInt.empty(), 1);
        return Preparation.of(Toy.experiment(settings), COMPONENTS, options);
    }

    private Path exported() throws IOException {
        Path scores = folder.resolve("scores");
        try (Preparation preparation = prepare()) {
            FeatureExport.write(preparation, scores, QuietProgress.INSTANCE, note -> {});
        }
        Path index = scores.resolve("index.tsv");
        Files.writeString(index, Files.readString(index).replace("\tnorm\t", "\telsewhere\t"));
        return scores;
    }

    @Test
    void scoresLikeTheMethodItself() throws IOException {
        Path scores = exported();
        RunFolder run = RunFolder.create(folder.resolve("run"));
        List<Cell> cells;
        try (Preparation preparation = prepare("imported=[" + scores + "]", "controls=[rate, permuted]")) {
            Run.execute(preparation, RunTest.CONTEXT, run, QuietProgress.INSTANCE);
            cells = run.cells();
        }
        for (int layer : new int[] {1, 2}) {
            for (String prefix : new String[] {"", "permuted:"}) {
                List<Map<String, Cell.Scores>> own = scoresOf(cells, prefix + "norm", layer);
                assertThat(own).isNotEmpty();
                assertThat(scoresOf(cells, prefix + "elsewhere", layer))
                        .usingRecursiveComparison()
                        .isEqualTo(own);
            }
        }
    }

    private static List<Map<String, Cell.Scores>> scoresOf(List<Cell> cells, String variant, int layer) {
        return cells.stream()
                .filter(cell -> cell.variant().equals(variant) && cell.layer() == layer)
                .map(Cell::rois)
                .toList();
    }

    @Test
    void refusesWhatTheRunComputesItself() throws IOException {
        Path scores = exported();
        Path index = scores.resolve("index.tsv");
        Files.writeString(index, Files.readString(index).replace("\telsewhere\t", "\tnorm\t"));
        assertThatThrownBy(() -> prepare("imported=[" + scores + "]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("which this run has already");
    }

    @Test
    void namesTheConfigsLineWhereAFolderIsBroken() {
        assertThatThrownBy(() -> prepare("imported=[nowhere]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("imported")
                .hasMessageContaining("nowhere");
    }
}
