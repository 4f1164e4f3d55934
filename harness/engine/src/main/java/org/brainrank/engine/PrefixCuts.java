package org.brainrank.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where rewritten windows are cut so that what several of them begin with is run once. Between two cuts every different
 * beginning is run as often as there are different ones at the second cut; without cuts every rewrite is run from its first
 * changed position on.
 *
 * <p>The cuts of least cost, in positions run, are found exactly, by the shortest way through all places for a cut.
 */
final class PrefixCuts {
    /** What keys and values of a position cost beside all of its block: 2 of about 12 squares of the width. */
    private static final double REMEMBERED = 1.0 / 6;
    /** What it costs to start a run, in positions. */
    private static final double START = 16;

    private final int tokens;
    /** Different beginnings of length q whose first changed position is s, at [q][s]. */
    private final long[][] beginnings;

    private final int together;

    private PrefixCuts(int tokens, int together) {
        this.tokens = tokens;
        this.together = together;
        this.beginnings = new long[tokens + 1][tokens + 1];
    }

    /**
     * The cuts.
     *
     * @param placed different rewrites, all of one length
     * @param together how many beginnings are run together
     * @return ascending, each from 1 to the length − 1; empty if it is best to share nothing
     */
    static List<Integer> of(List<Placed> placed, int together) {
        if (placed.isEmpty()) {
            return List.of();
        }
        PrefixCuts cuts = new PrefixCuts(placed.get(0).rewrite().ids().length, together);
        cuts.count(placed);
        return cuts.best();
    }

    /** In lexical order a rewrite brings the beginnings that are longer than what it shares with the one before. */
    private void count(List<Placed> placed) {
        List<Placed> sorted = new ArrayList<>(placed);
        sorted.sort(Comparator.comparing(Placed::rewrite));
        Rewrite before = null;
        for (Placed next : sorted) {
            int shared = before == null ? 0 : next.rewrite().shared(before);
            for (int q = Math.max(shared, next.start()) + 1; q <= tokens; q++) {
                beginnings[q][next.start()]++;
            }
            before = next.rewrite();
        }
    }

    /** From the last place backwards, the best way on from each. */
    private List<Integer> best() {
        double[] cost = new double[tokens];
        int[] next = new int[tokens];
        for (int from = tokens - 1; from >= 0; from--) {
            cost[from] = Double.POSITIVE_INFINITY;
            for (int to = from + 1; to <= tokens; to++) {
                double onwards = run(from, to) + (to == tokens ? 0 : remembered(to) + cost[to]);
                if (onwards < cost[from]) {
                    cost[from] = onwards;
                    next[from] = to;
                }
            }
        }
        List<Integer> cuts = new ArrayList<>();
        for (int at = next[0]; at < tokens; at = next[at]) {
            cuts.add(at);
        }
        return cuts;
    }

    /** Positions that are run from one cut to the next. */
    private double run(int from, int to) {
        double positions = 0;
        for (int start = 0; start < to; start++) {
            positions += (double) beginnings[to][start] * (to - Math.max(from, start));
        }
        return positions;
    }

    private double remembered(int cut) {
        long different = Arrays.stream(beginnings[cut]).sum();
        // A group of beginnings is run by itself, and so is what goes on from it.
        return different * cut * REMEMBERED + 2 * START * Math.ceil((double) different / together);
    }
}
