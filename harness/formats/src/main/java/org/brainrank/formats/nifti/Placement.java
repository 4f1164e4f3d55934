package org.brainrank.formats.nifti;

import java.nio.file.Path;
import java.util.Arrays;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Problem;

/**
 * Where voxels are: by sform if its code is above 0, else by qform if its code is, else around the middle of the image with
 * the first axis to the left, as nibabel does.
 *
 * <p>Source: nifti1.h of the NIfTI reference library, "3D image orientation and location in space"; nibabel, {@code
 * Nifti1Header.get_best_affine}.
 */
final class Placement {
    private static final String[] SPACES = {"", "scanner", "aligned", "talairach", "mni", "template"};

    private final Path file;
    private final Fields fields;

    Placement(Path file, Fields fields) {
        this.file = file;
        this.fields = fields;
    }

    String space() {
        int code = fields.sformCode() > 0 ? fields.sformCode() : fields.qformCode();
        return code > 0 && code < SPACES.length ? SPACES[code] : "";
    }

    Affine affine(int[] dimensions) {
        double[] rows;
        if (fields.sformCode() > 0) {
            rows = new double[12];
            Arrays.setAll(rows, fields::sform);
        } else if (fields.qformCode() > 0) {
            rows = qform();
        } else {
            rows = middle(dimensions);
        }
        for (double value : rows) {
            if (!Double.isFinite(value)) {
                throw Problem.damaged(file, "an affine of " + Arrays.toString(rows), "finite numbers");
            }
        }
        return Affine.of(rows);
    }

    private double[] qform() {
        double b = fields.qform(0);
        double c = fields.qform(1);
        double d = fields.qform(2);
        double rest = 1 - (b * b + c * c + d * d);
        // Stored in single precision, a half turn's squares add up to a little more than 1.
        double a = Math.abs(rest) < 3 * Math.ulp(1.0f) ? 0 : Math.sqrt(rest);
        double size = a * a + b * b + c * c + d * d;
        double handed = fields.pixdim(0);
        if (!(a >= 0) || !(size > 0) || !(handed == 1 || handed == -1 || handed == 0)) {
            throw Problem.damaged(
                    file,
                    "a qform of quaternion (" + b + ", " + c + ", " + d + ") and pixdim[0] " + handed,
                    "squares that add up to at most 1, and 1 or -1");
        }
        double s = 2 / size;
        double[] turn = {
            1 - s * (c * c + d * d),
            s * (b * c - a * d),
            s * (b * d + a * c),
            s * (b * c + a * d),
            1 - s * (b * b + d * d),
            s * (c * d - a * b),
            s * (b * d - a * c),
            s * (c * d + a * b),
            1 - s * (b * b + c * c)
        };
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double step = step(column + 1) * (column == 2 && handed == -1 ? -1 : 1);
                rows[row * 4 + column] = turn[row * 3 + column] * step;
            }
            rows[row * 4 + 3] = fields.qform(3 + row);
        }
        return rows;
    }

    private double[] middle(int[] dimensions) {
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            double step = (axis == 0 ? -1 : 1) * step(axis + 1);
            rows[axis * 4 + axis] = step;
            rows[axis * 4 + 3] = -step * (dimensions[axis] - 1) / 2;
        }
        return rows;
    }

    private double step(int axis) {
        double step = fields.pixdim(axis);
        if (step < 0) {
            throw Problem.damaged(
                    file, "pixdim[" + axis + "] = " + step, "a length, as no sform says where voxels are");
        }
        return step;
    }
}
