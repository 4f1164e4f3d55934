package org.brainrank.formats.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.brainrank.formats.Grid;

/** Writes NIfTI-1: float32, one file, unscaled. The same arguments write the same bytes. */
public final class NiftiWriter {
    private static final int START = 352;
    private static final List<String> SPACES = List.of("", "scanner", "aligned", "talairach", "mni", "template");

    private NiftiWriter() {}

    /**
     * Writes maps or a series.
     *
     * @param file compressed if its name ends in {@code .gz}
     * @param grid where voxels are
     * @param volumes number of volumes
     * @param values shape (volumes, voxels of the grid), row-major
     * @param repetitionTime seconds from one volume to the next; 0 for maps
     * @param description at most 79 characters of ASCII
     * @throws IOException if it cannot be written
     */
    public static void write(
            Path file, Grid grid, int volumes, float[] values, double repetitionTime, String description)
            throws IOException {
        if ((long) volumes * grid.voxels() != values.length || volumes < 1) {
            throw new IllegalArgumentException(
                    volumes + " volumes of " + grid.voxels() + " voxels are not " + values.length + " numbers");
        }
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain) {
            out.write(header(grid, volumes, repetitionTime, description).array());
            ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                if (!chunk.hasRemaining()) {
                    out.write(chunk.array(), 0, chunk.position());
                    chunk.clear();
                }
                chunk.putFloat(value);
            }
            out.write(chunk.array(), 0, chunk.position());
        }
    }

    private static ByteBuffer header(Grid grid, int volumes, double repetitionTime, String description) {
        byte[] text = description.getBytes(StandardCharsets.US_ASCII);
        int[] lengths = {volumes == 1 ? 3 : 4, grid.nx(), grid.ny(), grid.nz(), volumes, 1, 1, 1};
        if (text.length > 79) {
            throw new IllegalArgumentException("a description has at most 79 characters: was '" + description + "'");
        }
        ByteBuffer bytes = ByteBuffer.allocate(START).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, Fields.FIRST_SIZE);
        for (int axis = 0; axis < 8; axis++) {
            if (lengths[axis] > Short.MAX_VALUE) {
                throw new IllegalArgumentException("an axis of NIfTI-1 has at most 32767 steps: was " + lengths[axis]);
            }
            bytes.putShort(40 + 2 * axis, (short) lengths[axis]);
        }
        bytes.putShort(70, (short) 16).putShort(72, (short) 32);
        bytes.putFloat(76, 1);
        for (int axis = 0; axis < 3; axis++) {
            double step = Math.sqrt(Math.pow(grid.affine().at(0, axis), 2)
                    + Math.pow(grid.affine().at(1, axis), 2)
                    + Math.pow(grid.affine().at(2, axis), 2));
            bytes.putFloat(80 + 4 * axis, (float) step);
        }
        bytes.putFloat(92, (float) repetitionTime);
        bytes.putFloat(108, START).putFloat(112, 1);
        int unit = Math.max(0, List.of("", "m", "mm", "um").indexOf(grid.unit()));
        bytes.put(123, (byte) (unit | (repetitionTime > 0 ? 8 : 0)));
        bytes.put(148, text);
        // No qform: an affine with shears has none. The sform says it all; code 2 (aligned to something) if unknown.
        int space = Math.max(0, SPACES.indexOf(grid.space()));
        bytes.putShort(254, (short) (space == 0 ? 2 : space));
        for (int i = 0; i < 12; i++) {
            bytes.putFloat(280 + 4 * i, grid.affine().rows().get(i).floatValue());
        }
        bytes.put(344, new byte[] {'n', '+', '1', 0});
        return bytes;
    }
}
