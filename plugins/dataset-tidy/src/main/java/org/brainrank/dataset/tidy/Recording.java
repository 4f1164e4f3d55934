package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.cifti.CiftiFile;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.numpy.NumPyFile;

/**
 * An open file of responses, or those of two hemispheres.
 *
 * @param files left hemisphere first
 * @param series closed with this
 * @param columns what its targets are
 * @param steps from one scan to the next, as far as the files say
 * @param seconds whether steps are in seconds; else in seconds or milliseconds
 */
record Recording(List<Path> files, TimeSeries series, Columns columns, List<Double> steps, boolean seconds)
        implements AutoCloseable {
    Recording {
        files = List.copyOf(files);
        steps = List.copyOf(steps);
    }

    private Recording(Path file, TimeSeries series, Columns columns) {
        this(List.of(file), series, columns, steps(series.repetitionTime()), true);
    }

    static List<Double> steps(OptionalDouble step) {
        return step.stream().boxed().toList();
    }

    /**
     * Opens what a name's ending says.
     *
     * @param files one, or two hemispheres
     */
    static Recording open(List<Path> files) {
        Path file = files.get(0);
        String name = file.getFileName().toString();
        if (name.endsWith(".gii")) {
            return SurfaceRecording.open(files);
        }
        if (name.endsWith(".npy")) {
            NumPyFile array = NumPyFile.open(file);
            return new Recording(file, array, Columns.plain(array.targets()));
        }
        if (CiftiColumns.ENDINGS.stream().anyMatch(name::endsWith)) {
            CiftiFile matrix = CiftiFile.open(file);
            try {
                return new Recording(file, matrix, CiftiColumns.of(file, matrix));
            } catch (RuntimeException e) {
                matrix.close();
                throw e;
            }
        }
        NiftiFile image = NiftiFile.open(file);
        return new Recording(file, image, Columns.of(image.grid()));
    }

    @Override
    public void close() {
        series.close();
    }
}
