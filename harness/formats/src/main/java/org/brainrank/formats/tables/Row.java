package org.brainrank.formats.tables;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line where it begins, from 1
 * @param cells from the first column on, as written
 */
public record Row(int line, List<String> cells) {
    /** Copies. */
    public Row {
        cells = List.copyOf(cells);
    }
}
