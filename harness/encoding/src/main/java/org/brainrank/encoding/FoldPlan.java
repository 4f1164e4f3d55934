package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The outer folds of a cross-validation over concatenated runs.
 *
 * <p>Folds are contiguous: neighbouring scans share their signal, and a shuffled fold tests on what it was taught. One
 * scheme shuffles all the same, {@link Scheme#SHUFFLED}, to show how much that lies. A gap leaves out training scans
 * within {@code gap} scans of a test scan of the same run; other runs are apart in time.
 *
 * @param scans the runs that the rows come from
 * @param scheme how the folds were made, and inner folds will be
 * @param folds at least one; their test parts do not overlap
 */
public record FoldPlan(Scans scans, Scheme scheme, List<Fold> folds) {

    /** How scans are split. */
    public enum Scheme {
        /** Contiguous blocks of the concatenated scans, of sizes that differ by at most one, as scikit-learn's KFold. */
        CONTIGUOUS_BLOCKS,
        /** Each run is a test part once. */
        LEAVE_ONE_RUN_OUT,
        /** Scans drawn at random, scikit-learn's KFold with shuffling: a foil, never evidence. */
        SHUFFLED
    }

    public FoldPlan {
        folds = List.copyOf(folds);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("a fold plan needs at least one fold: got none");
        }
        BitSet tested = new BitSet();
        for (Fold fold : folds) {
            int[] train = fold.train();
            int[] test = fold.test();
            int last = Math.max(train[train.length - 1], test[test.length - 1]);
            if (last >= scans.total()) {
                throw new IllegalArgumentException(
                        "a fold names scan " + last + "; there are " + scans.total() + " scans, counted from 0");
            }
            for (int scan : test) {
                if (tested.get(scan)) {
                    throw new IllegalArgumentException("scan " + scan + " is in the test parts of two folds");
                }
                tested.set(scan);
            }
        }
    }

    /**
     * Contiguous blocks.
     *
     * @param runLengths scans in each run
     * @param count folds, 2 to all scans
     * @param gap scans, 0 for none
     */
    public static FoldPlan contiguousBlocks(int[] runLengths, int count, int gap) {
        Scans scans = Scans.of(runLengths);
        int[] all = IntStream.range(0, scans.total()).toArray();
        return new FoldPlan(scans, Scheme.CONTIGUOUS_BLOCKS, blocks(all, scans.runOfEachScan(), count, gap));
    }

    /**
     * One fold a run, at least two runs. There is no gap: runs are apart in time.
     *
     * @param runLengths scans in each run
     */
    public static FoldPlan leaveOneRunOut(int[] runLengths) {
        Scans scans = Scans.of(runLengths);
        if (scans.runs() < 2) {
            throw new IllegalArgumentException(
                    "leaving one run out needs at least 2 runs: got 1; use contiguous blocks");
        }
        int[] all = IntStream.range(0, scans.total()).toArray();
        return new FoldPlan(scans, Scheme.LEAVE_ONE_RUN_OUT, wholeRuns(all, scans.runOfEachScan()));
    }

    /**
     * Scans dealt to folds at random, as one must not: every test scan has its neighbours in the training part, and what
     * they share by autocorrelation alone passes for prediction (Hadidi et al. 2025, doi:10.1101/2025.03.09.642245).
     *
     * @param runLengths scans in each run
     * @param count folds, 2 to all scans
     * @param seed of the shuffle
     */
    public static FoldPlan shuffled(int[] runLengths, int count, long seed) {
        Scans scans = Scans.of(runLengths);
        return new FoldPlan(scans, Scheme.SHUFFLED, dealt(scans.total(), count, seed));
    }

    /**
     * Cuts the scans where no least-squares fit may reach across: at the runs' edges, and at the edges of the outer test
     * parts. What is fitted to one stretch alone (a drift, nuisance regressors) cannot carry anything of a test scan into a
     * training scan. Shuffled scans have no stretches; theirs are the runs.
     *
     * @return the stretches' lengths in scans, in order, summing to all scans
     */
    public int[] stretches() {
        int[] part = scans.runOfEachScan();
        if (scheme != Scheme.SHUFFLED) {
            for (int fold = 0; fold < folds.size(); fold++) {
                for (int scan : folds.get(fold).test()) {
                    part[scan] += (fold + 1) * scans.runs();
                }
            }
        }
        List<Integer> lengths = new ArrayList<>();
        for (int from = 0, to = 0; from < part.length; from = to) {
            while (to < part.length && part[to] == part[from]) {
                to++;
            }
            lengths.add(to - from);
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Splits the training part of one outer fold again. Rows of the result count from 0 within that training part; gaps
     * are measured in scans of the recording, so that two training scans with the test block between them are as far
     * apart as they were in the scanner.
     *
     * <p>Contiguous blocks stay contiguous blocks of the training part. Leaving runs out leaves one training run out at a
     * time, or falls back on blocks where only one run is left. Shuffled scans are shuffled again.
     *
     * @param fold index of the outer fold
     */
    public List<Fold> inner(int fold, InnerFolds inner) {
        int[] train = folds.get(fold).train();
        if (scheme == Scheme.SHUFFLED) {
            return dealt(train.length, inner.count(), fold);
        }
        int[] runs = scans.runOfEachScan();
        boolean severalRuns = runs[train[0]] != runs[train[train.length - 1]];
        return scheme == Scheme.LEAVE_ONE_RUN_OUT && severalRuns
                ? wholeRuns(train, runs)
                : blocks(train, runs, inner.count(), inner.gap());
    }

    /** KFold over positions of {@code scans}: the first (n mod count) blocks are one longer. */
    private static List<Fold> blocks(int[] scans, int[] runs, int count, int gap) {
        if (count < 2 || count > scans.length || gap < 0) {
            throw new IllegalArgumentException("contiguous blocks need 2 <= count <= scans and gap >= 0: were count "
                    + count + ", " + scans.length + " scans, gap " + gap);
        }
        List<Fold> folds = new ArrayList<>();
        int from = 0;
        for (int block = 0; block < count; block++) {
            int to = from + scans.length / count + (block < scans.length % count ? 1 : 0);
            folds.add(fold(scans, runs, from, to, gap));
            from = to;
        }
        return folds;
    }

    /** Rows dealt at random, in parts of sizes that differ by at most one. */
    private static List<Fold> dealt(int rows, int count, long seed) {
        if (count < 2 || count > rows) {
            throw new IllegalArgumentException(
                    "shuffled folds need 2 <= count <= scans: were count " + count + ", " + rows + " scans");
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] foldOfRow = new int[rows];
        for (int position = 0; position < rows; position++) {
            foldOfRow[order.get(position)] = position % count;
        }
        List<Fold> folds = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int tested = part;
            folds.add(Fold.of(
                    IntStream.range(0, rows)
                            .filter(row -> foldOfRow[row] != tested)
                            .toArray(),
                    IntStream.range(0, rows)
                            .filter(row -> foldOfRow[row] == tested)
                            .toArray()));
        }
        return folds;
    }

    private static List<Fold> wholeRuns(int[] scans, int[] runs) {
        List<Fold> folds = new ArrayList<>();
        for (int from = 0, to = 0; from < scans.length; from = to) {
            while (to < scans.length && runs[scans[to]] == runs[scans[from]]) {
                to++;
            }
            folds.add(fold(scans, runs, from, to, 0));
        }
        return folds;
    }

    /** Tests positions {@code from} to {@code to}; trains on the others that are further than the gap from all of them. */
    private static Fold fold(int[] scans, int[] runs, int from, int to, int gap) {
        int[] tested = Arrays.copyOfRange(scans, from, to);
        int[] train = IntStream.range(0, scans.length)
                .filter(position -> position < from || position >= to)
                .filter(position -> !near(scans[position], tested, runs, gap))
                .toArray();
        return Fold.of(train, IntStream.range(from, to).toArray());
    }

    private static boolean near(int scan, int[] tested, int[] runs, int gap) {
        int next =
                -Arrays.binarySearch(tested, scan) - 1; // the scan itself is not tested, so this is where it would be
        return (next < tested.length && within(scan, tested[next], runs, gap))
                || (next > 0 && within(scan, tested[next - 1], runs, gap));
    }

    private static boolean within(int scan, int other, int[] runs, int gap) {
        return Math.abs(scan - other) <= gap && runs[scan] == runs[other];
    }
}
