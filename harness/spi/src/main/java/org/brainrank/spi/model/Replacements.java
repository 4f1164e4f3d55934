package org.brainrank.spi.model;

import java.util.Random;

/** Other tokens for the absent ones of each coalition of a {@link Pass.Replacements}. */
public final class Replacements {
    private Replacements() {}

    /**
     * Draws them, uniformly from the vocabulary and anew for each coalition and position.
     *
     * @param pass seed and vocabulary
     * @param ids the window's tokens
     * @param coalitions which of them stay
     * @return token ids, shape (M, T)
     */
    public static int[][] of(Pass.Replacements pass, int[] ids, CoalitionTable coalitions) {
        // Another stream than that of the coalitions, which may have the same seed.
        Random random = WindowRandom.of(~pass.seed(), ids);
        int[][] rows = new int[coalitions.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = ids.clone();
            for (int token = 0; token < ids.length; token++) {
                int drawn = random.nextInt(pass.vocabulary());
                if (!coalitions.has(row, token)) {
                    rows[row][token] = drawn;
                }
            }
        }
        return rows;
    }
}
