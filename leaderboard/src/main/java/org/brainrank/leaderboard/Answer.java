package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.Guidance.Entry;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;

/**
 * What a reader should know after ten seconds: which method, how sure that is, where, at which layer, at what cost, and
 * whether it is faithful too. Nothing that the rows do not hold.
 *
 * @param headline one sentence, with a winner or without
 * @param facts of the winner, or of the method that stands highest where nothing wins
 */
record Answer(String headline, List<Entry> facts) {

    /** The answer for a region, or for {@code all}; empty if no method has a score there. */
    static Optional<Answer> of(Board board, String roi) {
        List<Row> rows = board.methods(roi);
        List<Row> methods =
                rows.stream().filter(row -> row.role() == Cell.Role.METHOD).toList();
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        List<Row> winners = board.winners(roi);
        Row first = winners.isEmpty() ? methods.get(0) : winners.get(0);
        return Optional.of(
                new Answer(headline(board, roi, methods, winners), facts(board, roi, rows, first, !winners.isEmpty())));
    }

    private static String headline(Board board, String roi, List<Row> methods, List<Row> winners) {
        String where = roi.equals(Leaderboard.ALL) ? "over all regions" : "in " + Names.printable(roi);
        if (winners.isEmpty()) {
            long beating = methods.stream().filter(Row::beatsControls).count();
            return beating == 0
                    ? "No method can be told from the controls " + where + "."
                    : "No method of the first tier beats the controls " + where + "; "
                            + Text.count((int) beating, "method") + " below it " + (beating == 1 ? "does." : "do.");
        }
        String best = board.names().of(winners.get(0).variant());
        if (winners.size() == 1) {
            return best + " is the most biologically plausible of " + Text.count(methods.size(), "method") + " " + where
                    + ".";
        }
        String others = winners.stream()
                .skip(1)
                .limit(3)
                .map(row -> board.names().of(row.variant()))
                .collect(Collectors.joining(", "));
        return best + " comes first " + where + ", but cannot be told from " + others
                + (winners.size() > 4 ? " and " + (winners.size() - 4) + " more" : "") + ".";
    }

    private static List<Entry> facts(Board board, String roi, List<Row> rows, Row row, boolean won) {
        List<Entry> facts = new ArrayList<>();
        String name = board.names().of(row.variant());
        long ranked = rows.stream().filter(other -> other.rank() > 0).count();
        facts.add(new Entry(
                "How sure",
                (won ? "" : "Highest of the methods is " + name + ": rank ")
                        + (won ? "Rank " : "") + Cells.rank(row) + " of " + ranked + ", first in "
                        + Numbers.percent(row.best()) + " of the resamples of subjects. Unique variance "
                        + Numbers.interval(row.unique(), 4) + "."));
        if (roi.equals(Leaderboard.ALL)) {
            where(board, row).ifPresent(facts::add);
        }
        facts.add(layer(board, roi, row));
        facts.add(cost(row));
        facts.add(faithful(row.faithfulness()));
        return facts;
    }

    private static Optional<Entry> where(Board board, Row row) {
        List<Row> there = board.leaderboard().rois().stream()
                .flatMap(roi -> board.row(board.methods(roi), row.variant()).stream())
                .filter(found -> Double.isFinite(found.unique().mean()))
                .toList();
        long beating = there.stream().filter(Row::beatsControls).count();
        return there.stream()
                .max(Comparator.comparingDouble(found -> found.unique().mean()))
                .map(best -> new Entry(
                        "Where",
                        "Most in " + Names.printable(best.roi()) + ", " + Numbers.interval(best.unique(), 4)
                                + "; beats the controls in " + beating + " of "
                                + Text.count(there.size(), "region") + "."));
    }

    /** Of several models the one on which the method does best, since a layer number means nothing across models. */
    private static Entry layer(Board board, String roi, Row row) {
        Row at = board.leaderboard().models().stream()
                .flatMap(model -> board.row(board.rows(Level.MODEL, roi, model), row.variant()).stream())
                .filter(found -> Double.isFinite(found.unique().mean()))
                .max(Comparator.comparingDouble(found -> found.unique().mean()))
                .orElse(row);
        String model = board.manyModels() && !at.model().equals(Leaderboard.ALL)
                ? " Best on " + Names.printable(at.model()) + ", "
                        + Numbers.fixed(at.unique().mean(), 4) + "."
                : "";
        if (at.layers().isEmpty()) {
            return new Entry("Layer", "None to choose." + model);
        }
        String[] shares = Cells.layerShares(at).split(", ", -1);
        String most = String.join(", ", List.of(shares).subList(0, Math.min(2, shares.length)));
        return new Entry("Layer", most + (shares.length > 2 ? ", …" : "") + ", as inner folds chose." + model);
    }

    private static Entry cost(Row row) {
        double passes = row.faithfulness().passes();
        return new Entry(
                "Cost",
                Numbers.seconds(row.seconds()) + " s in this run"
                        + (Double.isNaN(passes)
                                ? "."
                                : ", about " + Numbers.fixed(passes, 1) + " passes of the model a window."));
    }

    private static Entry faithful(Faithfulness faithfulness) {
        String term = "Faithful to the model";
        if (Double.isNaN(faithfulness.comprehensiveness())) {
            return new Entry(term, "Not measured: it has no score for each word, or the run did not ask.");
        }
        return new Entry(
                term,
                "Without its highest words the target loses " + Numbers.fixed(faithfulness.comprehensiveness(), 3)
                        + " of its probability, without random words " + Numbers.fixed(faithfulness.chance(), 3)
                        + (Double.isNaN(faithfulness.randomisation())
                                ? "."
                                : "; agreement with an untrained model "
                                        + Numbers.fixed(faithfulness.randomisation(), 2) + " (near 1 is bad)."));
    }
}
