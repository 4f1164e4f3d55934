package org.brainrank.pipeline;

import org.brainrank.results.Cell;

/**
 * A feature space that could not be computed or scored; the run goes on without it.
 *
 * @param model name
 * @param layer from 0 to L
 * @param variant canonical name, after the control that spoilt it
 * @param role that it would have had
 * @param features how many there were; 0 if there were none yet
 * @param capacity that it would have had
 * @param cause why
 */
record Failure(
        String model,
        int layer,
        String variant,
        Cell.Role role,
        int features,
        Capacity capacity,
        RuntimeException cause) {
    static Failure of(FeatureSet set, RuntimeException cause) {
        return new Failure(set.model(), set.layer(), set.variant(), set.role(), set.features(), set.capacity(), cause);
    }

    String message() {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** One line for people. */
    String line() {
        String reduced = capacity.equals(Capacity.FULL) ? "" : ", " + capacity.label();
        return variant + reduced + ", layer " + layer + " of " + model + ": " + message();
    }
}
