package org.brainrank.dataset.pieman;

import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.matlab.MatlabFile;
import org.brainrank.formats.matlab.MatlabValue;

/**
 * {@code weights.mat}: a variable {@code weights} of one cell a listener, each a matrix of scans by nodes.
 *
 * @param scans rows of every matrix
 * @param nodes columns of every matrix
 * @param values of each listener, shape (scans, nodes), row-major
 */
record WeightsFile(int scans, int nodes, List<float[]> values) {
    static WeightsFile read(Path file) {
        List<MatlabValue> cells = cells(file);
        List<Integer> shape = cells.get(0).dimensions();
        for (int i = 0; i < cells.size(); i++) {
            if (!(cells.get(i) instanceof MatlabValue.Matrix matrix)
                    || matrix.values().length == 0
                    || shape.size() != 2
                    || !matrix.dimensions().equals(shape)) {
                throw Problem.in(
                        file,
                        "cell " + (i + 1) + " of 'weights' is "
                                + cells.get(i).getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                                + " of size "
                                + cells.get(i).dimensions(),
                        "a matrix of scans by nodes, all of one size; the first is " + shape,
                        Problem.DAMAGED);
            }
        }
        return new WeightsFile(
                shape.get(0),
                shape.get(1),
                cells.stream().map(WeightsFile::values).toList());
    }

    private static List<MatlabValue> cells(Path file) {
        try (MatlabFile matlab = MatlabFile.open(file)) {
            if (matlab.names().contains("weights")
                    && matlab.read("weights") instanceof MatlabValue.Cells found
                    && !found.cells().isEmpty()) {
                return found.cells();
            }
            throw Problem.in(
                    file,
                    "variables " + Problem.shortened(matlab.names().toString())
                            + ", no 'weights' with cells among them",
                    "'weights', one cell a listener",
                    "Fetch the file again.");
        }
    }

    private static float[] values(MatlabValue cell) {
        try (TimeSeries series = ((MatlabValue.Matrix) cell).series(true)) {
            float[] values = new float[series.scans() * series.targets()];
            series.read(0, series.scans(), values);
            return values;
        }
    }
}
