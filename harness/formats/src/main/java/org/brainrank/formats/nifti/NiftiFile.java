package org.brainrank.formats.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Layout;
import org.brainrank.formats.Problem;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;

/**
 * An image: scans are volumes, targets are all voxels of the {@link Grid}.
 *
 * <pre>{@code
 * try (NiftiFile image = NiftiFile.open(path)) {
 *     float[] values = new float[image.scans() * mask.length];
 *     image.read(0, image.scans(), mask, values);
 * }
 * }</pre>
 */
public final class NiftiFile implements TimeSeries {
    private final NiftiHeader header;
    private final StoredSeries series;

    private NiftiFile(NiftiHeader header, StoredSeries series) {
        this.header = header;
        this.series = series;
    }

    /**
     * Opens an image and reads its header.
     *
     * @param file {@code .nii} or {@code .nii.gz}; of a pair either {@code .hdr} or {@code .img}, compressed or not
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it is no such file, or its numbers are not read
     */
    public static NiftiFile open(Path file) {
        String name = file.getFileName().toString();
        return name.matches("(?i).*\\.(hdr|img)(\\.gz)?") ? openPair(file) : openSingle(file);
    }

    private static NiftiFile openSingle(Path file) {
        ByteSource source = ByteSource.open(file);
        try {
            NiftiHeader header = NiftiHeader.read(source);
            if (header.pair()) {
                throw Problem.in(
                        file, "the header of a pair", "the numbers in the same file", "Name it .hdr, beside its .img.");
            }
            return open(header, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static NiftiFile openPair(Path file) {
        NiftiHeader header;
        Path headerFile = twin(file, "hdr");
        try (ByteSource source = ByteSource.open(headerFile)) {
            header = NiftiHeader.read(source);
            if (!header.pair()) {
                throw Problem.in(headerFile, "the header of a single file", "magic ni1 or ni2", "Name it .nii.");
            }
        }
        ByteSource source = ByteSource.open(twin(file, "img"));
        try {
            return open(header, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** The other file of a pair, compressed or not, whichever is there. */
    private static Path twin(Path file, String ending) {
        String stem = file.getFileName().toString().replaceFirst("(?i)\\.(hdr|img)(\\.gz)?$", "");
        Path plain = file.resolveSibling(stem + "." + ending);
        Path compressed = file.resolveSibling(stem + "." + ending + ".gz");
        return !Files.exists(plain) && Files.exists(compressed) ? compressed : plain;
    }

    private static NiftiFile open(NiftiHeader header, ByteSource source) {
        Layout layout = new Layout(
                header.volumes(),
                header.grid().voxels(),
                true,
                header.type(),
                header.order(),
                header.start(),
                header.slope(),
                header.intercept());
        return new NiftiFile(header, new StoredSeries(source, layout, header.repetitionTime()));
    }

    /**
     * All that the header says.
     *
     * @return checked
     */
    public NiftiHeader header() {
        return header;
    }

    /**
     * Where voxels are.
     *
     * @return the grid of the targets
     */
    public Grid grid() {
        return header.grid();
    }

    @Override
    public int scans() {
        return series.scans();
    }

    @Override
    public int targets() {
        return series.targets();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return series.repetitionTime();
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
        series.read(firstScan, count, receiver);
    }

    @Override
    public void close() {
        series.close();
    }
}
