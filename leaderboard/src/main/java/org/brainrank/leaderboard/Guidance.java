package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Separation;

/** The sentences that every rendering shares, so that no format promises more than another. */
final class Guidance {
    private static final int MILLION = 1_000_000;
    static final String LIMITED = "LIMITED RUN: not a result";
    static final String LEAKAGE = "LEAKAGE ALLOWED: not a result";
    static final String LINE = "below this line: not distinguishable from the controls";
    static final String NO_WINNER = "none beats the controls";

    /**
     * A term and what it means here.
     *
     * @param term as the tables have it
     * @param meaning in a sentence or two
     */
    record Entry(String term, String meaning) {}

    private Guidance() {}

    /** What every format says first of a run that is no result: one sentence for each reason, none for a sound run. */
    static List<String> stamps(Leaderboard leaderboard) {
        return stamps(leaderboard.limited(), leaderboard.leakage());
    }

    static List<String> stamps(boolean limited, List<String> leakage) {
        List<String> stamps = new ArrayList<>();
        if (limited) {
            stamps.add(LIMITED);
        }
        if (!leakage.isEmpty()) {
            stamps.add(LEAKAGE + " (" + String.join(", ", leakage) + ")");
        }
        return stamps;
    }

    static String lead() {
        return "Explanation methods, ranked by how well what they say about a language model predicts the brain activity "
                + "of people who heard the same words. What counts is unique variance: how much better held-out brain "
                + "responses are predicted when a method's scores join controls such as word rate and position.";
    }

    /** The result in a few sentences, nothing that the rows do not hold. */
    static List<String> summary(Board board) {
        List<Row> rows = board.methods(Leaderboard.ALL);
        List<Row> methods =
                rows.stream().filter(row -> row.role() == Cell.Role.METHOD).toList();
        List<String> sentences = new ArrayList<>();
        if (methods.isEmpty()) {
            sentences.add("No method has a score over all regions.");
            return sentences;
        }
        long beating = methods.stream().filter(Row::beatsControls).count();
        List<Row> winners = board.winners(Leaderboard.ALL);
        if (!winners.isEmpty()) {
            Row best = winners.get(0);
            sentences.add("First tier: "
                    + String.join(
                            ", ",
                            winners.stream()
                                    .map(row -> board.names().of(row.variant()))
                                    .toList())
                    + ". " + board.names().of(best.variant()) + " has the highest unique variance of these, "
                    + Numbers.interval(best.unique(), 4) + ", and stands first in "
                    + Numbers.percent(best.best()) + " of the bootstrap samples of subjects"
                    + (Double.isNaN(best.bestOverStories())
                            ? "."
                            : ", in " + Numbers.percent(best.bestOverStories())
                                    + " of those of subjects and stories."));
        } else if (beating > 0) {
            sentences.add("No method of the first tier beats the controls.");
        }
        sentences.add(
                beating == 0
                        ? "None of the " + methods.size() + " methods beats the controls over all regions."
                        : beating + " of " + methods.size() + " methods add to the controls over all regions: "
                                + names(board, methods, true) + ".");
        if (beating > 0 && beating < methods.size()) {
            sentences.add("Not shown to add anything: " + names(board, methods, false) + ".");
        }
        board.separation(Leaderboard.ALL).ifPresent(separation -> sentences.add(separation(board, separation)));
        long regions = board.leaderboard().rois().stream()
                .filter(roi -> !board.winners(roi).isEmpty())
                .count();
        sentences.add("In " + regions + " of " + board.leaderboard().rois().size()
                + " regions a first-tier method beats the controls.");
        return sentences;
    }

    private static String names(Board board, List<Row> methods, boolean beating) {
        return methods.stream()
                .filter(row -> row.beatsControls() == beating)
                .map(row -> board.names().of(row.variant()))
                .collect(Collectors.joining(", "));
    }

