package org.brainrank.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * Which word every row of scores is about: a text file with a header and one line a word, {@code story}, tab, {@code word},
 * in the order of the rows.
 *
 * @param stories story id to its words
 */
public record WordTable(Map<String, List<String>> stories) {
    private static final String HEADER = "story\tword";

    /**
     * The words of a dataset.
     *
     * @param stories in order
     * @return its table
     */
    public static WordTable of(List<Story> stories) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        stories.forEach(story ->
                words.put(story.id(), story.words().stream().map(Word::text).toList()));
        return new WordTable(words);
    }

    /**
     * Reads one.
     *
     * @param file UTF-8
     * @return the table
     * @throws UserException with the line at fault
     */
    public static WordTable read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserException("the word table " + file + " cannot be read (" + e + ")", e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new UserException(file + ", line 1: a word table begins with 'story', a tab, 'word'");
        }
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length != 2 || cells[0].isBlank() || cells[1].isBlank()) {
                throw new UserException(file + ", line " + (i + 1) + ": expected a story, a tab and a word; was '"
                        + lines.get(i) + "'");
            }
            words.computeIfAbsent(cells[0], story -> new ArrayList<>()).add(cells[1]);
        }
        if (words.isEmpty()) {
            throw new UserException(file + " names no words");
        }
        return new WordTable(words);
    }

    /** What {@link #read} reads. */
    String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        stories.forEach((story, words) -> words.forEach(
                word -> text.append(story).append('\t').append(word).append('\n')));
        return text.toString();
    }

    /**
     * Refuses scores of other words than a dataset's.
     *
     * @param where for messages
     * @param heard the dataset's stories
     * @throws UserException with the first word that differs
     */
    void requireWordsOf(Path where, List<Story> heard) {
        for (Story story : heard) {
            List<String> own = stories.get(story.id());
            if (own == null) {
                throw new UserException(where + " has no scores of story '" + story.id() + "'; it has "
                        + String.join(", ", stories.keySet()));
            }
            List<Word> words = story.words();
            for (int i = 0; i < Math.max(own.size(), words.size()); i++) {
                String mine = i < own.size() ? "'" + own.get(i) + "'" : "missing";
                String theirs = i < words.size() ? "'" + words.get(i).text() + "'" : "none";
                if (!mine.equals(theirs)) {
                    throw new UserException(
                            where + ", story '" + story.id() + "', word " + (i + 1) + ": the scores' is "
                                    + mine + ", the dataset's " + theirs
                                    + "; scores need one row for every word of the dataset, in its order");
                }
            }
        }
    }
}
