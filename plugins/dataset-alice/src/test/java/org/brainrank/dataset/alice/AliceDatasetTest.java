package org.brainrank.dataset.alice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliceDatasetTest {
    @TempDir
    private Path data;

    private AliceFolder folder;

    @BeforeEach
    void writeFixture() {
        folder = Fixture.write(data);
    }

    @Test
    void readsWordsWithoutPauses() {
        AliceDataset dataset = open();
        assertThat(dataset.stories()).singleElement().satisfies(story -> {
            assertThat(story.id()).isEqualTo("alice-chapter-1");
            assertThat(story.words())
                    .containsExactly(
                            new Word("Once", 20.5, 21),
                            new Word("upon", 21, 22.25),
                            new Word("a", 23, 24),
                            new Word("time", 24, 30));
        });
    }

    @Test
    void readsTheMotionOfTheScansThatWerePublished() {
        NuisanceRegressors motion =
                open().nuisanceRegressors("s19", "alice-chapter-1").orElseThrow();
        assertThat(motion.names()).startsWith("motion-x").endsWith("motion-yaw");
        assertThat(motion.scans()).isEqualTo(5);
        assertThat(motion.values()[0]).as("volume 10, x").isEqualTo(100.5f + 19 + 10);
        assertThat(motion.values()[6 + 2]).as("volume 11, z").isEqualTo(100.5f + 19 + 11 * 3);
    }

    @Test
    void motionMayBeMissingForAllButNotForOne() throws IOException {
        Path root = data.resolve("alice");
        Files.delete(Fixture.motion(root, "s19"));
        assertThatThrownBy(() -> open().nuisanceRegressors("s19", "alice-chapter-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("s19-rp_*.txt, the head motion of listener 's19'");
        Files.delete(Fixture.motion(root, "s18"));
        Files.delete(Fixture.motion(root, "s20"));
        assertThat(open().nuisanceRegressors("s19", "alice-chapter-1")).isEmpty();
    }

    @Test
    void brokenMotionIsRefusedWithLineAndRemedy() {
        Path file = Fixture.motion(data.resolve("alice"), "s18");
        Fixture.write(file, Fixture.rows(1, 14));
        assertThatThrownBy(() -> open().nuisanceRegressors("s18", "alice-chapter-1"))
                .hasMessageContaining("has 14 rows; expected 15: 10 volumes");
        Fixture.write(file, Fixture.rows(1, 14) + "1 2 3 4 5 nan\n");
        assertThatThrownBy(() -> open().nuisanceRegressors("s18", "alice-chapter-1"))
                .hasMessageContaining("line 15, motion-yaw is 'nan'; expected a finite number");
        Fixture.write(file, Fixture.rows(1, 14) + "1 2 3\n");
        assertThatThrownBy(() -> open().nuisanceRegressors("s18", "alice-chapter-1"))
                .hasMessageContaining("line 15 has 3 columns; expected 6");
    }

    @Test
    void readsResponsesOnTheAudiosClock() {
        AliceDataset dataset = open();
        Responses responses = dataset.responses("s18", "alice-chapter-1");
        assertThat(responses.scans()).isEqualTo(5);
        assertThat(responses.targets()).isEqualTo(6);
        assertThat(responses.repetitionTime()).isEqualTo(2);
        assertThat(responses.firstScan()).isEqualTo(20);
        assertThat(responses.values()[0]).isEqualTo(128.5f);
        assertThat(responses.values()[2 * 6 + 3]).as("scan 2, LIPL").isEqualTo(136.5f);
        assertThat(dataset.targets())
                .extracting(Target::label)
                .containsExactly("LATL", "RATL", "LPTL", "LIPL", "LPreM", "LIFG");
        assertThat(dataset.targets())
                .allSatisfy(target -> assertThat(target.roi()).isEqualTo(target.label()));
    }

    @Test
    void theRadiusChoosesTheFolder() {
        AliceDataset six = AliceDataset.open(new AliceFolder(folder.root(), "6"), Fixture.SCANS);
        assertThat(six.responses("s18", "alice-chapter-1").values()[0]).isEqualTo(124.5f);
        assertThat(six.sha256()).isNotEqualTo(open().sha256());
    }

    @Test
    void theFingerprintIsStableAndSeesEveryFile() {
        String before = open().sha256();
        assertThat(before).matches("[0-9a-f]{64}").isEqualTo(open().sha256());
        replace("s20", Fixture.rows(99, Fixture.SCANS));
        String responsesChanged = open().sha256();
        assertThat(responsesChanged).isNotEqualTo(before);
        Fixture.write(folder.textGrid(), Fixture.LONG.replace("Once", "Twice"));
        assertThat(open().sha256()).isNotEqualTo(responsesChanged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN    | line 3, column LPTL is NaN; expected a finite number",
                "inf    | line 3, column LPTL is 'inf'; expected a number",
                "1e99   | line 3, column LPTL is Infinity; expected a finite number",
                "1 2    | line 3 has 7 columns; expected 6: LATL RATL LPTL LIPL LPreM LIFG",
            })
    void excludesAListenerWithABrokenNumber(String cell, String reason) {
        String[] rows = Fixture.rows(1, Fixture.SCANS).split("\n", -1);
        String[] cells = rows[2].strip().split("\\s+", -1);
        cells[2] = cell;
        rows[2] = String.join(" ", cells);
        replace("s19", String.join("\n", rows));
        assertExcluded("s19", reason);
    }

    @Test
    void excludesAListenerOfZeros() {
        replace("s19", "0\t0\t0\t0\t0\t0\n".repeat(Fixture.SCANS));
        assertExcluded("s19", "column LATL is 0.0 in every row: nothing was measured");
    }

    @Test
    void excludesAListenerWithOneConstantColumn() {
        replace("s19", "1 2 3 4 5 6\n2 3 4 5 6 6\n".repeat(2) + "1 2 3 4 5 6\n");
        assertExcluded("s19", "column LIFG is 6.0 in every row");
    }

    @Test
    void excludesAListenerWithTooFewRows() {
        replace("s19", Fixture.rows(1, 4));
        assertExcluded("s19", "has 4 rows; expected 5, one per scan");
    }

    @Test
    void refusesDataWithoutAnyUsableListener() {
        for (String subject : new String[] {"s18", "s19", "s20"}) {
            replace(subject, "");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no usable listener")
                .hasMessageContaining("s18-timecourses.txt");
    }

    @Test
    void refusesUnknownNames() {
        AliceDataset dataset = open();
        assertThatThrownBy(() -> dataset.responses("s81", "alice-chapter-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no listener 's81'")
                .hasMessageContaining("Did you mean 's18'?");
        assertThatThrownBy(() -> dataset.responses("s18", "pieman"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no story 'pieman'");
    }

    @Test
    void namesMissingFoldersAndFiles() throws IOException {
        Files.delete(folder.textGrid());
        assertThatThrownBy(this::open).isInstanceOf(UserException.class).hasMessageContaining("0 files *.TextGrid");
        assertThatThrownBy(() -> AliceDataset.open(new AliceFolder(data.resolve("nowhere"), "10"), 5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("as published");
        for (Path file : folder.timecourses()) {
            Files.delete(file);
        }
        Fixture.write(folder.root().resolve("alice_stim_shared").resolve(Fixture.GRID), Fixture.LONG);
        assertThatThrownBy(this::open)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no file sNN-timecourses.txt");
    }

    @Test
    void refusesAWordWithASpaceInside() {
        Fixture.write(folder.textGrid(), Fixture.LONG.replace("Once", "Once more"));
        assertThatThrownBy(this::open)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 20")
                .hasMessageContaining("'Once more'");
    }

    private void assertExcluded(String subject, String reason) {
        AliceDataset dataset = open();
        assertThat(dataset.subjects()).containsExactly("s18", "s20");
        assertThat(dataset.exclusions()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.subject()).isEqualTo(subject);
            assertThat(exclusion.reason())
                    .contains(subject + "-timecourses.txt")
                    .contains(reason);
        });
        assertThatThrownBy(() -> dataset.responses(subject, "alice-chapter-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("not usable")
                .hasMessageContaining(reason);
    }

    private void replace(String subject, String text) {
        Fixture.write(Fixture.timecourses(folder.root(), "10", subject), text);
    }

    private AliceDataset open() {
        return AliceDataset.open(folder, Fixture.SCANS);
    }
}
