package org.brainrank.formats.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.brainrank.formats.TimeSeries;

/** Kept places, or means over regions, summed in double precision as the places come. */
final class SelectedSeries implements TimeSeries {
    /** Scans are summed in pieces of at most as many sums: 32 MB. */
    private static final int MOST_SUMS = 1 << 22;

    private static final int[] NONE = {};

    private final TimeSeries series;
    private final boolean means;
    private final Selection.Refusal refusal;
    /** For each place its targets: one, none, or those of regions that overlap. */
    private final int[][] targetsOf;

    private final int[] sizes;

    SelectedSeries(TimeSeries series, Selection selection, Selection.Refusal refusal) {
        int places = selection.regions().places();
        if (series.targets() != places) {
            throw new IllegalArgumentException(
                    "a series of " + series.targets() + " targets for a parcellation of " + places + " places");
        }
        this.series = series;
        this.means = selection.means();
        this.refusal = refusal;
        this.targetsOf = new int[places][];
        Arrays.fill(targetsOf, NONE);
        List<int[]> members = selection.members();
        this.sizes = members.stream().mapToInt(own -> own.length).toArray();
        for (int target = 0; target < sizes.length; target++) {
            for (int place : members.get(target)) {
                int[] others = targetsOf[place];
                targetsOf[place] = Arrays.copyOf(others, others.length + 1);
                targetsOf[place][others.length] = target;
            }
        }
    }

    @Override
    public int scans() {
        return series.scans();
    }

    @Override
    public int targets() {
        return sizes.length;
    }

    @Override
    public OptionalDouble repetitionTime() {
        return series.repetitionTime();
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
        if (!means) {
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
                receiver.accept(start + scan, target, sums[scan * targets + target] / sizes[target]);
            }
        }
    }

    private void each(int firstScan, int count, Receiver receiver) {
        series.read(firstScan, count, (scan, place, value) -> {
            for (int target : targetsOf[place]) {
                if (!Float.isFinite((float) value)) {
                    throw refusal.of(firstScan + scan, place, value);
                }
                receiver.accept(scan, target, value);
            }
        });
    }

    @Override
    public void close() {
        series.close();
    }
}
