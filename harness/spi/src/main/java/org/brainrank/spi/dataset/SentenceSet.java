package org.brainrank.spi.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences with one response each and no time course, as stories and scans.
 *
 * <h2>What is made up</h2>
 * A sentence lasts one repetition time of 1 s, in which its words are spread evenly, and row i of a response is of sentence i.
 * So a scan holds the words of exactly one sentence: {@code downsample: mean} is the mean over them, {@code last-word} the last.
 * Nothing is delayed and there is no response function, as the published number is the response already ({@link #advice}); no
 * resampling that looks beyond a scan ({@code lanczos}) makes sense. Word rate is the length of sentences, and times in figures
 * mean nothing.
 *
 * <h2>Appropriate usage</h2>
 * What was read in a row is one story, whose words are each other's context, and is not cut by folds that leave stories out:
 * a passage. Sentences that have nothing to do with each other are a story each, of one scan.
 */
public final class SentenceSet {
    /** What a sentence lasts, in seconds. */
    public static final double REPETITION_TIME = 1;

    private SentenceSet() {}

    /**
     * Sentences that were read in a row.
     *
     * @param id of the story
     * @param sentences each of at least one word; words are what white space stands between
     * @return sentence i from i to i + 1 s
     */
    public static Story story(String id, List<String> sentences) {
        List<Word> words = new ArrayList<>();
        for (int sentence = 0; sentence < sentences.size(); sentence++) {
            String[] texts = sentences.get(sentence).strip().split("\\s+", -1);
            for (int word = 0; word < texts.length; word++) {
                words.add(new Word(
                        texts[word], sentence + (double) word / texts.length, sentence + (word + 1.0) / texts.length));
            }
        }
        return new Story(id, words);
    }

    /**
     * One response to each sentence of a story.
     *
     * @param values shape (sentences, targets), row-major, finite
     * @param sentences of the story
     * @return a row a sentence
     */
    public static Responses responses(float[] values, int sentences) {
        return new Responses(values, sentences, values.length / sentences, REPETITION_TIME, 0);
    }

    /**
     * What alone makes sense.
     *
     * @param source who says what the responses are
     * @return no delay, no trims, no drift
     */
    public static AlignmentAdvice advice(String source) {
        return new AlignmentAdvice(List.of(0), 0, 0, -1, source);
    }
}
