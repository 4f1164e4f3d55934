package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;

/**
 * Responses that are read a chunk of targets at a time, so that they need not be in memory, or not in double precision.
 * Read by several threads at once.
 */
public interface ResponseSource {

    /** Number of scans. */
    int scans();

    /** Number of targets. */
    int targets();

    /**
     * Some targets.
     *
     * @param targets which, ascending
     * @return shape (scans, {@code targets.length}), finite; the caller's to change
     */
    Matrix read(int[] targets);

    /** Responses in memory. */
    static ResponseSource of(Matrix responses) {
        return new ResponseSource() {
            @Override
            public int scans() {
                return responses.rows();
            }

            @Override
            public int targets() {
                return responses.columns();
            }

            @Override
            public Matrix read(int[] targets) {
                int first = targets[0];
                int last = targets[targets.length - 1];
                return last - first == targets.length - 1
                        ? responses.columns(first, last + 1)
                        : responses.columns(targets);
            }
        };
    }

    /**
     * Responses in memory in single precision: half the space.
     *
     * @param scans number of scans
     * @param values row by row, one row a scan
     */
    static ResponseSource of(int scans, float[] values) {
        if (scans < 1 || values.length % scans != 0) {
            throw new IllegalArgumentException(values.length + " values are not " + scans + " equal rows");
        }
        int width = values.length / scans;
        return new ResponseSource() {
            @Override
            public int scans() {
                return scans;
            }

            @Override
            public int targets() {
                return width;
            }

            @Override
            public Matrix read(int[] targets) {
                Matrix chunk = Matrix.zeros(scans, targets.length);
                for (int scan = 0, i = 0; scan < scans; scan++) {
                    for (int target : targets) {
                        chunk.values()[i++] = values[scan * width + target];
                    }
                }
                return chunk;
            }
        };
    }
}
