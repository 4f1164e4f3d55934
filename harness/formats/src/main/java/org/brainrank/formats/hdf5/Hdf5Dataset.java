package org.brainrank.formats.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.brainrank.formats.ArrayNumbers;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Numbers;
import org.brainrank.formats.Problem;
import org.brainrank.formats.StoredNumbers;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;

/**
 * Numbers of an HDF5 file. Closed with the file.
 *
 * @param path in the file
 * @param shape lengths of the axes; empty for a single number
 * @param type of each number
 * @param numbers in C order
 * @param file where it is
 */
public record Hdf5Dataset(String path, List<Integer> shape, NumberType type, Numbers numbers, Path file) {
    private static final String MEND =
            "Write it again with h5py: file.create_dataset(name, data=values, compression='gzip').";

    /** Copies. */
    public Hdf5Dataset {
        shape = List.copyOf(shape);
    }

    static Hdf5Dataset of(Path file, ByteSource source, long userBlock, Dataset dataset) {
        String where = "'" + Problem.shortened(dataset.getPath()) + "'";
        StoredType stored = StoredType.of(dataset.getDataType())
                .orElseThrow(() -> Problem.in(
                        file,
                        where + " of " + dataset.getDataType().getClass().getSimpleName() + ", "
                                + dataset.getDataType().getSize() + " bytes each",
                        "integers of 8 to 64 bits or IEEE floats of 16 to 64",
                        MEND));
        return of(file, source, userBlock, dataset, stored);
    }

    static Hdf5Dataset of(Path file, ByteSource source, long userBlock, Dataset dataset, StoredType stored) {
        String where = "'" + Problem.shortened(dataset.getPath()) + "'";
        long[] axes = dataset.getDimensionsAsLong();
        long count = 1;
        for (long length : axes) {
            if (length < 1 || length > Integer.MAX_VALUE || count > (1L << 48) / length) {
                throw Problem.in(
                        file,
                        where + " of shape " + Arrays.toString(axes),
                        "1 to 2^48 numbers",
                        "Is it the right one?");
            }
            count *= length;
        }
        return new Hdf5Dataset(
                dataset.getPath(),
                Arrays.stream(axes).mapToObj(length -> (int) length).toList(),
                stored.type(),
                numbers(file, source, userBlock, dataset, stored, count),
                file);
    }

    private static Numbers numbers(
            Path file, ByteSource source, long userBlock, Dataset dataset, StoredType stored, long count) {
        if (dataset instanceof ContiguousDataset plain) {
            if (dataset.isEmpty()) {
                throw Problem.in(file, "'" + dataset.getPath() + "' was never written", "numbers", MEND);
            }
            long start = userBlock + plain.getDataAddress();
            source.require(
                    Math.addExact(start, count * stored.type().bytes()), "the shape of '" + dataset.getPath() + "'");
            return new StoredNumbers(source, start, count, stored.type(), stored.order());
        }
        if (dataset instanceof ChunkedDataset chunked) {
            return ChunkedNumbers.of(file, source, chunked, stored, count);
        }
        if (dataset instanceof CompactDataset compact) {
            return new ArrayNumbers(
                    new ChunkDecoder(List.of(), stored).numbers(compact.getDataBuffer(), Math.toIntExact(count)));
        }
        throw Problem.in(
                file,
                "'" + dataset.getPath() + "' of layout " + dataset.getDataLayout(),
                "a plain or chunked one",
                MEND);
    }

    /**
     * All numbers.
     *
     * @return in C order
     * @throws org.brainrank.spi.UserException if the file is broken, or they are too many for one array
     */
    public double[] values() {
        if (numbers.count() > Integer.MAX_VALUE - 8) {
            throw Problem.in(
                    file, numbers.count() + " numbers in '" + path + "'", "below 2^31", "Read them in pieces.");
        }
        return Hdf5File.guarded(file, () -> {
            double[] values = new double[(int) numbers.count()];
            numbers.each(0, values.length, (index, value) -> values[(int) index] = value);
            return values;
        });
    }

    /**
     * A matrix as a series.
     *
     * @param scansFirst whether the first axis is scans; false where the second is, as MATLAB's files have it for matrices
     *     of scans by targets
     * @return closing it does not close the file
     * @throws org.brainrank.spi.UserException if it has not two axes
     */
    public TimeSeries series(boolean scansFirst) {
        if (shape.size() != 2) {
            throw Problem.in(
                    file, "'" + path + "' of shape " + shape, "two axes, scans and targets", "Name another one.");
        }
        int scans = shape.get(scansFirst ? 0 : 1);
        int targets = shape.get(scansFirst ? 1 : 0);
        return new StoredSeries(new Lent(numbers), scans, targets, scansFirst, OptionalDouble.empty());
    }

    /** The file stays open for other datasets. */
    private record Lent(Numbers numbers) implements Numbers {
        @Override
        public long count() {
            return numbers.count();
        }

        @Override
        public void each(long from, long to, Taker taker) {
            numbers.each(from, to, taker);
        }

        @Override
        public void close() {
            // Closed with the file.
        }
    }
}
