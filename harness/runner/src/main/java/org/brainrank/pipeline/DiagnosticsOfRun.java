package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.brainrank.encoding.AlphaGrid;
import org.brainrank.results.Cell;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.RunFolder;

/** Hears every feature space that is scored, and keeps which penalties it took and what each fold gave. */
final class DiagnosticsOfRun {
    private final Brains brains;
    private final AlphaGrid grid;
    private final List<Diagnostics.Space> spaces = new ArrayList<>();

    DiagnosticsOfRun(Brains brains, AlphaGrid grid) {
        this.brains = brains;
        this.grid = grid;
    }

    void hear(Scored scored) {
        Particulars kept = scored.particulars().orElseThrow();
        Cell any = scored.cells().get(0);
        List<Cell.Scores> all = scored.cells().stream()
                .map(cell -> CellTable.scores(cell, Leaderboard.ALL))
                .toList();
        spaces.add(new Diagnostics.Space(
                any.model(),
                any.layer(),
                any.variant(),
                any.role(),
                any.capacity(),
                boxed(kept.joint()),
                boxed(kept.alone()),
                kept.unscored(),
                byFold(all, Cell.Scores::r),
                byFold(all, Cell.Scores::unique)));
    }

    private static List<Integer> boxed(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private static Diagnostics.ByFold byFold(List<Cell.Scores> subjects, Function<Cell.Scores, double[]> score) {
        int folds = score.apply(subjects.get(0)).length;
        double[] means = new double[folds];
        double[] deviations = new double[folds];
        List<Integer> counts = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int at = fold;
            double[] values = subjects.stream()
                    .mapToDouble(scores -> score.apply(scores)[at])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            means[fold] = Regions.mean(values);
            deviations[fold] = deviation(values);
            counts.add(values.length);
        }
        return new Diagnostics.ByFold(means, deviations, counts);
    }

    /** Standard deviation (n − 1); NaN below two values. */
    static double deviation(double[] values) {
        double mean = Regions.mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    Diagnostics of(Leaderboard ranked) {
        return new Diagnostics(
                RunFolder.SCHEMA_VERSION,
                ranked.name(),
                ranked.limited(),
                ranked.leakage(),
                grid.alphas().stream().mapToDouble(Double::doubleValue).toArray(),
                IntStream.range(0, brains.folds().outer().folds().size())
                        .map(fold -> brains.folds().outer().folds().get(fold).test().length)
                        .boxed()
                        .toList(),
                spaces);
    }
}
