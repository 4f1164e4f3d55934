package org.brainrank.formats.atlas;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.brainrank.formats.TimeSeries;

/** Means over regions, summed in double precision as the places come. */
final class RegionMeans implements TimeSeries {
    /** Scans are read in pieces of at most as many sums: 32 MB. */
    private static final int MOST_SUMS = 1 << 22;

    private final TimeSeries series;
    private final Parcellation parcellation;

    RegionMeans(TimeSeries series, Parcellation parcellation) {
        if (series.targets() != parcellation.places()) {
            throw new IllegalArgumentException("a series of " + series.targets() + " targets for a parcellation of "
                    + parcellation.places() + " places");
        }
        this.series = series;
        this.parcellation = parcellation;
    }

    @Override
    public int scans() {
        return series.scans();
    }

    @Override
    public int targets() {
        return parcellation.regions().size();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return series.repetitionTime();
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
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
        series.read(firstScan + start, count, (scan, place, value) -> {
            int region = parcellation.regionOf(place);
            if (region >= 0) {
                sums[scan * targets + region] += value;
            }
        });
        for (int scan = 0; scan < count; scan++) {
            for (int region = 0; region < targets; region++) {
                double mean = sums[scan * targets + region]
                        / parcellation.regions().get(region).places();
                receiver.accept(start + scan, region, mean);
            }
        }
    }

    @Override
    public void close() {
        series.close();
    }
}