    /** Whether the first two methods are told apart, and how many subjects that takes. */
    static String separation(Board board, Separation separation) {
        String first = board.names().of(separation.first());
        String second = board.names().of(separation.second());
        String subjects = Text.count(separation.subjects(), "subject");
        Optional<Comparison> pair = board.comparison(separation.roi(), separation.first(), separation.second());
        boolean apart = pair.isPresent() && pair.get().difference().low() > 0;
        String sentence = first + " and " + second + ", first and second, "
                + pair.map(found -> "differ by " + Numbers.interval(found.difference(), 4) + ", sign-flip p "
                                + (found.p() < 0.001 ? "" : "= ") + Numbers.p(found.p()) + ": ")
                        .orElse("")
                + subjects
                + (apart
                        ? " tell them apart."
                        : (separation.subjects() == 1 ? " does" : " do") + " not tell them apart.");
        if (separation.needed() < 1) {
            return sentence + " How many would is not known.";
        }
        return sentence + " For a difference of this size, "
                + (separation.needed() >= MILLION
                        ? "a million would not do."
                        : "about " + Text.count(separation.needed(), "subject")
                                + " separate first from second in 80 % of studies.");
    }

    static List<Entry> reading() {
        return List.of(
                new Entry(
                        "Unique variance",
                        "R² of the nuisance controls and the method together minus R² of those controls alone, on scans "
                                + "held out of the fit; a mean over subjects, with its 95 % bootstrap interval over "
                                + "subjects. Rows are ranked by it."),
                new Entry(
                        "Rank (low–high), tier",
                        "The range holds 95 % of the ranks over bootstrap samples of subjects. Tier 1 holds the best row "
                                + "and every row that cannot be told from it."),
                new Entry(
                        "Over stories",
                        "The same interval where stories are resampled too (the outer folds, where there is one story): what "
                                + "to expect of other listeners of other stories."),
                new Entry(
                        "Comprehensiveness, sufficiency, like untrained",
                        "Faithfulness to the model, beside plausibility, on a sample of words: how much probability the target "
                                + "loses, on average, without the words of highest score (higher is better; compare with "
                                + "random orders in faithfulness.csv) and with these words alone (lower is better); and the "
                                + "rank correlation with the same method's scores on an untrained model (near 1, the method "
                                + "does not look at the model)."),
                new Entry(
                        "The line",
                        "Rows below it are not distinguishable from the controls. A row above it beats them when it "
                                + "carries " + Cells.Mark.BEATS.sign
                                + ": interval above zero, corrected p below the level of the "
                                + "config, and above random numbers, itself shuffled and itself untrained, each with an "
                                + "interval above zero."),
                new Entry(
                        "p",
                        "One-sided sign-flip test over subjects that unique variance is above zero, corrected by "
                                + "the config's rule over the methods ranked together. Beside it: p (max) holds for the whole family of "
                                + "methods at once; subjects alone counts those whose own predictions beat themselves at "
                                + "other times."),
                new Entry(
                        "r, R², of ceiling",
                        "The method alone on held-out scans. The ceiling is what a model of all that listeners share could "
                                + "reach; the share of it is not clipped, so it may be negative or exceed 100 %. A ceiling "
                                + "within what chance gives is none."),
                new Entry(
                        "Layers",
                        "Chosen for each subject by the inner folds, never the best on the test scans; the layers chosen "
                                + "most often. Tables by layer show every layer and are not the headline."),
                new Entry(
                        "Controls",
                        "Rows marked c know nothing of the explanation (random numbers, a method's scores shuffled over "
                                + "words, the method on an untrained model) and compete like methods. The floor is the "
                                + "nuisance controls together, which every method joins."));
    }

    static List<String> caveats() {
        return List.of(
                "A high rank does not say that a method is faithful to the model, nor that the brain computes what the "
                        + "method computes. It says that the method's numbers carry linear information about responses "
                        + "to these words beyond the controls.",
                "A row below the line is not shown to be useless: this many subjects and scans cannot tell it from the "
                        + "controls.",
                "Methods differ in their number of features; a vector per word can predict more than a score per word. "
                        + "Compare a row with its own shuffled and untrained controls before you compare it with others.",
                "Ranks hold for this dataset, these subjects, models and settings. Different runs compare only where "
                        + "data, folds and controls are the same.");
    }
}
