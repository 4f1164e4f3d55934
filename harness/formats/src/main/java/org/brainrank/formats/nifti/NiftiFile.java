package org.brainrank.formats.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Layout;
import org.brainrank.formats.Problem;
import org.brainrank.formats.SeriesFile;
import org.brainrank.formats.StoredSeries;

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
public final class NiftiFile extends SeriesFile {
    private final NiftiHeader header;

    private NiftiFile(NiftiHeader header, StoredSeries series) {
        super(series);
        this.header = header;
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
        return ByteSource.open(file, source -> {
            NiftiHeader header = NiftiHeader.read(source);
            if (header.pair()) {
                throw Problem.in(
                        file, "the header of a pair", "the numbers in the same file", "Name it .hdr, beside its .img.");
            }
            return open(header, source);
        });
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
        return ByteSource.open(twin(file, "img"), source -> open(header, source));
    }

    /** The other file of a pair, compressed or not, whichever is there. */
    private static Path twin(Path file, String ending) {
        String stem = file.getFileName().toString().replaceFirst("(?i)\\.(hdr|img)(\\.gz)?$", "");
        Path plain = file.resolveSibling(stem + "." + ending);
        Path compressed = file.resolveSibling(stem + "." + ending + ".gz");
        return !Files.exists(plain) && Files.exists(compressed) ? compressed : plain;
    }

    private static NiftiFile open(NiftiHeader header, ByteSource source) {
        Layout layout = header.layout(header.volumes(), header.grid().voxels(), true);
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
}
