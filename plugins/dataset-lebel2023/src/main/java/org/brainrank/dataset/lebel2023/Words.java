package org.brainrank.dataset.lebel2023;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.brainrank.formats.Problem;
import org.brainrank.formats.praat.TextGrid;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * Words of a story: the second tier, as the laboratory's code takes it, without what that code leaves out ({@code
 * DEFAULT_BAD_WORDS}: pauses, breaths, laughs, noises) and without empty labels.
 */
final class Words {
    private static final Set<String> NO_WORDS =
            Set.of("", "sentence_start", "sentence_end", "br", "lg", "ls", "ns", "sp");
    private static final int TIER = 1;

    private Words() {}

    static Story read(String story, Path file, boolean lowerCase) {
        List<TextGrid.Tier> tiers = TextGrid.read(file).tiers();
        if (tiers.size() <= TIER || !tiers.get(TIER).intervals()) {
            throw Problem.in(
                    file,
                    "tiers " + tiers.stream().map(TextGrid.Tier::name).toList(),
                    "phones, then words, as intervals",
                    "Fetch the file again.");
        }
        List<Word> words = new ArrayList<>();
        for (TextGrid.Interval interval : tiers.get(TIER).entries()) {
            if (isWord(interval.text())) {
                words.add(word(interval, file, lowerCase));
            }
        }
        if (words.isEmpty()) {
            throw Problem.in(
                    file,
                    "no word in tier '" + tiers.get(TIER).name() + "'",
                    "words and their times",
                    "Fetch the file again.");
        }
        return new Story(story, words);
    }

    private static boolean isWord(String label) {
        return !NO_WORDS.contains(
                label.toLowerCase(Locale.ROOT).replaceAll("^[{}]+|[{}]+$", "").strip());
    }

    private static Word word(TextGrid.Interval interval, Path file, boolean lowerCase) {
        String text = interval.text().strip();
        try {
            return new Word(lowerCase ? text.toLowerCase(Locale.ROOT) : text, interval.start(), interval.end());
        } catch (IllegalArgumentException e) {
            throw Problem.in(
                    file,
                    "line " + interval.line() + ": " + e.getMessage(),
                    "one word in each interval",
                    "Give each word its own interval.");
        }
    }
}
