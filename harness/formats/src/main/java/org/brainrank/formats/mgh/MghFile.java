package org.brainrank.formats.mgh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.brainrank.formats.Affine;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Layout;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;
import org.brainrank.formats.SeriesFile;
import org.brainrank.formats.StoredSeries;

/**
 * A volume, or numbers on a surface (vertices on the first axis), by FreeSurfer: scans are frames, targets are all voxels.
 *
 * <p>Source: FreeSurfer wiki, FsTutorial/MghFormat, version 1; nibabel, {@code freesurfer.mghformat}.
 */
public final class MghFile extends SeriesFile {
    private static final int START = 284;
    private static final long MOST_NUMBERS = 1L << 48;
    private static final Map<Integer, NumberType> TYPES = Map.of(
            0, NumberType.UINT8,
            1, NumberType.INT32,
            3, NumberType.FLOAT32,
            4, NumberType.INT16,
            10, NumberType.UINT16);

    private final Grid grid;
    private final NumberType type;
    private final long end;
    private final ByteSource source;

    private MghFile(Grid grid, NumberType type, Layout layout, ByteSource source) {
        super(new StoredSeries(source, layout, OptionalDouble.empty()));
        this.grid = grid;
        this.type = type;
        this.end = layout.end();
        this.source = source;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file {@code .mgh}, or compressed {@code .mgz}
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it is no such file
     */
    public static MghFile open(Path file) {
        return ByteSource.open(file, MghFile::open);
    }

    private static MghFile open(ByteSource source) {
        ByteBuffer header = source.bytes(0, START).order(ByteOrder.BIG_ENDIAN);
        if (header.getInt(0) != 1) {
            throw Problem.in(
                    source.file(),
                    "no MGH header of version 1",
                    "the number 1 at its start",
                    "Is it a .mgh or .mgz file? mri_convert writes them.");
        }
        int[] lengths = {header.getInt(4), header.getInt(8), header.getInt(12), header.getInt(16)};
        long product = 1;
        for (int length : lengths) {
            if (length < 1 || product > MOST_NUMBERS / length) {
                throw Problem.damaged(
                        source.file(), "axes of " + Arrays.toString(lengths), "at least 1 each, 2^48 numbers in all");
            }
            product *= length;
        }
        if (product / lengths[3] > Integer.MAX_VALUE) {
            throw Problem.damaged(source.file(), "axes of " + Arrays.toString(lengths), "below 2^31 voxels");
        }
        NumberType type = TYPES.get(header.getInt(20));
        if (type == null) {
            throw Problem.in(
                    source.file(),
                    "numbers of type " + header.getInt(20),
                    "0 (uchar), 1 (int), 3 (float), 4 (short) or 10 (ushort)",
                    "Convert it with mri_convert -odt float.");
        }
        Grid grid =
                new Grid(lengths[0], lengths[1], lengths[2], affine(source.file(), header, lengths), "mm", "scanner");
        Layout layout = Layout.unscaled(lengths[3], grid.voxels(), true, type, ByteOrder.BIG_ENDIAN, START);
        return new MghFile(grid, type, layout, source);
    }

    private static Affine affine(Path file, ByteBuffer header, int[] lengths) {
        float[] step = {1, 1, 1};
        // FreeSurfer's default: x to the left, y down, z to the front.
        float[] cosines = {-1, 0, 0, 0, 0, -1, 0, 1, 0};
        float[] centre = {0, 0, 0};
        if (header.getShort(28) != 0) {
            header.position(30);
            header.asFloatBuffer().get(step);
            header.position(42);
            header.asFloatBuffer().get(cosines);
            header.position(78);
            header.asFloatBuffer().get(centre);
        }
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++) {
            double middle = 0;
            for (int column = 0; column < 3; column++) {
                // The cosines of one axis after the other: transposed.
                rows[row * 4 + column] = (double) cosines[column * 3 + row] * step[column];
                middle += rows[row * 4 + column] * lengths[column] / 2;
            }
            rows[row * 4 + 3] = centre[row] - middle;
        }
        for (double value : rows) {
            if (!Double.isFinite(value)) {
                throw Problem.damaged(file, "an affine of " + Arrays.toString(rows), "finite numbers");
            }
        }
        return Affine.of(rows);
    }

    /**
     * Where voxels are; without meaning for numbers on a surface.
     *
     * @return the grid of the targets
     */
    public Grid grid() {
        return grid;
    }

    /**
     * How numbers are stored.
     *
     * @return their type
     */
    public NumberType type() {
        return type;
    }

    /**
     * The format puts it behind the numbers, in milliseconds, and need not: a compressed file is inflated to its end.
     *
     * @return in seconds; empty for a single frame, whose repetition time is no step of a series
     */
    @Override
    public OptionalDouble repetitionTime() {
        ByteBuffer footer = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.BIG_ENDIAN);
        if (scans() == 1 || !source.tryRead(end, footer)) {
            return OptionalDouble.empty();
        }
        float milliseconds = footer.getFloat(0);
        return milliseconds > 0 && milliseconds < Float.POSITIVE_INFINITY
                ? OptionalDouble.of(Double.parseDouble(Float.toString(milliseconds)) / 1000)
                : OptionalDouble.empty();
    }
}
