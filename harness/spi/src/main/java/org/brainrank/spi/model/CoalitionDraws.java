package org.brainrank.spi.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.brainrank.spi.UserException;

/** Writes {@link Coalitions} out for one window. */
final class CoalitionDraws {
    private final int tokens;
    private final List<BitSet> rows = new ArrayList<>();

    private CoalitionDraws(int tokens) {
        this.tokens = tokens;
    }

    static CoalitionTable of(Coalitions coalitions, int[] ids) {
        CoalitionDraws draws = new CoalitionDraws(ids.length);
        if (coalitions instanceof Coalitions.All) {
            draws.all();
        } else if (coalitions instanceof Coalitions.Spans spans) {
            draws.spans(spans.length());
        } else if (coalitions instanceof Coalitions.Permutations permutations) {
            draws.permutations(permutations, WindowRandom.of(permutations.seed(), ids));
        } else if (coalitions instanceof Coalitions.Kernel kernel) {
            draws.kernel(kernel, WindowRandom.of(kernel.seed(), ids));
        } else if (coalitions instanceof Coalitions.Bernoulli bernoulli) {
            draws.bernoulli(bernoulli, WindowRandom.of(bernoulli.seed(), ids));
        }
        return CoalitionTable.of(ids.length, draws.rows);
    }

    private void all() {
        if (tokens > Coalitions.MOST_TOKENS_OF_ALL) {
            throw new UserException("all subsets of " + tokens + " tokens are 2^" + tokens
                    + " forwards; at most " + Coalitions.MOST_TOKENS_OF_ALL
                    + " tokens are taken. Use fewer context words,"
                    + " or a method that samples, such as shapley-sampling or kernel-shap");
        }
        for (long bits = 0; bits < 1L << tokens; bits++) {
            rows.add(BitSet.valueOf(new long[] {bits}));
        }
    }

    private void spans(int length) {
        for (int start = 0; start <= Math.max(0, tokens - length); start++) {
            BitSet row = whole();
            row.clear(start, Math.min(tokens, start + length));
            rows.add(row);
        }
    }

    private void permutations(Coalitions.Permutations permutations, Random random) {
        int[] order = new int[0];
        for (int i = 0; i < permutations.orders(); i++) {
            order = permutations.antithetic() && i % 2 == 1 ? reversed(order) : shuffled(random);
            BitSet row = new BitSet(tokens);
            rows.add((BitSet) row.clone());
            for (int token : order) {
                row.set(token);
                rows.add((BitSet) row.clone());
            }
        }
    }

    private void kernel(Coalitions.Kernel kernel, Random random) {
        rows.add(new BitSet(tokens));
        if (kernel.exhausts(tokens)) {
            for (long bits = 1; bits < (1L << tokens) - 1; bits++) {
                rows.add(BitSet.valueOf(new long[] {bits}));
            }
            return;
        }
        for (int i = 0; i < kernel.samples(); i++) {
            BitSet row;
            if (kernel.paired() && i % 2 == 1) {
                row = (BitSet) rows.get(i).clone();
                row.flip(0, tokens);
            } else {
                row = new BitSet(tokens);
                int[] order = shuffled(random);
                for (int k = kernelSize(random.nextDouble()); k > 0; k--) {
                    row.set(order[k]);
                }
            }
            rows.add(row);
        }
    }

    /** The size at which the cumulated probabilities of sizes pass a number between 0 and 1. */
    private int kernelSize(double uniform) {
        double total = 0;
        for (int size = 1; size < tokens; size++) {
            total += 1.0 / (size * (double) (tokens - size));
        }
        double rest = uniform * total;
        for (int size = 1; size < tokens - 1; size++) {
            rest -= 1.0 / (size * (double) (tokens - size));
            if (rest < 0) {
                return size;
            }
        }
        return tokens - 1;
    }

    private void bernoulli(Coalitions.Bernoulli bernoulli, Random random) {
        for (int i = 0; i < bernoulli.samples(); i++) {
            BitSet row = new BitSet(tokens);
            for (int token = 0; token < tokens; token++) {
                row.set(token, random.nextDouble() < bernoulli.probability());
            }
            rows.add(row);
        }
    }

    private BitSet whole() {
        BitSet row = new BitSet(tokens);
        row.set(0, tokens);
        return row;
    }

    private int[] shuffled(Random random) {
        int[] order = new int[tokens];
        for (int i = 0; i < tokens; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static int[] reversed(int[] order) {
        int[] backwards = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            backwards[i] = order[order.length - 1 - i];
        }
        return backwards;
    }
}
