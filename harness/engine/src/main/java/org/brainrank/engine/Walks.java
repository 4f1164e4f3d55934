package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The walks of some tokens towards a baseline, all together; a token walks alike wherever it stands. */
@SuppressWarnings("try") // a scope acts by being open
final class Walks {
    private final Neighbours table;
    private final NDManager manager;
    private final int count;
    private final long[] ids;
    private final long[] current;
    private final List<Set<Long>> visited = new ArrayList<>();
    private final List<AnchorWalk> walks = new ArrayList<>();

    /**
     * Walks that stand at their tokens.
     *
     * @param ids distinct tokens
     * @param baseline shape (E)
     * @param avoided a token that is no anchor, because it is the baseline; −1 for none
     * @param steps of each walk
     * @param neighbours how many tokens are looked at
     */
    Walks(Neighbours table, NDManager manager, long[] ids, NDArray baseline, int avoided, int steps, int neighbours) {
        this.table = table;
        this.manager = manager;
        this.ids = ids;
        this.current = ids.clone();
        // One more each for the tokens that a walk has been at, as they are no candidates.
        this.count = Math.min(table.vocabulary(), neighbours + 1);
        float[] end = baseline.toFloatArray();
        float[] starts = rows(ids);
        for (int i = 0; i < ids.length; i++) {
            visited.add(new HashSet<>(List.of(ids[i], (long) avoided)));
            walks.add(new AnchorWalk(Arrays.copyOfRange(starts, i * end.length, (i + 1) * end.length), end, steps));
        }
    }

    /** Takes the next step of every walk. */
    void step() {
        long[] nearest = table.of(manager, current, count);
        for (int i = 0; i < ids.length; i++) {
            long[] candidates = Arrays.copyOfRange(nearest, i * count, (i + 1) * count);
            boolean[] allowed = new boolean[count];
            for (int k = 0; k < count; k++) {
                allowed[k] = !visited.get(i).contains(candidates[k]);
            }
            int taken = walks.get(i).step(rows(candidates), allowed);
            if (taken >= 0) {
                current[i] = candidates[taken];
                visited.get(i).add(current[i]);
            }
        }
    }

    /** Where every walk stands, by token. */
    Map<Long, float[]> here() {
        Map<Long, float[]> places = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            places.put(ids[i], walks.get(i).here());
        }
        return places;
    }

    private float[] rows(long[] tokens) {
        try (ArrayScope scope = ArrayScope.open()) {
            return table.network().embed(manager.create(tokens)).toFloatArray();
        }
    }
}
