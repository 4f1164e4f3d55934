package org.brainrank.dataset.littleprince;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.formats.Problem;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * {@code lppEN_word_information.csv}: an index without a name, word, lemma, onset, offset and more, section.
 *
 * <h2>Mended</h2>
 * Rows 3919 ("i.", a repetition), 6775 and 6781 ("and", not in the book) are dropped, as by Bonnasse-Gahot and Pallier 2024. A
 * spreadsheet turned "true" into {@code TRUE}. Rows without a word, 31 of them, are the second half of a contraction that the
 * row before has whole ("hasnt", "i'd") and are dropped too. Several words in a row ("three two five", six rows) share its time
 * evenly.
 */
final class WordTable {
    private static final Map<String, String> DROPPED = Map.of("3919", "i.", "6775", "and", "6781", "and");
    private static final List<String> COLUMNS = List.of("word", "onset", "offset", "section");
    private static final String MEND = "Fetch the published table again.";

    private final Path file;
    private final List<String> columns;
    private final Map<Integer, List<Word>> words = new TreeMap<>();

    private WordTable(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads all words.
     *
     * @return a story for each section, in order
     */
    static List<Story> read(Path file) {
        List<Row> rows = Table.rows(file, TableFormat.CSV);
        if (rows.isEmpty() || !rows.get(0).cells().containsAll(COLUMNS)) {
            throw Problem.in(
                    file,
                    "columns " + (rows.isEmpty() ? List.of() : rows.get(0).cells()),
                    COLUMNS + " among them",
                    MEND);
        }
        WordTable table = new WordTable(file, rows.get(0).cells());
        rows.subList(1, rows.size()).forEach(table::add);
        return Section.ALL.stream().map(table::story).toList();
    }

    private void add(Row row) {
        if (row.cells().size() != columns.size()) {
            throw problem(row, row.cells().size() + " cells", columns.size() + " as in the first line");
        }
        String text = cell(row, "word").strip();
        String wrong = DROPPED.get(row.cells().get(0));
        if (wrong != null && !wrong.equals(text)) {
            throw problem(
                    row,
                    "word '" + text + "' at index " + row.cells().get(0),
                    "'" + wrong + "', which is dropped as an error of the published table");
        }
        if (wrong != null || text.isEmpty()) {
            return;
        }
        double onset = number(row, "onset");
        double offset = number(row, "offset");
        double section = number(row, "section");
        if (offset < onset || section != Math.rint(section) || section < 1 || section > Section.ALL.size()) {
            throw problem(
                    row,
                    "'" + text + "' from " + onset + " to " + offset + " s in section " + section,
                    "an offset behind the onset, and a section from 1 to 9");
        }
        List<Word> own = words.computeIfAbsent((int) section, key -> new ArrayList<>());
        if (!own.isEmpty() && onset < own.get(own.size() - 1).onset()) {
            throw problem(
                    row,
                    "'" + text + "' at " + onset + " s",
                    "an onset behind that of the word before, "
                            + own.get(own.size() - 1).onset() + " s");
        }
        String[] parts = (text.equals("TRUE") ? "true" : text).split("\\s+", -1);
        double length = (offset - onset) / parts.length;
        for (int part = 0; part < parts.length; part++) {
            own.add(new Word(parts[part], onset + part * length, onset + (part + 1) * length));
        }
    }

    private Story story(Section section) {
        List<Word> own = words.get(section.number());
        if (own == null) {
            throw Problem.in(file, "no word of section " + section.number(), "words of sections 1 to 9", MEND);
        }
        return new Story(section.id(), own);
    }

    private String cell(Row row, String column) {
        return row.cells().get(columns.indexOf(column));
    }

    private double number(Row row, String column) {
        String cell = cell(row, column).strip();
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw problem(row, column + " '" + Problem.shortened(cell) + "'", "a finite number");
    }

    private RuntimeException problem(Row row, String found, String expected) {
        return Problem.in(file, "line " + row.line() + ": " + found, expected, MEND);
    }
}
