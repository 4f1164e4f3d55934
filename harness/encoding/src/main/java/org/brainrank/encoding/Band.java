package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;

/**
 * A feature space with a penalty of its own.
 *
 * @param name for messages
 * @param features shape (scans, features), finite, at least one column
 * @param reduction how its width is cut down, learnt in every fold anew
 */
public record Band(String name, Matrix features, Reduction reduction) {
    public Band {
        if (features.columns() == 0) {
            throw new IllegalArgumentException(name + " must have at least one column: got none");
        }
        reduction.requireFits(name, features.columns());
    }

    /** A feature space as wide as it is. */
    public static Band of(String name, Matrix features) {
        return new Band(name, features, Reduction.none());
    }
}
