package org.brainrank.spi.model;

import java.util.BitSet;
import java.util.List;

/**
 * Which tokens of one window are present in each of M coalitions. Immutable.
 *
 * <p>Rows stand in the order in which their {@link Coalitions} name them; a coalition may occur more than once.
 */
public final class CoalitionTable {
    private final int tokens;
    private final List<BitSet> present;

    private CoalitionTable(int tokens, List<BitSet> present) {
        this.tokens = tokens;
        this.present = present;
    }

    /**
     * A table.
     *
     * @param tokens T ≥ 1
     * @param present one set of positions below T for each coalition; copied
     * @return the table
     * @throws IllegalArgumentException if a set names a position that the window has not
     */
    public static CoalitionTable of(int tokens, List<BitSet> present) {
        for (BitSet row : present) {
            if (row.length() > tokens) {
                throw new IllegalArgumentException(
                        "a coalition of " + tokens + " tokens names positions 0 to " + (tokens - 1) + "; was " + row);
            }
        }
        return new CoalitionTable(
                tokens, present.stream().map(row -> (BitSet) row.clone()).toList());
    }

    /**
     * The number of coalitions.
     *
     * @return M
     */
    public int rows() {
        return present.size();
    }

    /**
     * The length of the window.
     *
     * @return T
     */
    public int tokens() {
        return tokens;
    }

    /**
     * Whether a token is in a coalition.
     *
     * @param row from 0 to M − 1
     * @param token from 0 to T − 1
     * @return false if the stand-in stands in its place
     */
    public boolean has(int row, int token) {
        return present.get(row).get(token);
    }

    /**
     * How many tokens are in a coalition.
     *
     * @param row from 0 to M − 1
     * @return from 0 to T
     */
    public int size(int row) {
        return present.get(row).cardinality();
    }
}
