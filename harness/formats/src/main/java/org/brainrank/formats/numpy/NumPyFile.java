package org.brainrank.formats.numpy;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Layout;
import org.brainrank.formats.Problem;
import org.brainrank.formats.SeriesFile;
import org.brainrank.formats.StoredSeries;

/** A matrix in an {@code .npy} file, compressed by gzip or not: rows are scans, columns are targets. */
public final class NumPyFile extends SeriesFile {
    private final NumPyHeader header;

    private NumPyFile(NumPyHeader header, StoredSeries series) {
        super(series);
        this.header = header;
    }

    /**
     * Opens a matrix and reads its header.
     *
     * @param file of two axes, neither of them empty
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it is no such file
     */
    public static NumPyFile open(Path file) {
        return ByteSource.open(file, source -> {
            NumPyHeader header = NumPyHeader.read(source);
            if (header.shape().size() != 2 || header.numbers() < 1) {
                throw Problem.in(
                        file,
                        "shape " + header.shape(),
                        "two axes (scans, targets), at least one each",
                        "Reshape the array and save it again.");
            }
            header.requireAll(source);
            Layout layout = Layout.unscaled(
                    header.shape().get(0),
                    header.shape().get(1),
                    !header.fortran(),
                    header.type(),
                    header.order(),
                    header.start());
            return new NumPyFile(header, new StoredSeries(source, layout, OptionalDouble.empty()));
        });
    }

    /**
     * What the header says.
     *
     * @return checked
     */
    public NumPyHeader header() {
        return header;
    }
}
