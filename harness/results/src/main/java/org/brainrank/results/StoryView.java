package org.brainrank.results;

import java.util.List;

/**
 * What a listener heard, what the methods say of it, what brains did and what was predicted: {@code story.json}, a passage or
 * a few of every story. Scores and responses are rounded to four significant digits.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param limited whether the run was cut short by {@code --limit}
 * @param leakage names allowed by {@code --allow-leakage}
 * @param contextWords words that the model reads, at most
 * @param explainedWords words of a window that have scores, at most
 * @param target which token is explained, {@code predicted} or {@code actual}
 * @param normalise how a window's scores were scaled; {@code none} leaves them as {@code explain} prints them
 * @param passages in the order of the stories
 * @param leftOut methods without scores of words here, and why
 */
public record StoryView(
        int schemaVersion,
        String name,
        boolean limited,
        List<String> leakage,
        int contextWords,
        int explainedWords,
        String target,
        String normalise,
        List<Passage> passages,
        List<LeftOut> leftOut) {
    /** Copies the lists. */
    public StoryView {
        leakage = List.copyOf(leakage);
        passages = List.copyOf(passages);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Some words of a story, in order.
     *
     * @param story its id
     * @param firstWord place of the first word in the story, from 0
     * @param words as heard
     * @param targets the explained tokens, one entry a model
     * @param explanations scores of words, one entry a model and method
     * @param repetitionTimeS seconds between scans
     * @param scanTimesS start of each scan from the first word's onset to the end of the last word's response, on the audio's
     *     clock, in seconds; may be none
     * @param regions what was measured and predicted at these scans, one entry a ROI
     */
    public record Passage(
            String story,
            int firstWord,
            List<Heard> words,
            List<Targets> targets,
            List<Scores> explanations,
            double repetitionTimeS,
            double[] scanTimesS,
            List<Region> regions) {
        /** Copies the lists. */
        public Passage {
            words = List.copyOf(words);
            targets = List.copyOf(targets);
            explanations = List.copyOf(explanations);
            regions = List.copyOf(regions);
        }
    }

    /**
     * A word.
     *
     * @param text as transcribed
     * @param onsetS on the audio's clock, in seconds
     * @param offsetS on the audio's clock, in seconds
     */
    public record Heard(String text, double onsetS, double offsetS) {}

    /**
     * What one model's scores explain.
     *
     * @param model its id
     * @param tokens the explained token after each word
     * @param logProbabilities natural logarithm of the probability that the model gives it
     */
    public record Targets(String model, List<String> tokens, double[] logProbabilities) {
        /** Copies the list. */
        public Targets {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * One method's scores at one layer.
     *
     * @param model its id
     * @param variant canonical name
     * @param layer the one that inner folds chose most often for all regions together
     * @param share of (subject, fold) pairs in which they did
     * @param scores shape (words, explained words): line i has the scores of the window that ends with word i, oldest first,
     *     the last of them word i's own; shorter where the story has not so many words yet
     */
    public record Scores(String model, String variant, int layer, double share, List<double[]> scores) {
        /** Copies the list. */
        public Scores {
            scores = List.copyOf(scores);
        }
    }

    /**
     * One region: means over its targets, each standardised by the training scans of the fold that tests the scan, then over
     * subjects. NaN for scans that no fold tests.
     *
     * @param roi its name
     * @param targets how many
     * @param measured the response, one a scan
     * @param deviations standard deviation of the measured response over subjects (n − 1), one a scan
     * @param controls held-out prediction of the nuisance controls alone, one a scan; empty without them
     * @param predictions held-out predictions of the headline methods, together with the nuisance controls
     */
    public record Region(
            String roi,
            int targets,
            double[] measured,
            double[] deviations,
            double[] controls,
            List<Prediction> predictions) {
        /** Copies the list. */
        public Region {
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * What one method predicts, each subject's layers chosen by the inner folds as on the leaderboard.
     *
     * @param level {@code method}, mean over all models, or {@code model}
     * @param model an id, or {@code all}
     * @param variant canonical name
     * @param predicted one a scan, in the units of the measured response
     */
    public record Prediction(Leaderboard.Row.Level level, String model, String variant, double[] predicted) {}

    /**
     * A method without scores here.
     *
     * @param model its id
     * @param variant canonical name
     * @param why the reason
     */
    public record LeftOut(String model, String variant, String why) {}
}
