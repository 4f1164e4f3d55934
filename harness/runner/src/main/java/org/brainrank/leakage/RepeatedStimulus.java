package org.brainrank.leakage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.encoding.Fold;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * The same words in training and test: a model may then know the answer by heart. Twenty words in a row do not recur by
 * chance, and a refrain is shorter. Case and punctuation do not count.
 */
final class RepeatedStimulus implements Rule {
    static final int WORDS = 20;

    @Override
    public String name() {
        return "repeated-stimulus";
    }

    @Override
    public Optional<Leak> find(Study study) {
        Map<String, List<Passage>> seen = new HashMap<>();
        List<int[]> parts = parts(study);
        for (int story = 0; story < study.stories().size(); story++) {
            List<String> words = study.stories().get(story).words().stream()
                    .map(word -> plain(word))
                    .toList();
            for (int first = 0; first + WORDS <= words.size(); first++) {
                Passage passage = new Passage(story, first);
                List<Passage> earlier = seen.computeIfAbsent(
                        String.join(" ", words.subList(first, first + WORDS)), key -> new ArrayList<>());
                for (Passage other : earlier) {
                    if (other.apartFrom(passage)) {
                        for (int[] part : parts) {
                            if (leaks(study, part, other, passage)) {
                                return Optional.of(leak(study, other, passage));
                            }
                        }
                    }
                }
                earlier.add(passage);
            }
        }
        return Optional.empty();
    }

    private Leak leak(Study study, Passage one, Passage other) {
        Story story = study.stories().get(other.story());
        String text = String.join(
                " ",
                story.words().subList(other.first(), other.first() + 8).stream()
                        .map(Word::text)
                        .toList());
        return new Leak(
                name(),
                "encoding.folds",
                WORDS + " words in a row, '" + text + " …', are in a training and in a test part: from word "
                        + (other.first() + 1) + " of story '" + story.id() + "' and from word " + (one.first() + 1)
                        + " of story '" + study.stories().get(one.story()).id()
                        + "'. Leave one of the two out of the dataset, or declare repeated presentations as its"
                        + " repeats, which give a ceiling, instead of as stories");
    }

    /** For each outer fold, 1 for training scans, 2 for test scans, 0 for others. */
    private static List<int[]> parts(Study study) {
        List<int[]> parts = new ArrayList<>();
        for (Fold fold : study.plan().folds()) {
            int[] part = new int[study.plan().scans().total()];
            for (int scan : fold.train()) {
                part[scan] = 1;
            }
            for (int scan : fold.test()) {
                part[scan] = 2;
            }
            parts.add(part);
        }
        return parts;
    }

    private static boolean leaks(Study study, int[] part, Passage one, Passage other) {
        int first = touched(study, part, one);
        int second = touched(study, part, other);
        return ((first & 1) != 0 && (second & 2) != 0) || ((first & 2) != 0 && (second & 1) != 0);
    }

    /** Bits of the parts that hold a passage as a whole, each word at its onset or not at all. */
    private static int touched(Study study, int[] part, Passage passage) {
        int bits = 3;
        int[] scans = study.scanOfWord().get(passage.story());
        for (int word = passage.first(); word < passage.first() + WORDS; word++) {
            bits &= scans[word] < 0 ? 0 : part[scans[word]];
        }
        return bits;
    }

    private static String plain(Word word) {
        String letters = word.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        return letters.isEmpty() ? word.text() : letters;
    }

    private record Passage(int story, int first) {
        boolean apartFrom(Passage later) {
            return story != later.story || later.first - first >= WORDS;
        }
    }
}
