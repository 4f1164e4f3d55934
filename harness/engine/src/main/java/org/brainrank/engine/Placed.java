package org.brainrank.engine;

/**
 * A rewrite and the first position that is run for it.
 *
 * @param start from 0 to its length − 1
 */
record Placed(Rewrite rewrite, int start) {
    /** From its first changed position, or the last one: f is read there, so it is run in any case. */
    static Placed of(Rewrite rewrite, int[] original) {
        return new Placed(rewrite, Math.min(rewrite.start(original), rewrite.ids().length - 1));
    }
}
