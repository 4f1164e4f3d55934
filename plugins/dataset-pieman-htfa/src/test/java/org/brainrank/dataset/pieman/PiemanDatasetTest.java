package org.brainrank.dataset.pieman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Matrix;

class PiemanDatasetTest {
    private final PiemanDatasetPlugin plugin = new PiemanDatasetPlugin();

    @TempDir
    private Path data;

    private Dataset open(Array... listeners) {
        return PiemanDataset.open(Fixture.write(data, "weights", Fixture.listeners(listeners)), Fixture.words(data));
    }

    @Test
    void cellsAreListenersRowsScansAndColumnsNodes() {
        try (Dataset dataset = open(Fixture.listener(1), Fixture.listener(2))) {
            assertThat(dataset.subjects()).containsExactly("s01", "s02");
            assertThat(dataset.targets()).extracting(Target::label).containsExactly("node-001", "node-002", "node-003");
            Responses responses = dataset.responses("s02", "pieman");
            assertThat(responses.scans()).isEqualTo(20);
            assertThat(responses.repetitionTime()).isEqualTo(1.5);
            assertThat(responses.firstScan()).isZero();
            assertThat(responses.values()[3 * 3 + 1]).isEqualTo(2031);
            assertThat(dataset.stories().get(0).words())
                    .contains(new Word("my", 2, 3), new Word("illustrious", 3, 3.75));
            assertThat(dataset.notes())
                    .containsExactly(
                            "1 of 5 words of 'pieman' were missed by the aligner and take their times from their neighbours");
        }
    }

    @Test
    void brokenListenersAreLeftOutWithTheReason() {
        Matrix hole = Fixture.listener(2);
        hole.setDouble(4, 2, Double.NaN);
        try (Dataset dataset = open(Fixture.listener(1), hole, Mat5.newMatrix(Fixture.SCANS, Fixture.NODES))) {
            assertThat(dataset.subjects()).containsExactly("s01");
            assertThat(dataset.exclusions())
                    .extracting(exclusion -> exclusion.subject() + ": " + exclusion.reason())
                    .containsExactly(
                            "s02: cell 2 of weights.mat: node 3 is NaN at scan 4",
                            "s03: cell 3 of weights.mat: no node ever changes");
            assertThatThrownBy(() -> dataset.responses("s02", "pieman"))
                    .hasMessageContaining("node 3 is NaN at scan 4");
        }
        assertThatThrownBy(() -> open(hole)).hasMessageContaining("no usable listener");
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> open(Fixture.listener(1), Mat5.newMatrix(Fixture.SCANS, 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("weights.mat", "cell 2 of 'weights' is matrix of size [20, 2]");
        assertThatThrownBy(() -> open(Fixture.listener(1), Mat5.newString("x"))).hasMessageContaining("cell 2");
        assertThatThrownBy(() ->
                        PiemanDataset.open(Fixture.write(data, "other", Fixture.listener(1)), Fixture.words(data)))
                .hasMessageContaining("variables [other], no 'weights' with cells");
    }

    @Test
    void filesAreFoundBelowBrainrankDataOrByTheirPaths() throws IOException {
        Path folder = Fixture.write(data);
        Path words = Files.copy(Fixture.words(data), data.resolve("align.csv"));
        try (Dataset fromData = plugin.open(Fixture.request(Map.of(), Optional.of(data)));
                Dataset fromPaths = plugin.open(Fixture.request(
                        Map.of("path", folder.toString(), "words", words.toString()), Optional.empty()))) {
            assertThat(fromPaths.sha256()).isEqualTo(fromData.sha256()).hasSize(64);
        }
        Files.move(folder, data.resolve("pieman"));
        plugin.open(Fixture.request(Map.of(), Optional.of(data))).close();
        // as 'fetch' brings them
        Files.move(Fixture.words(data), data.resolve("pieman/align.csv"));
        plugin.open(Fixture.request(Map.of(), Optional.of(data))).close();
        assertThatThrownBy(() -> plugin.open(Fixture.request(Map.of(), Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("BRAINRANK_DATA", "brainrank fetch pieman");
    }

    /** The licence is nobody's to give, so nobody fetches without reading that. */
    @Test
    void fetchSaysThatNoLicenceIsStated() {
        assertThat(plugin.archive()).hasValueSatisfying(archive -> {
            assertThat(archive.licence()).contains("not stated", "do not pass it on");
            assertThat(archive.files())
                    .allMatch(file -> file.checksums().size() == 1)
                    .extracting(Archive.File::name)
                    .containsExactly("weights.mat", "align.csv");
        });
    }
}
