package org.brainrank.formats.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    private static final Path FOLDER = Path.of("src/test/resources/tables");

    @TempDir
    private Path folder;

    /** Both were written by Python's csv module, one with a byte order mark, one with CRLF. */
    @ParameterizedTest
    @CsvSource({"quoted.csv,CSV", "quoted.tsv,TSV"})
    void readsWhatPythonWrote(String name, TableFormat format) {
        Table table = Table.read(FOLDER.resolve(name), format);
        assertThat(table.columns()).containsExactly("word", "onset", "note");
        assertThat(table.rows())
                .extracting(Row::cells)
                .containsExactly(
                        List.of("Alice", "0.25", "plain"),
                        List.of("said", "1e-3", "a \"quoted\", word"),
                        List.of("", "-2", "two\nlines"),
                        List.of("É – ü", "3.", ""));
        assertThat(table.rows()).extracting(Row::line).containsExactly(2, 3, 4, 6);
        int onset = table.column("onset");
        assertThat(table.rows().stream().mapToDouble(row -> table.number(row, onset)))
                .containsExactly(0.25, 1e-3, -2.0, 3.0);
    }

    @Test
    void aQuotationMarkCanBeACharacter() {
        Table table = Table.read(FOLDER.resolve("plain.tsv"), TableFormat.TSV_PLAIN);
        assertThat(table.rows()).extracting(row -> row.cells().get(0)).containsExactly("\"Oh", "'");
        assertThat(table.rows()).extracting(Row::line).containsExactly(2, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1|line 2: 1 cells",
                "a,a\\n1,2|line 1: columns",
                "a,\"b\\n1,2|no table",
                "''|an empty table",
                "a,\\n1,2|a name for each"
            })
    void saysWhichLineIsWrong(String text, String reason) throws IOException {
        Path file = folder.resolve("wrong.csv");
        Files.writeString(file, text.replace("\\n", "\n"));
        assertThatThrownBy(() -> Table.read(file, TableFormat.CSV))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("wrong.csv")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "a\né\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Table.read(file, TableFormat.CSV))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"1f", "0x1p3", "NaN", "Infinity", "1e999", "''", "one", "1 2"})
    void refusesWhatIsNoNumber(String cell) throws IOException {
        Path file = folder.resolve("numbers.csv");
        Files.writeString(file, "a,b\n" + cell + ",x\n");
        Table table = Table.read(file, TableFormat.CSV);
        assertThatThrownBy(() -> table.number(table.rows().get(0), 0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2, column 'a'");
        assertThatThrownBy(() -> table.column("c")).hasMessageContaining("no column 'c'");
    }
}
