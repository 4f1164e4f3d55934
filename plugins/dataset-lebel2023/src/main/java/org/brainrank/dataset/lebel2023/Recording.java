package org.brainrank.dataset.lebel2023;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.brainrank.formats.Numbers;
import org.brainrank.formats.Problem;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.atlas.Selection;
import org.brainrank.formats.hdf5.Hdf5Dataset;
import org.brainrank.formats.hdf5.Hdf5File;

/**
 * One file of responses: {@code data}, shape (scans, voxels); where a story was heard several times, {@code data} is the mean
 * and {@code individual_repeats}, shape (presentations, scans, voxels), are its parts.
 *
 * @param file as published
 * @param rows that it must have
 */
record Recording(Path file, int rows) {
    private static final String DATA = "data";
    private static final String REPEATS = "individual_repeats";

    /** Looks at the shape. */
    int voxels() {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return checked(hdf).shape().get(1);
        }
    }

    /** Shape (rows, targets). */
    float[] responses(Selection selection) {
        try (Hdf5File hdf = Hdf5File.open(file);
                TimeSeries series = checked(hdf).series(true)) {
            return selection.read(series, 0, rows, file);
        }
    }

    /** Of each presentation shape (rows, targets); none if the story was heard once. */
    List<float[]> repeats(Selection selection) {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            if (!hdf.names("/").contains(REPEATS)) {
                return List.of();
            }
            Hdf5Dataset all = hdf.dataset(REPEATS);
            int width = selection.regions().places();
            if (all.shape().size() != 3
                    || all.shape().get(0) < 2
                    || all.shape().get(1) != rows
                    || all.shape().get(2) != width) {
                throw Problem.in(
                        file,
                        "'" + REPEATS + "' of shape " + all.shape(),
                        "at least 2 presentations of " + rows + " scans of " + width + " voxels, as '" + DATA + "' has",
                        Problem.DAMAGED);
            }
            List<float[]> repeats = new ArrayList<>();
            for (int repeat = 0; repeat < all.shape().get(0); repeat++) {
                Numbers own = new Part(all.numbers(), (long) repeat * rows * width, (long) rows * width);
                repeats.add(selection.read(
                        new StoredSeries(own, rows, width, true, OptionalDouble.empty()), 0, rows, file));
            }
            return repeats;
        }
    }

    private Hdf5Dataset checked(Hdf5File hdf) {
        Hdf5Dataset data = hdf.dataset(DATA);
        if (data.shape().size() != 2 || data.shape().get(0) != rows) {
            throw Problem.in(
                    file,
                    "'" + DATA + "' of shape " + data.shape(),
                    rows + " scans × voxels: respdict.json's count of scans less " + Clock.SHORTER,
                    "Fetch the file and respdict.json again, of one version of the dataset.");
        }
        return data;
    }

    /** Some of the numbers, closed with the file. */
    private record Part(Numbers all, long start, long count) implements Numbers {
        @Override
        public void each(long from, long to, Taker taker) {
            all.each(start + from, start + to, (index, value) -> taker.take(index - start, value));
        }

        @Override
        public void close() {
            // The file is closed by whoever opened it.
        }
    }
}
