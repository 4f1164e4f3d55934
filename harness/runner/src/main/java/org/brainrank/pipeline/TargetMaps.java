package org.brainrank.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.gifti.GiftiWriter;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.TargetGrid;
import org.brainrank.spi.dataset.TargetGrid.Piece;
import org.brainrank.spi.dataset.TargetGrid.Places;
import org.brainrank.spi.dataset.TargetGrid.Surface;
import org.brainrank.spi.dataset.TargetGrid.Volume;

/**
 * Scores on the images or surfaces that they came from: a volume or map for each quantity, mean over subjects. Where there is no
 * target, and where a target has no score, there is NaN.
 */
final class TargetMaps {
    /** Means over subjects of p-values mean nothing, so these stay in the NumPy files. */
    static final List<String> QUANTITIES = Scored.QUANTITIES.subList(0, 4);

    private final RunFolder folder;
    private final TargetGrid grid;
    private final int subjects;
    private final int targets;

    /**
     * Begins.
     *
     * @param grid of the dataset
     * @throws UserException if the grid does not fit the targets
     */
    TargetMaps(RunFolder folder, Brains brains, TargetGrid grid) {
        this.folder = folder;
        this.grid = grid;
        this.subjects = brains.subjects().size();
        this.targets = brains.targets().size();
        boolean[] shown = new boolean[targets];
        for (Piece piece : grid.pieces()) {
            for (int place = 0; place < piece.places().size(); place++) {
                int target = piece.places().target(place);
                if (target >= targets) {
                    throw misfit(brains, "shows target " + target + " of " + targets);
                }
                if (target != Places.NONE) {
                    shown[target] = true;
                }
            }
        }
        for (int target = 0; target < targets; target++) {
            if (!shown[target]) {
                throw misfit(
                        brains,
                        "does not show target '" + brains.targets().get(target).label() + "'");
            }
        }
    }

    private static UserException misfit(Brains brains, String what) {
        return new UserException("dataset '" + brains.dataset() + "' has a grid that " + what
                + ": every target needs a place; report it to the plugin's author");
    }

    /**
     * Writes the maps of one feature set.
     *
     * @param index of its NumPy file
     * @param scored shape (subjects, targets, quantities)
     * @return names of the files
     */
    List<String> write(int index, double[] scored) {
        float[][] means = means(scored);
        List<String> names = new ArrayList<>();
        int surfaces =
                (int) grid.pieces().stream().filter(Surface.class::isInstance).count();
        int number = 0;
        for (Piece piece : grid.pieces()) {
            String name = String.format(Locale.ROOT, "%04d", index)
                    + (piece instanceof Surface surface ? hemisphere(surface, surfaces, number++) : ".nii.gz");
            Path file = folder.path().resolve("targets").resolve(name);
            try {
                write(file, piece, means, index);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
            names.add(name);
        }
        return names;
    }

    private static String hemisphere(Surface surface, int surfaces, int number) {
        return switch (surface.structure()) {
            case "CortexLeft" -> ".lh.func.gii";
            case "CortexRight" -> ".rh.func.gii";
            default -> surfaces == 1 ? ".func.gii" : "." + number + ".func.gii";
        };
    }

    private static void write(Path file, Piece piece, float[][] means, int index) throws IOException {
        float[] values = onPlaces(piece.places(), means);
        if (piece instanceof Volume volume) {
            Grid voxels = new Grid(
                    volume.nx(), volume.ny(), volume.nz(), new Affine(volume.affine()), volume.unit(), volume.space());
            String description =
                    String.format(Locale.ROOT, "row %04d of index.tsv: %s", index, String.join(", ", QUANTITIES));
            NiftiWriter.write(file, voxels, QUANTITIES.size(), values, 0, description);
        } else if (piece instanceof Surface surface) {
            GiftiWriter.write(file, surface.structure(), QUANTITIES, values);
        }
    }

    private static float[] onPlaces(Places places, float[][] means) {
        float[] values = new float[Math.multiplyExact(means.length, places.size())];
        for (int quantity = 0, i = 0; quantity < means.length; quantity++) {
            for (int place = 0; place < places.size(); place++) {
                int target = places.target(place);
                values[i++] = target == Places.NONE ? Float.NaN : means[quantity][target];
            }
        }
        return values;
    }

    /** Over the subjects that have a score; shape [quantities][targets]. */
    private float[][] means(double[] scored) {
        float[][] means = new float[QUANTITIES.size()][targets];
        double[] values = new double[subjects];
        for (int quantity = 0; quantity < means.length; quantity++) {
            for (int target = 0; target < targets; target++) {
                int at = target * Scored.QUANTITIES.size() + quantity;
                Arrays.setAll(values, subject -> scored[subject * targets * Scored.QUANTITIES.size() + at]);
                means[quantity][target] = (float) Regions.mean(values);
            }
        }
        return means;
    }

    /** The index of the maps in a file, as a table. */
    static String table() {
        StringBuilder table = new StringBuilder("map\tquantity\tover\n");
        for (int i = 0; i < QUANTITIES.size(); i++) {
            table.append(i).append('\t').append(QUANTITIES.get(i)).append("\tmean of subjects\n");
        }
        return table.toString();
    }
}
