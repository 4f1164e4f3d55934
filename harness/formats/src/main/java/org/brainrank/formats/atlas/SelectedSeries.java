package org.brainrank.formats.atlas;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.brainrank.formats.TimeSeries;

/** Kept places, or means over regions, summed in double precision as the places come. */
final class SelectedSeries implements TimeSeries {
    /** Scans are summed in pieces of at most as many sums: 32 MB. */
    private static final int MOST_SUMS = 1 << 22;

    private static final int NONE = -1;

    private final TimeSeries series;
    private final Selection selection;
    private final Selection.Refusal refusal;
    /** For each place its first target, or none. */
    private final int[] targetOf;
    /** For each place the targets after the first, where regions overlap; else of no length. */
    private int[][] furtherOf = {};

    SelectedSeries(TimeSeries series, Selection selection, Selection.Refusal refusal) {
        int places = selection.regions().places();
        if (series.targets() != places) {
            throw new IllegalArgumentException(
                    "a series of " + series.targets() + " targets for a parcellation of " + places + " places");
        }
        this.series = series;
        this.selection = selection;
        this.refusal = refusal;
        this.targetOf = new int[places];
        Arrays.fill(targetOf, NONE);
        int target = 0;
        for (Region region : selection.regions().regions()) {
            for (int place : region.places()) {
                put(place, target);
                target += selection.means() ? 0 : 1;
            }
            target += selection.means() ? 1 : 0;
        }
    }

    private void put(int place, int target) {
        if (targetOf[place] == NONE) {
            targetOf[place] = target;
            return;
        }
        if (furtherOf.length == 0) {
            furtherOf = new int[targetOf.length][0];
        }
        int[] others = furtherOf[place];
        furtherOf[place] = Arrays.copyOf(others, others.length + 1);
        furtherOf[place][others.length] = target;
    }

    @Override
    public int scans() {
        return series.scans();
    }

    @Override
    public int targets() {
        return selection.size();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return series.repetitionTime();
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
        if (!selection.means()) {
            each(firstScan, count, receiver);
            return;
        }
        java.util.Objects.checkFromIndexSize(firstScan, count, scans());
        int piece = Math.max(1, MOST_SUMS / targets());
        double[] sums = new double[Math.min(piece, count) * targets()];
        for (int start = 0; start < count; start += piece) {
            piece(firstScan, start, Math.min(piece, count - start), sums, receiver);
        }
    }

    private void piece(int firstScan, int start, int count, double[] sums, Receiver receiver) {
        int targets = targets();
        Arrays.fill(sums, 0);
        each(firstScan + start, count, (scan, target, value) -> sums[scan * targets + target] += value);
        for (int scan = 0; scan < count; scan++) {
            for (int target = 0; target < targets; target++) {
                int size = selection.regions().regions().get(target).places().length;
                receiver.accept(start + scan, target, sums[scan * targets + target] / size);
            }
        }
    }

    private void each(int firstScan, int count, Receiver receiver) {
        series.read(firstScan, count, (scan, place, value) -> {
            int target = targetOf[place];
            if (target == NONE) {
                return;
            }
            if (!Float.isFinite((float) value)) {
                throw refusal.of(firstScan + scan, place, value);
            }
            receiver.accept(scan, target, value);
            if (furtherOf.length > 0) {
                for (int other : furtherOf[place]) {
                    receiver.accept(scan, other, value);
                }
            }
        });
    }

    @Override
    public void close() {
        series.close();
    }
}
