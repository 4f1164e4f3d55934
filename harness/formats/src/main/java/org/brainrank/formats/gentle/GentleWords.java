package org.brainrank.formats.gentle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.formats.Problem;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;

/**
 * Words of a story from Gentle's {@code align.csv}: without a header, a row a word, of the word as transcribed, what the aligner
 * took it for, onset and offset in seconds; a word that it missed has blanks.
 *
 * <h2>Words without a time</h2>
 * They were spoken, and a model that reads on needs them, so they are kept: misses between two found words share the time from
 * the end of the one to the start of the other equally, in order. Misses before the first or after the last found word
 * have no time on one side and are left out.
 *
 * <h2>Words outside of the story</h2>
 * An aligner may find a story's first word in the music ahead of it. A word that begins outside of the interval given is
 * left out, and is no neighbour of misses.
 *
 * @param words those kept, onsets never decreasing
 * @param interpolated how many of them were missed
 * @param outside words that begin outside of the interval, with their onsets, such as {@code Okay (0.34 s)}
 * @param untimed words without a found neighbour on one side, in the interval as far as one can tell
 */
public record GentleWords(List<TimedWord> words, int interpolated, List<String> outside, List<String> untimed) {
    private static final int COLUMNS = 4;

    /** Copies. */
    public GentleWords {
        words = List.copyOf(words);
        outside = List.copyOf(outside);
        untimed = List.copyOf(untimed);
    }

    /**
     * Reads a table.
     *
     * @param file {@code align.csv}
     * @param from words that begin before it are outside, in seconds of the file's clock
     * @param to words that begin at or after it are outside
     * @return at least one word
     * @throws org.brainrank.spi.UserException if a row is no word, times are no numbers or run backwards, or no word is in the
     *     interval
     */
    public static GentleWords read(Path file, double from, double to) {
        List<TimedWord> words = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        List<String> untimed = new ArrayList<>();
        List<Entry> missed = new ArrayList<>();
        int interpolated = 0;
        boolean neighbour = false;
        double latest = Double.NEGATIVE_INFINITY;
        for (Row row : Table.rows(file, TableFormat.CSV)) {
            Entry entry = entry(file, row);
            if (!entry.timed()) {
                missed.add(entry);
                continue;
            }
            if (entry.onset() < latest) {
                throw wrong(
                        file,
                        row,
                        "starts at " + entry.onset() + " s",
                        "at or after the " + latest + " s of the word ahead of it",
                        "Correct its times, or blank both.");
            }
            latest = entry.onset();
            boolean inside = entry.onset() >= from && entry.onset() < to;
            if (neighbour && inside) {
                fill(words, missed, entry);
                interpolated += missed.size();
            } else if (neighbour || inside) {
                missed.forEach(word -> untimed.add(word.text()));
            }
            missed.clear();
            if (inside) {
                words.add(new TimedWord(entry.text(), entry.onset(), entry.offset()));
            } else {
                outside.add(entry.text() + " (" + entry.onset() + " s)");
            }
            neighbour = inside;
        }
        if (neighbour) {
            missed.forEach(word -> untimed.add(word.text()));
        }
        if (words.isEmpty()) {
            throw Problem.in(
                    file,
                    "no word that begins from " + from + " to " + to + " s",
                    "a story's",
                    "Is it the alignment of another story?");
        }
        return new GentleWords(words, interpolated, outside, untimed);
    }

    /** Adds missed words between the last word and the next. */
    private static void fill(List<TimedWord> words, List<Entry> missed, Entry next) {
        if (missed.isEmpty()) {
            return;
        }
        // Neighbours may overlap by a little; a gap is never negative.
        double start = Math.min(words.get(words.size() - 1).offset(), next.onset());
        double step = (next.onset() - start) / missed.size();
        for (int i = 0; i < missed.size(); i++) {
            double onset = start + i * step;
            double offset = i + 1 == missed.size() ? next.onset() : start + (i + 1) * step;
            words.add(new TimedWord(missed.get(i).text(), onset, Math.max(onset, offset)));
        }
    }

    private static Entry entry(Path file, Row row) {
        List<String> cells = row.cells().stream().map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw wrong(
                    file,
                    row,
                    "has " + cells.size() + " cells",
                    "4: word, aligned word, onset, offset",
                    "Mend the row.");
        }
        String text = cells.get(0);
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            throw wrong(file, row, "is no word", "one without spaces", "Give every word a row of its own.");
        }
        boolean timed = !cells.get(2).isEmpty();
        if (timed == cells.get(3).isEmpty()) {
            throw wrong(
                    file, row, "has one of two times", "onset and offset, or neither", "Add the other, or blank both.");
        }
        if (!timed) {
            return new Entry(row.line(), text, false, 0, 0);
        }
        double onset = seconds(file, row, cells.get(2));
        double offset = seconds(file, row, cells.get(3));
        if (offset < onset) {
            throw wrong(
                    file,
                    row,
                    "ends at " + offset + " s",
                    "at or after its onset, " + onset + " s",
                    "Correct its times.");
        }
        return new Entry(row.line(), text, true, onset, offset);
    }

    private static double seconds(Path file, Row row, String cell) {
        if (!cell.matches("\\d{1,7}(\\.\\d{1,20})?")) {
            throw wrong(
                    file,
                    row,
                    "has the time '" + Problem.shortened(cell) + "'",
                    "seconds such as 12.34",
                    "Correct it.");
        }
        return Double.parseDouble(cell);
    }

    private static RuntimeException wrong(Path file, Row row, String found, String expected, String mend) {
        String word = row.cells().isEmpty() ? "" : Problem.shortened(row.cells().get(0));
        return Problem.in(file, "line " + row.line() + ": word '" + word + "' " + found, expected, mend);
    }
}
