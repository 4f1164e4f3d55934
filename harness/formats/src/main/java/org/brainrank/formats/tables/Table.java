package org.brainrank.formats.tables;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.brainrank.formats.Problem;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;

/**
 * A table with named columns. UTF-8, with or without a byte order mark, any line ends; empty lines are passed over.
 *
 * @param file where it is
 * @param columns names, each once, none empty
 * @param rows as many cells each as there are columns
 */
public record Table(Path file, List<String> columns, List<Row> rows) {
    /** Longest cell, in characters. */
    private static final int LONGEST_CELL = 1 << 24;

    /** Copies. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table whose first row names the columns.
     *
     * @param file to be read
     * @param format how cells are told apart
     * @return checked
     * @throws UserException if it is no such table
     */
    public static Table read(Path file, TableFormat format) {
        List<Row> rows = rows(file, format);
        if (rows.isEmpty()) {
            throw Problem.in(file, "an empty table", "a row with names of columns", "Fill it in.");
        }
        Row names = rows.get(0);
        if (new HashSet<>(names.cells()).size() < names.cells().size()
                || names.cells().contains("")) {
            throw Problem.in(
                    file,
                    "line " + names.line() + ": columns "
                            + Problem.shortened(names.cells().toString()),
                    "a name for each, each once",
                    "Rename one.");
        }
        for (Row row : rows) {
            if (row.cells().size() != names.cells().size()) {
                throw Problem.in(
                        file,
                        "line " + row.line() + ": " + row.cells().size() + " cells",
                        names.cells().size() + " as in line " + names.line(),
                        "Mend or drop the row; does a cell have a separator in it?");
            }
        }
        return new Table(file, names.cells(), rows.subList(1, rows.size()));
    }

    /**
     * Reads all rows of a table without names of columns, which need not have equally many cells.
     *
     * @param file to be read
     * @param format how cells are told apart
     * @return in the order of the file
     * @throws UserException if it is no text, or a quotation mark has no end
     */
    public static List<Row> rows(Path file, TableFormat format) {
        List<Row> rows = new ArrayList<>();
        each(file, format, rows::add);
        return rows;
    }

    /**
     * Shows all rows of a table one after the other, keeping none.
     *
     * @param file to be read
     * @param format how cells are told apart
     * @param taker of the rows
     * @throws UserException if it is no text, or a quotation mark has no end
     */
    public static void each(Path file, TableFormat format, Consumer<Row> taker) {
        try (Reader text = text(file);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(format.separator())
                        .quoteCharacter(format.quote())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                taker.accept(new Row(Math.toIntExact(record.getStartingLineNumber()), record.getFields()));
            }
        } catch (UserException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken(file, e);
        }
    }

    private static Reader text(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            PushbackInputStream in = new PushbackInputStream(raw, 3);
            byte[] start = in.readNBytes(3);
            if (!Arrays.equals(start, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
                in.unread(start);
            }
            return new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static UserException broken(Path file, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return Problem.in(file, "not UTF-8", "text in UTF-8", "Save it again in that encoding.");
            }
        }
        return e instanceof IOException
                ? Problem.unreadable(file, e)
                : Problem.in(
                        file,
                        "no table ("
                                + Problem.shortened(e
                                        + (e.getCause() == null
                                                ? ""
                                                : ": " + e.getCause().getMessage())) + ")",
                        "cells between separators, and an end to every quotation mark",
                        "Mend the line that the reason names.");
    }

    /**
     * Which column has a name.
     *
     * @param name of a column
     * @return its index, from 0
     * @throws UserException if there is none of that name
     */
    public int column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw Problem.in(
                    file,
                    "no column '" + name + "' among " + Problem.shortened(columns.toString()),
                    "it in the first row",
                    Nearest.hint(name, columns));
        }
        return index;
    }

    /**
     * A number in a cell.
     *
     * @param row of this table
     * @param column from 0
     * @return finite
     * @throws UserException if it is no finite number
     */
    public double number(Row row, int column) {
        String cell = row.cells().get(column).strip();
        try {
            double number = Double.parseDouble(cell);
            // Java would take 1f and 0x1p3 for numbers too.
            if (Double.isFinite(number) && cell.matches("[-+.0-9eE]+")) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Problem.in(
                file,
                "line " + row.line() + ", column '" + columns.get(column) + "': '" + Problem.shortened(cell) + "'",
                "a finite number",
                "Correct it, or drop the row.");
    }
}
