package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.dataset.Word;

/** Reads {@code words.tsv}: word, onset and offset in seconds on the audio's clock, a row a word, in time order. */
final class WordsFile {
    private static final List<String> COLUMNS = List.of("word", "onset", "offset");

    private WordsFile() {}

    /**
     * Reads words.
     *
     * @param file the table
     * @param complaints hears of each row that is wrong
     * @return the rows that are right
     */
    static List<Word> read(Path file, Complaints complaints) {
        List<Word> words = new ArrayList<>();
        int line = 1;
        for (List<String> row : TextLines.table(file, COLUMNS)) {
            line++;
            int at = line;
            complaints.attempt(() -> word(file, at, row, words)).ifPresent(words::add);
        }
        return words;
    }

    private static Word word(Path file, int line, List<String> row, List<Word> words) {
        Word word = word(file, line, row);
        if (!words.isEmpty() && word.onset() < words.get(words.size() - 1).onset()) {
            Word before = words.get(words.size() - 1);
            throw Problem.at(
                    file,
                    line,
                    "'" + word.text() + "' starts at " + word.onset() + " s, before '" + before.text() + "' of the line"
                            + " above (" + before.onset() + " s)",
                    "onsets that never decrease",
                    "Sort the rows by onset, or correct the time.");
        }
        return word;
    }

    private static Word word(Path file, int line, List<String> row) {
        String text = row.get(0);
        double onset = seconds(file, line, "onset", row.get(1));
        double offset = seconds(file, line, "offset", row.get(2));
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            throw Problem.at(
                    file,
                    line,
                    "word '" + text + "'",
                    "one word without spaces",
                    "Give each word a row; leave out pauses.");
        }
        if (offset < onset) {
            throw Problem.at(
                    file,
                    line,
                    "'" + text + "' ends at " + offset + " s, before it starts (" + onset + " s)",
                    "offset ≥ onset",
                    "Correct the times; are the columns swapped?");
        }
        return new Word(text, onset, offset);
    }

    private static double seconds(Path file, int line, String column, String cell) {
        try {
            double seconds = Double.parseDouble(cell);
            if (Double.isFinite(seconds)) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // Told below, together with times that are not finite.
        }
        throw Problem.at(
                file, line, column + " '" + cell + "'", "seconds, for example 12.34", "Leave words without times out.");
    }
}
