package org.brainrank.dataset.littleprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTableTest {
    private static final String OTHERS = IntStream.rangeClosed(2, 9)
            .mapToObj(section -> Fake.row(20000 + section, "end", 0, 1, section))
            .collect(Collectors.joining());

    @TempDir
    private Path folder;

    private List<Story> read(String... rows) throws IOException {
        Path file = folder.resolve("words.csv");
        Files.writeString(file, Fake.HEADER + String.join("", rows) + OTHERS);
        return WordTable.read(file);
    }

    @Test
    void mendsWhatIsKnownToBeWrong() throws IOException {
        List<Story> stories = read(
                Fake.row(0, "TRUE", 0, 1, 1),
                Fake.row(1, "", 1, 2, 1),
                Fake.row(3919, "i.", 2, 3, 1),
                Fake.row(6775, "and", 3, 4, 1),
                Fake.row(2, "three two five", 4, 7, 1));
        assertThat(stories).hasSize(9);
        assertThat(stories.get(0).words())
                .containsExactly(
                        new Word("true", 0, 1), new Word("three", 4, 5), new Word("two", 5, 6), new Word("five", 6, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3919 | prince | 2 | 3 | 1 | line 3: word 'prince' at index 3919; expected 'i.'",
                "5 | x | 2 | 1 | 1 | line 3: 'x' from 2.0 to 1.0 s in section 1.0",
                "5 | x | -1 | 1 | 1 | line 3: 'x' at -1.0 s; expected an onset behind that of the word before",
                "5 | x | 2 | 3 | 10 | line 3: 'x' from 2.0 to 3.0 s in section 10.0",
            })
    void namesTheLineOfWhatIsBroken(int index, String word, double onset, double offset, int section, String message) {
        assertThatThrownBy(() -> read(Fake.row(0, "once", 0, 1, 1), Fake.row(index, word, onset, offset, section)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("words.csv")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTablesThatAreSomethingElse() throws IOException {
        assertThatThrownBy(() -> read("0,once,x\r\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2: 3 cells; expected 11");
        assertThatThrownBy(() -> read("0,once,once,soon,1,5,ADV,1,3,1,2\r\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2: onset 'soon'");
        assertThatThrownBy(() -> read(Fake.row(0, "once", 0, 1, 2).replace(",2,1,1,1", ",3,1,1,1")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no word of section 1");
        Path other = Files.writeString(folder.resolve("other.csv"), "word,onset\r\na,1\r\n");
        assertThatThrownBy(() -> WordTable.read(other))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("columns [word, onset]");
    }

    @Test
    void thePublishedTableHasNineSectionsThatEndFourScansBeforeTheirRuns() {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(data != null, "BRAINRANK_DATA is not set: the published table is read only where it is installed");
        Path file = new PrinceFolder(Path.of(data).resolve("little-prince")).words();
        assumeTrue(Files.exists(file), () -> "no file " + file);
        List<Story> stories = WordTable.read(file);
        assertThat(stories.stream().mapToInt(story -> story.words().size()).sum())
                .isEqualTo(15354);
        for (Section section : Section.ALL) {
            List<Word> words = stories.get(section.number() - 1).words();
            double scans = words.get(words.size() - 1).offset() / PrinceDataset.REPETITION_TIME + 4;
            assertThat(scans).as(section.id()).isBetween(section.scans() - 1.5, section.scans() + 1.5);
        }
    }
}
