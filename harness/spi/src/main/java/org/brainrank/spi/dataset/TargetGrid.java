package org.brainrank.spi.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * The images or surfaces that a dataset's targets were measured on, so that scores go back onto them as maps. No number of a run
 * depends on it.
 *
 * @param pieces a volume, one surface or two, or all of them
 */
public record TargetGrid(List<Piece> pieces) {
    /** Copies the list. */
    public TargetGrid {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a grid has at least one piece");
        }
    }

    /** What one map file shows. */
    public sealed interface Piece permits Volume, Surface {
        /**
         * What each place of the piece shows.
         *
         * @return a target or none, place by place
         */
        Places places();
    }

    /**
     * An image. The place of voxel (i, j, k) is i + nx (j + ny k).
     *
     * @param nx voxels on the first axis
     * @param ny voxels on the second
     * @param nz voxels on the third
     * @param affine from indices to x (right), y (front), z (up): the upper three rows of the 4 × 4 matrix, row by row
     * @param unit of x, y and z: {@code mm}, {@code m}, {@code um}, or empty if the data do not say
     * @param space what they are aligned to, in NIfTI's words: {@code scanner}, {@code aligned}, {@code talairach}, {@code mni},
     *     {@code template}, or empty
     * @param places one a voxel
     */
    public record Volume(int nx, int ny, int nz, List<Double> affine, String unit, String space, Places places)
            implements Piece {
        /** Checks the numbers. */
        public Volume {
            affine = List.copyOf(affine);
            if (affine.size() != 12 || (long) nx * ny * nz != places.size()) {
                throw new IllegalArgumentException(
                        "a volume has an affine of 12 numbers and a place for each voxel: had "
                                + affine.size() + " numbers and " + places.size() + " places for " + nx + " × " + ny
                                + " × "
                                + nz);
            }
        }
    }

    /**
     * A surface.
     *
     * @param structure in GIFTI's words, such as {@code CortexLeft}; empty if the data do not say
     * @param places one a vertex
     */
    public record Surface(String structure, Places places) implements Piece {}

    /** For every voxel or vertex the target that it shows, or none. Several may show one, as the voxels of a parcel do. */
    public static final class Places {
        /** No target. */
        public static final int NONE = -1;

        private final int[] targets;

        private Places(int[] targets) {
            this.targets = targets;
        }

        /**
         * Of an array.
         *
         * @param targets the index of a target, or {@link #NONE}, one a place; copied
         * @return unchangeable
         */
        public static Places of(int... targets) {
            for (int target : targets) {
                if (target < NONE) {
                    throw new IllegalArgumentException(
                            "a place shows target 0 or a later one, or -1 for none: was " + target);
                }
            }
            return new Places(targets.clone());
        }

        /**
         * How many.
         *
         * @return places
         */
        public int size() {
            return targets.length;
        }

        /**
         * What a place shows.
         *
         * @param place from 0
         * @return index of a target, or {@link #NONE}
         */
        public int target(int place) {
            return targets[place];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Places places && Arrays.equals(targets, places.targets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(targets);
        }

        @Override
        public String toString() {
            return targets.length + " places";
        }
    }
}
