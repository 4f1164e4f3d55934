package org.brainrank.formats.gentle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GentleWordsTest {
    @TempDir
    private Path folder;

    private GentleWords read(String csv, double from, double to) throws IOException {
        return GentleWords.read(Files.writeString(folder.resolve("align.csv"), csv), from, to);
    }

    private GentleWords read(String csv) throws IOException {
        return read(csv, 0, 100);
    }

    @Test
    void missesShareTheTimeBetweenTheirNeighbours() throws IOException {
        GentleWords found = read("So,so,1,2\nthe,,,\nold,,,\nMan’s,<unk>,3,3.5\nhat,hat,3.4,4\noh,,,\nmy,my,3.5,5\n");
        assertThat(found.words())
                .containsExactly(
                        new TimedWord("So", 1, 2),
                        new TimedWord("the", 2, 2.5),
                        new TimedWord("old", 2.5, 3),
                        new TimedWord("Man’s", 3, 3.5),
                        new TimedWord("hat", 3.4, 4),
                        new TimedWord("oh", 3.5, 3.5),
                        new TimedWord("my", 3.5, 5));
        assertThat(found.interpolated()).isEqualTo(3);
        assertThat(found.outside()).isEmpty();
        assertThat(found.untimed()).isEmpty();
    }

    @Test
    void wordsOutsideOfTheStoryAreNeitherWordsNorNeighbours() throws IOException {
        GentleWords found = read(
                "Once,,,\nOkay,okay,0.34,0.5\num,,,\nso,so,29,29.5\na,,,\nb,b,30,31\nlast,,,\nNext,next,50,51\nnot,,,\n",
                28,
                50);
        assertThat(found.words()).extracting(TimedWord::text).containsExactly("so", "a", "b");
        assertThat(found.outside()).containsExactly("Okay (0.34 s)", "Next (50.0 s)");
        assertThat(found.untimed()).containsExactly("um", "last");
        assertThat(found.interpolated()).isEqualTo(1);
    }

    @Test
    void theEndsOfAFileHaveNoNeighbour() throws IOException {
        GentleWords found = read("Um,,,\nso,so,29,29.5\nbye,,,\n");
        assertThat(found.words()).containsExactly(new TimedWord("so", 29, 29.5));
        assertThat(found.untimed()).containsExactly("Um", "bye");
        assertThatThrownBy(() -> read("a,a,1,2\n", 5, 9)).hasMessageContaining("no word that begins from 5.0 to 9.0 s");
        assertThatThrownBy(() -> read("a,,,\n")).hasMessageContaining("no word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,a,1| has 3 cells",
                "a b,a,1,2| is no word",
                ",a,1,2| is no word",
                "a,a,1,| has one of two times",
                "a,a,x,2| has the time 'x'",
                "a,a,-1,2| has the time '-1'",
                "a,a,3,2| ends at 2.0 s",
                "a,a,0.5,2| starts at 0.5 s"
            })
    void rowsAreChecked(String row, String complaint) {
        assertThatThrownBy(() -> read("first,first,1,1.5\n" + row + "\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("align.csv: line 2: word '", complaint, "expected");
    }
}
