package org.brainrank.formats.selection;

/**
 * Some columns with a name.
 *
 * @param name not blank
 * @param columns ascending, from 0, at least one
 */
public record Region(String name, int[] columns) {
    /** Copies, and checks the order. */
    public Region {
        columns = columns.clone();
        if (name.isBlank() || columns.length == 0) {
            throw new IllegalArgumentException(
                    "a region has a name and a column: were '" + name + "' and " + columns.length);
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] <= (i == 0 ? -1 : columns[i - 1])) {
                throw new IllegalArgumentException("columns of region '" + name + "' must ascend");
            }
        }
    }
}
