package org.brainrank.formats;

import java.util.OptionalDouble;

/** A file whose numbers are a series: what it adds is what its header says beside them. */
public abstract class SeriesFile implements TimeSeries {
    private final StoredSeries series;

    /**
     * A file.
     *
     * @param series its numbers; closed with the file
     */
    protected SeriesFile(StoredSeries series) {
        this.series = series;
    }

    @Override
    public final int scans() {
        return series.scans();
    }

    @Override
    public final int targets() {
        return series.targets();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return series.repetitionTime();
    }

    @Override
    public final void read(int firstScan, int count, Receiver receiver) {
        series.read(firstScan, count, receiver);
    }

    @Override
    public final void close() {
        series.close();
    }
}
