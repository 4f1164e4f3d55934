package org.brainrank.dataset.narratives;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.atlas.SideBySide;
import org.brainrank.formats.gifti.GiftiFile;
import org.brainrank.formats.nifti.NiftiFile;

/**
 * One listener's responses to one task.
 *
 * @param run its number; 1 if the names have none
 * @param files left and right hemisphere, or one image
 */
record Scan(int run, List<Path> files) {
    private static final double SAME_TIME = 1e-3;

    Scan {
        files = List.copyOf(files);
    }

    /** All vertices, left ones first, or all voxels. */
    TimeSeries open() {
        List<TimeSeries> parts = new ArrayList<>();
        try {
            for (Path file : files) {
                parts.add(open(file));
            }
            if (parts.size() == 2 && parts.get(0).scans() != parts.get(1).scans()) {
                throw Problem.in(
                        files.get(1),
                        parts.get(1).scans() + " scans",
                        parts.get(0).scans() + " as of the other hemisphere",
                        Problem.DAMAGED);
            }
        } catch (RuntimeException e) {
            parts.forEach(TimeSeries::close);
            throw e;
        }
        return parts.size() == 1 ? parts.get(0) : new SideBySide(parts.get(0), parts.get(1));
    }

    private static TimeSeries open(Path file) {
        if (file.toString().endsWith(".nii") || file.toString().endsWith(".nii.gz")) {
            NiftiFile image = NiftiFile.open(file);
            double step = image.repetitionTime().orElse(Timing.REPETITION_TIME);
            if (Math.abs(step - Timing.REPETITION_TIME) > SAME_TIME) {
                image.close();
                throw Problem.in(file, "scans " + step + " s apart", "1.5 s", "Is it of another dataset?");
            }
            return image;
        }
        return GiftiFile.open(file).series();
    }

    /** Where voxels are. */
    Grid grid() {
        try (NiftiFile image = NiftiFile.open(files.get(0))) {
            return image.grid();
        }
    }
}
