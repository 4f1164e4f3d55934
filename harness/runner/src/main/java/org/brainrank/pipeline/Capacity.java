package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.results.Cell;

/**
 * How much room a feature space has: as wide as its method makes it, or reduced to a dimension that all share, so that ten
 * numbers a word compete fairly with three thousand.
 *
 * @param kind how it is reduced
 * @param dimension features that are left; 0 at full width
 */
record Capacity(Kind kind, int dimension) {
    static final Capacity FULL = new Capacity(Kind.FULL, 0);

    /** How features are reduced. */
    enum Kind {
        /** Not at all. */
        FULL,
        /** To the leading principal components of each outer fold's training scans. */
        PCA,
        /** By a random matrix that knows nothing of the data. */
        PROJECTION
    }

    /** As cells spell it. */
    String label() {
        return switch (kind) {
            case FULL -> Cell.FULL;
            case PCA -> "pca-" + dimension;
            case PROJECTION -> "projection-" + dimension;
        };
    }

    /** The capacities that a feature space of a width is also scored at. */
    static List<Capacity> reduced(int features, int dimension) {
        return dimension == 0 || features <= dimension
                ? List.of()
                : List.of(new Capacity(Kind.PCA, dimension), new Capacity(Kind.PROJECTION, dimension));
    }

    /**
     * The cells that are compared at a capacity: those reduced to it, and those that were never wider.
     *
     * @param cells of any capacity
     * @param capacity as cells spell it
     */
    static List<Cell> comparable(List<Cell> cells, String capacity) {
        if (capacity.equals(Cell.FULL)) {
            return cells.stream()
                    .filter(cell -> cell.capacity().equals(Cell.FULL))
                    .toList();
        }
        int dimension = dimension(capacity);
        return cells.stream()
                .filter(cell -> cell.capacity().equals(capacity)
                        || (cell.capacity().equals(Cell.FULL) && cell.features() <= dimension))
                .toList();
    }

    private static int dimension(String capacity) {
        int dash = capacity.lastIndexOf('-');
        return Integer.parseInt(capacity.substring(dash + 1));
    }
}
