package org.brainrank.formats.atlas;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.gifti.GiftiFile;
import org.brainrank.formats.mgh.MghFile;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.numpy.NumPyArray;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;

/** Reads labels of voxels or vertices, of whichever format the file's name says. */
public final class LabelFile {
    private static final String FORMATS =
            ".nii, .nii.gz, .gii, .gii.gz, .mgh, .mgz, .npy, or .csv or .tsv with one number a line";

    private LabelFile() {}

    /**
     * Reads labels.
     *
     * @param file {@code .nii}, {@code .nii.gz}, {@code .gii}, {@code .gii.gz}, {@code .mgh}, {@code .mgz}, {@code .npy}
     *     of one axis, or {@code .csv} or {@code .tsv} with one number a line
     * @return one label a voxel or vertex
     * @throws org.brainrank.spi.UserException if it is no such file, has several volumes, or numbers that are not whole
     */
    public static Labels read(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
            try (NiftiFile image = NiftiFile.open(file)) {
                return new Labels(file, keys(file, image), Map.of(), Optional.of(image.grid()));
            }
        }
        if (name.endsWith(".gii") || name.endsWith(".gii.gz")) {
            GiftiFile surface = GiftiFile.open(file);
            try (TimeSeries series = surface.series()) {
                return new Labels(file, keys(file, series), surface.labels(), Optional.empty());
            }
        }
        if (name.endsWith(".mgh") || name.endsWith(".mgz")) {
            try (MghFile volume = MghFile.open(file)) {
                // On a surface vertices are on one axis alone, and the grid means nothing.
                boolean surface = Math.max(volume.grid().ny(), volume.grid().nz()) == 1;
                return new Labels(
                        file, keys(file, volume), Map.of(), surface ? Optional.empty() : Optional.of(volume.grid()));
            }
        }
        if (name.endsWith(".npy")) {
            return new Labels(file, vector(file), Map.of(), Optional.empty());
        }
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return new Labels(file, column(file), Map.of(), Optional.empty());
        }
        throw Problem.in(
                file,
                "a file of labels of a format that is not read",
                FORMATS,
                name.endsWith(".annot")
                        ? "FreeSurfer turns annotations into GIFTI: mris_convert --annot lh.name.annot lh.white lh.name.label.gii."
                        : "Convert it.");
    }

    /** How many places an image of one volume has. */
    static int places(Path file, TimeSeries series) {
        if (series.scans() != 1) {
            throw Problem.in(
                    file,
                    series.scans() + " volumes",
                    "one, of labels or of a mask",
                    "Probabilities are no labels: take their maximum.");
        }
        return series.targets();
    }

    private static int[] keys(Path file, TimeSeries series) {
        int[] keys = new int[places(file, series)];
        series.read(0, 1, (scan, target, value) -> keys[target] = key(file, "label of place " + target, value));
        return keys;
    }

    private static int[] vector(Path file) {
        NumPyArray array = NumPyArray.read(file);
        if (array.shape().size() != 1 || array.values().length == 0) {
            throw Problem.in(file, "shape " + array.shape(), "one axis, a label for each place", "Flatten it.");
        }
        int[] keys = new int[array.values().length];
        for (int place = 0; place < keys.length; place++) {
            keys[place] = key(file, "label of place " + place, array.values()[place]);
        }
        return keys;
    }

    private static int key(Path file, String what, double value) {
        int key = (int) value;
        if (key != value) {
            throw Problem.in(file, what + " is " + value, "a whole number", "Is it a map rather than an atlas?");
        }
        return key;
    }

    private static int[] column(Path file) {
        List<Row> rows = Table.rows(file, TableFormat.CSV);
        int[] keys = new int[rows.size()];
        for (int i = 0; i < keys.length; i++) {
            Row row = rows.get(i);
            String text = row.cells().get(0).strip();
            if (row.cells().size() != 1 || !text.matches("-?\\d{1,9}")) {
                throw Problem.in(
                        file,
                        "line " + row.line() + ": '" + Problem.shortened(String.join(",", row.cells())) + "'",
                        "one whole number a line, the label of a vertex",
                        "Other tables are no labels.");
            }
            keys[i] = Integer.parseInt(text);
        }
        if (keys.length == 0) {
            throw Problem.in(file, "an empty table", "one whole number a line", "Fill it in.");
        }
        return keys;
    }
}
