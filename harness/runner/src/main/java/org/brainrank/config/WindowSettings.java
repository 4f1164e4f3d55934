package org.brainrank.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the model reads before each prediction.
 *
 * @param contextWords length of the window in words, the current word included
 * @param explainedWords how many of its last words get a score
 * @param target which next token is explained
 * @param output the scalar f
 * @param contrast what the target is held against: {@code none}, {@code runner-up} (the most likely token that is not the
 *     target), a token id, or a text that is one token
 * @param subwords how the scores of a word's tokens become one
 * @param normalise how a window's word scores are scaled
 */
public record WindowSettings(
        int contextWords,
        int explainedWords,
        Target target,
        Output output,
        String contrast,
        Subwords subwords,
        Normalise normalise) {
    /** Contrast with nothing. */
    public static final String NO_CONTRAST = "none";

    /** Contrast with the model's best other token. */
    public static final String RUNNER_UP = "runner-up";

    /** Which next token is explained. */
    public enum Target {
        /** The model's own most likely next token. */
        PREDICTED,
        /** The first token of the word that really came next. */
        ACTUAL
    }

    /** The scalar f. */
    public enum Output {
        /** Before softmax. */
        LOGIT,
        /** After log-softmax. */
        LOG_PROBABILITY,
        /** After softmax. */
        PROBABILITY
    }

    /** How the scores of a word's tokens become one. */
    public enum Subwords {
        /** Their sum, which keeps what is complete complete. */
        SUM,
        /** Their mean, so that a word of many tokens is no larger for that alone. */
        MEAN,
        /** The one of largest size, its sign kept; of several the first. */
        MAX_ABS,
        /** Their Euclidean length; loses signs. */
        L2
    }

    /** How a window's word scores are scaled. */
    public enum Normalise {
        /** Not at all. */
        NONE,
        /** By the sum of their absolute values. */
        ABS_SUM,
        /** By their sum; unstable where it is near zero. */
        SUM,
        /** By their Euclidean length. */
        L2,
        /** By the largest absolute value. */
        MAX
    }

    /**
     * Without a contrast, subword scores summed.
     *
     * @param contextWords length of the window in words, the current word included
     * @param explainedWords how many of its last words get a score
     * @param target which next token is explained
     * @param output the scalar f
     * @param normalise how a window's word scores are scaled
     */
    public WindowSettings(int contextWords, int explainedWords, Target target, Output output, Normalise normalise) {
        this(contextWords, explainedWords, target, output, NO_CONTRAST, Subwords.SUM, normalise);
    }

    /** Checks the lengths. */
    public WindowSettings {
        if (contextWords < 1 || explainedWords < 1 || explainedWords > contextWords) {
            throw new IllegalArgumentException(
                    "1 <= explained-words <= context-words is needed; were " + explainedWords + " and " + contextWords);
        }
    }

    /**
     * All settings by name.
     *
     * @return in a fixed order, as the config spells them
     */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("context-words", Integer.toString(contextWords));
        named.put("explained-words", Integer.toString(explainedWords));
        named.put("target", Section.spelled(target));
        named.put("output", Section.spelled(output));
        named.put("contrast", contrast);
        named.put("subwords", Section.spelled(subwords));
        named.put("normalise", Section.spelled(normalise));
        return named;
    }

    /**
     * All settings in a fixed order, for hashes.
     *
     * @return for example {@code window{context-words=10,explained-words=10,target=predicted,…}}
     */
    public String spelled() {
        return named().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(",", "window{", "}"));
    }
}
