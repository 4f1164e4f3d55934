package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The scans cut at every edge of every fold: whatever a fold teaches or tests, it does so with whole blocks.
 *
 * @param starts first scan of each block, and the number of scans
 */
record Blocks(List<Integer> starts) {

    static Blocks of(RidgeSettings settings) {
        int scans = settings.plan().scans().total();
        BitSet edges = new BitSet();
        edges.set(0);
        edges.set(scans);
        for (int i = 0; i < settings.plan().folds().size(); i++) {
            Fold fold = settings.plan().folds().get(i);
            int[] train = fold.train();
            mark(train, edges);
            mark(fold.test(), edges);
            for (Fold inner : settings.plan().inner(i, settings.inner())) {
                mark(select(train, inner.train()), edges);
                mark(select(train, inner.test()), edges);
            }
        }
        return new Blocks(edges.stream().boxed().toList());
    }

    private static void mark(int[] scans, BitSet edges) {
        for (int i = 0; i < scans.length; i++) {
            if (i == 0 || scans[i - 1] + 1 < scans[i]) {
                edges.set(scans[i]);
            }
            if (i == scans.length - 1 || scans[i] + 1 < scans[i + 1]) {
                edges.set(scans[i] + 1);
            }
        }
    }

    /** Scans of a recording from positions within some of them. */
    static int[] select(int[] scans, int[] positions) {
        return Arrays.stream(positions).map(position -> scans[position]).toArray();
    }

    int count() {
        return starts.size() - 1;
    }

    int start(int block) {
        return starts.get(block);
    }

    int length(int block) {
        return starts.get(block + 1) - starts.get(block);
    }

    /** Scans in all of some blocks. */
    int scans(int[] blocks) {
        return Arrays.stream(blocks).map(this::length).sum();
    }

    /** The blocks that make up ascending scans. */
    int[] in(int[] scans) {
        List<Integer> blocks = new ArrayList<>();
        for (int block = 0; block < count(); block++) {
            if (Arrays.binarySearch(scans, starts.get(block)) >= 0) {
                blocks.add(block);
            }
        }
        return blocks.stream().mapToInt(Integer::intValue).toArray();
    }
}
