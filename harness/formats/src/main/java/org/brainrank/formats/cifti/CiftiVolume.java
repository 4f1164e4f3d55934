package org.brainrank.formats.cifti;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.XmlSource.XmlWalk;

/** Reads {@code Volume}, the grid that voxels belong to. */
final class CiftiVolume {
    private static final Pattern DIMENSIONS =
            Pattern.compile("\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*");

    private CiftiVolume() {}

    static Grid parse(XmlWalk walk) {
        int depth = walk.depth();
        var lengths = DIMENSIONS.matcher(walk.attribute("VolumeDimensions"));
        if (!lengths.matches()) {
            throw walk.damaged(
                    "VolumeDimensions='" + Problem.shortened(walk.attribute("VolumeDimensions")) + "'",
                    "three lengths");
        }
        int[] axes = {
            Integer.parseInt(lengths.group(1)), Integer.parseInt(lengths.group(2)), Integer.parseInt(lengths.group(3))
        };
        if (Arrays.stream(axes).anyMatch(length -> length < 1)
                || (long) axes[0] * axes[1] > Integer.MAX_VALUE / Math.max(1, axes[2])) {
            throw walk.damaged("VolumeDimensions " + Arrays.toString(axes), "1 to 2^31 voxels");
        }
        while (walk.nextElement(depth)) {
            if (walk.name().equals("TransformationMatrixVoxelIndicesIJKtoXYZ")) {
                int exponent = exponent(walk);
                double[] numbers = numbers(walk);
                // In metres times ten to the exponent; millimetres here.
                double scale = Math.pow(10, exponent + 3);
                double[] rows = Arrays.stream(numbers)
                        .limit(12)
                        .map(number -> number * scale)
                        .toArray();
                walk.skipTo(depth);
                return new Grid(axes[0], axes[1], axes[2], Affine.of(rows), "mm", "");
            }
        }
        throw walk.damaged("a Volume without TransformationMatrixVoxelIndicesIJKtoXYZ", "one");
    }

    private static int exponent(XmlWalk walk) {
        int exponent = walk.number("MeterExponent", -12);
        if (exponent > 12) {
            throw walk.damaged("MeterExponent " + exponent, "-12 to 12");
        }
        return exponent;
    }

    private static double[] numbers(XmlWalk walk) {
        List<String> parts = List.of(walk.text().strip().split("\\s+"));
        try {
            double[] numbers =
                    parts.stream().limit(17).mapToDouble(Double::parseDouble).toArray();
            if (numbers.length == 16 && Arrays.stream(numbers).allMatch(number -> Math.abs(number) < 1e12)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw walk.damaged("a transformation of " + Problem.shortened(parts.toString()), "16 numbers");
    }
}
