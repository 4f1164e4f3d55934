package org.brainrank.features;

import java.util.OptionalDouble;
import org.brainrank.config.WindowSettings.Normalise;
import org.brainrank.config.WindowSettings.Subwords;

/** Turns subword scores into word scores, keeps the last words, oldest first, and scales them. */
final class WordFold {
    private WordFold() {}

    /** One score per word of the window. */
    static float[] words(float[] tokenScores, int[] wordOfToken, int words, Subwords rule) {
        double[] folded = new double[words];
        int[] tokens = new int[words];
        for (int token = 0; token < tokenScores.length; token++) {
            int word = wordOfToken[token];
            if (word == WordTokens.NO_WORD) {
                continue;
            }
            double score = tokenScores[token];
            tokens[word]++;
            folded[word] = switch (rule) {
                case SUM, MEAN -> folded[word] + score;
                case L2 -> folded[word] + score * score;
                case MAX_ABS -> Math.abs(score) > Math.abs(folded[word]) ? score : folded[word];
            };
        }
        float[] scores = new float[words];
        for (int word = 0; word < words; word++) {
            scores[word] = (float)
                    switch (rule) {
                        case SUM, MAX_ABS -> folded[word];
                        case MEAN -> tokens[word] == 0 ? 0 : folded[word] / tokens[word];
                        case L2 -> Math.sqrt(folded[word]);
                    };
        }
        return scores;
    }

    /** The part of all scores, by size, that fell on tokens which belong to no word; empty if there are none, or no scores. */
    static OptionalDouble wordless(float[] tokenScores, int[] wordOfToken) {
        double outside = 0;
        double all = 0;
        for (int token = 0; token < tokenScores.length; token++) {
            double size = Math.abs((double) tokenScores[token]);
            all += size;
            outside += wordOfToken[token] == WordTokens.NO_WORD ? size : 0;
        }
        return wordOfToken[0] == WordTokens.NO_WORD && all > 0
                ? OptionalDouble.of(outside / all)
                : OptionalDouble.empty();
    }

    /** How many tokens the last word has. */
    static int tokensOfLast(int[] wordOfToken) {
        int count = 1;
        while (count < wordOfToken.length
                && wordOfToken[wordOfToken.length - 1 - count] == wordOfToken[wordOfToken.length - 1]) {
            count++;
        }
        return count;
    }

    /** The last {@code explained} words; at a story's start, where there are fewer, the oldest places stay zero. */
    static float[] explained(float[] wordScores, int explained) {
        float[] kept = new float[explained];
        int count = Math.min(explained, wordScores.length);
        System.arraycopy(wordScores, wordScores.length - count, kept, explained - count, count);
        return kept;
    }

    /** Scaled scores; scores whose {@linkplain #denominator denominator} is zero come back as they are. */
    static float[] normalised(float[] scores, Normalise rule) {
        double denominator = denominator(scores, rule);
        if (denominator == 0 || rule == Normalise.NONE) {
            return scores;
        }
        float[] scaled = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scaled[i] = (float) (scores[i] / denominator);
        }
        return scaled;
    }

    /** What scores are divided by; if it is zero they cannot be, and the run record counts them. */
    static double denominator(float[] scores, Normalise rule) {
        return switch (rule) {
            case NONE -> 1;
            case ABS_SUM -> sum(scores, 1);
            case SUM -> {
                double total = 0;
                for (float score : scores) {
                    total += score;
                }
                yield total;
            }
            case L2 -> Math.sqrt(sum(scores, 2));
            case MAX -> {
                double largest = 0;
                for (float score : scores) {
                    largest = Math.max(largest, Math.abs(score));
                }
                yield largest;
            }
        };
    }

    private static double sum(float[] scores, int power) {
        double total = 0;
        for (float score : scores) {
            total += Math.pow(Math.abs(score), power);
        }
        return total;
    }
}
