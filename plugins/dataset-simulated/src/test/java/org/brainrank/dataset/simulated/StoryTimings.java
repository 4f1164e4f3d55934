package org.brainrank.dataset.simulated;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.simulation.Draws;
import org.brainrank.spi.dataset.Word;

/**
 * Reads a text aloud, in numbers: when each word begins and ends.
 *
 * <p>A word lasts 0.10 s + 0.065 s per letter, times exp(0.15 z), z standard normal: about 2.7 words a second while
 * speaking. After a comma, semicolon or colon there is a pause of 0.40 to 0.55 s, after a sentence one of 0.60 to 0.80 s,
 * after a paragraph one of 0.80 s, even ones drawn evenly. Speech begins at {@value #SILENCE_BEFORE} s. Times are rounded
 * to milliseconds.
 */
final class StoryTimings {
    /** Seconds before the first word. */
    static final double SILENCE_BEFORE = 3;

    private final Draws draws;
    private final List<Word> words = new ArrayList<>();
    private double now = SILENCE_BEFORE;

    private StoryTimings(Draws draws) {
        this.draws = draws;
    }

    /**
     * Times a text.
     *
     * @param text paragraphs with an empty line between
     * @param seed of the draws
     * @param story its id; another story draws other numbers
     * @return words in time order, punctuation attached
     */
    static List<Word> draw(String text, long seed, String story) {
        StoryTimings timings = new StoryTimings(Draws.of(seed, "timings/" + story));
        for (String paragraph : text.strip().split("\\n\\s*\\n", -1)) {
            String[] tokens = paragraph.strip().split("\\s+", -1);
            for (int i = 0; i < tokens.length; i++) {
                timings.say(tokens[i], i == tokens.length - 1);
            }
        }
        return List.copyOf(timings.words);
    }

    private void say(String token, boolean lastOfParagraph) {
        long letters = token.chars().filter(Character::isLetter).count();
        double onset = milliseconds(now);
        now += (0.10 + 0.065 * letters) * StrictMath.exp(0.15 * draws.normal());
        words.add(new Word(token, onset, milliseconds(now)));
        now += pause(token, lastOfParagraph);
    }

    private double pause(String token, boolean lastOfParagraph) {
        if (lastOfParagraph) {
            return 0.80;
        }
        int end = token.length();
        while (end > 1 && token.charAt(end - 1) == '"') {
            end--;
        }
        return switch (token.charAt(end - 1)) {
            case ',', ';', ':' -> draws.between(0.40, 0.55);
            case '.', '!', '?' -> draws.between(0.60, 0.80);
            default -> 0;
        };
    }

    private static double milliseconds(double seconds) {
        return Math.rint(seconds * 1000) / 1000;
    }
}
