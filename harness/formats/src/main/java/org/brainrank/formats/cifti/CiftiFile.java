package org.brainrank.formats.cifti;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Layout;
import org.brainrank.formats.Problem;
import org.brainrank.formats.SeriesFile;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.XmlSource;
import org.brainrank.formats.nifti.NiftiHeader;

/**
 * A matrix of times or maps by places: {@code .dtseries.nii}, {@code .dscalar.nii}, {@code .dlabel.nii}, {@code
 * .ptseries.nii}, {@code .pscalar.nii}. Scans are times or maps, targets are vertices and voxels, or parcels.
 *
 * <p>Source: CIFTI-2 connectivity file format, 1 March 2014. Numbers of one place lie side by side, so that reading some
 * scans walks through the whole file: read many at a time.
 */
public final class CiftiFile extends SeriesFile {
    private static final int EXTENSION = 32;
    private static final int EXTENSIONS_START = 540;

    private final CiftiMap scans;
    private final CiftiMap places;

    private CiftiFile(CiftiMap scans, CiftiMap places, StoredSeries series) {
        super(series);
        this.scans = scans;
        this.places = places;
    }

    /**
     * Opens a matrix and reads its header and XML.
     *
     * @param file compressed by gzip or not
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it is no such file, or a matrix of places by places
     */
    public static CiftiFile open(Path file) {
        return ByteSource.open(file, CiftiFile::open);
    }

    private static CiftiFile open(ByteSource source) {
        NiftiHeader header = NiftiHeader.read(source);
        List<Integer> lengths = header.dimensions();
        if (header.version() != 2
                || lengths.size() != 6
                || lengths.subList(0, 4).stream().anyMatch(length -> length > 1)) {
            throw Problem.in(
                    source.file(),
                    "NIfTI-" + header.version() + " of axes " + lengths,
                    "NIfTI-2 of axes 1, 1, 1, 1, times, places",
                    "If it is an image rather than CIFTI, read it as one.");
        }
        CiftiMap[] axes = maps(source, header);
        if (axes[0].length() != lengths.get(4) || axes[1].length() != lengths.get(5)) {
            throw Problem.damaged(
                    source.file(),
                    "maps of " + axes[0].length() + " and " + axes[1].length() + " steps",
                    lengths.get(4) + " and " + lengths.get(5) + " as the header says");
        }
        if (axes[0].isOfPlaces() || !axes[1].isOfPlaces()) {
            throw Problem.in(
                    source.file(),
                    "a matrix of " + axes[0].kind() + " by " + axes[1].kind(),
                    "times or maps by places (dtseries, dscalar, dlabel, ptseries, pscalar)",
                    "Connectivity matrices are not responses.");
        }
        Layout layout = header.layout(lengths.get(4), lengths.get(5), false);
        return new CiftiFile(axes[0], axes[1], new StoredSeries(source, layout, axes[0].step()));
    }

    private static CiftiMap[] maps(ByteSource source, NiftiHeader header) {
        ByteBuffer flags = source.bytes(EXTENSIONS_START, 4);
        long at = EXTENSIONS_START + 4;
        while (flags.get(0) != 0 && at + 8 <= header.start()) {
            ByteBuffer head = source.bytes(at, 8).order(header.order());
            int size = head.getInt();
            int code = head.getInt();
            if (size < 8 || at + size > header.start()) {
                throw Problem.damaged(
                        source.file(), "an extension of " + size + " bytes", "8 or more, before the numbers");
            }
            if (code == EXTENSION) {
                source.require(at + size, "the header's extension");
                return XmlSource.walk(source.file(), "CIFTI", xml(source, at + 8, size - 8), CiftiXml::parse);
            }
            at += size;
        }
        throw Problem.in(
                source.file(), "no CIFTI extension", "one of code 32 in the header", "Is it an ordinary NIfTI image?");
    }

    /** Without the zeros that fill the extension up. */
    private static ByteArrayInputStream xml(ByteSource source, long start, int size) {
        ByteBuffer buffer = source.bytes(start, size);
        int end = size;
        while (end > 0 && buffer.get(end - 1) == 0) {
            end--;
        }
        byte[] xml = new byte[end];
        buffer.get(0, xml);
        return new ByteArrayInputStream(xml);
    }

    /**
     * What scans are.
     *
     * @return a series, scalars or labels
     */
    public CiftiMap scanMap() {
        return scans;
    }

    /**
     * What targets are.
     *
     * @return brain models or parcels
     */
    public CiftiMap targetMap() {
        return places;
    }
}
