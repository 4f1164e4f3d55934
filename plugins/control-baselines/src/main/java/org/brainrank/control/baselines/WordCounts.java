package org.brainrank.control.baselines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/** How often words occur; spelt in lower case, of letters, digits and apostrophes alone. */
final class WordCounts {
    private final Map<String, Long> counts = new HashMap<>();
    private long total;

    private WordCounts() {}

    static WordCounts of(List<Story> stories) {
        WordCounts counts = new WordCounts();
        for (Story story : stories) {
            for (Word word : story.words()) {
                counts.add(word.text(), 1);
            }
        }
        return counts;
    }

    /** Reads lines of word, tab, count. */
    static WordCounts read(Path file) {
        WordCounts counts = new WordCounts();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserException(
                    "the table of log-frequency, " + file + ", cannot be read (" + e
                            + "); expected a UTF-8 text file of word, tab, count",
                    e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length < 2 || !cells[1].strip().matches("[0-9]{1,17}")) {
                throw new UserException(file + ", line " + (i + 1) + ": expected a word, a tab and a whole count; was '"
                        + lines.get(i) + "'");
            }
            counts.add(cells[0], Long.parseLong(cells[1].strip()));
        }
        if (counts.total == 0) {
            throw new UserException(file + " counts no words; expected lines of word, tab, count");
        }
        return counts;
    }

    /** log10 of occurrences in a million words, one added to each count, so that an unknown word has a number too. */
    double logPerMillion(String word) {
        return Math.log10(1e6 * (counts.getOrDefault(spelt(word), 0L) + 1.0) / (total + counts.size()));
    }

    private void add(String word, long count) {
        counts.merge(spelt(word), count, Long::sum);
        total += count;
    }

    private static String spelt(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[^\\p{L}\\p{N}']", "");
    }
}
