package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * f of rewritten windows. Equal rewrites are run once, and a window that was not changed not at all. Positions before the
 * first that was rewritten are as in the unchanged window and not run again; nor is what several rewrites begin with, where
 * {@link PrefixCuts} says that sharing it is worth while.
 *
 * @param batch the windows
 * @param unchanged their states and memories, from block 1 on
 * @param aim how f is read; its targets are those of the unchanged windows
 * @param standIn shape (E), what {@link Rewrite#STAND_IN} stands for
 * @param rows how many windows are worth of memory beside the batch
 */
@SuppressWarnings("try") // a scope acts by being open
record Rewriting(Batch batch, Unchanged unchanged, Aim aim, NDArray standIn, int rows) {
    /** Rewrites that are worth a run of their own, with no position in it that could have been shared. */
    private static final int ENOUGH = 16;
    /** Cuts that are made where many rewrites begin alike. */
    private static final int TYPICAL = 4;

    /**
     * Runs.
     *
     * @param rewrites all of one length
     * @return f of each, in the same order
     */
    float[] outputs(List<Rewrite> rewrites) {
        List<int[]> originals =
                batch.windows().stream().map(window -> window.ids()).toList();
        List<Placed> placed = new ArrayList<>();
        Map<Rewrite, Float> known = new HashMap<>();
        boolean sameOutput = aim.equals(unchanged.aim());
        Network network = batch.network();
        for (Rewrite rewrite : new LinkedHashSet<>(rewrites)) {
            int[] original = originals.get(rewrite.window());
            if (sameOutput && Arrays.equals(rewrite.ids(), original)) {
                known.put(rewrite, unchanged.outputs()[rewrite.window()]);
            } else {
                placed.add(
                        network.remembersAcross(original.length, rewrite.ids().length)
                                ? Placed.of(rewrite, original)
                                : new Placed(rewrite, 0));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::start).reversed().thenComparing(Placed::rewrite));
        if (!placed.isEmpty()) {
            List<Integer> cuts = cuts(placed);
            run(Trunk.of(unchanged), placed, cuts, new Room(rows, network.layers(), cuts.size()), known);
        }
        float[] outputs = new float[rewrites.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = known.getOrDefault(rewrites.get(i), Float.NaN);
        }
        return outputs;
    }

    /** None where what a shorter window remembers is of no use to a longer one. */
    private List<Integer> cuts(List<Placed> placed) {
        Network network = batch.network();
        boolean useful = placed.stream()
                .allMatch(next -> network.remembersAcross(1, next.rewrite().ids().length));
        return useful ? PrefixCuts.of(placed, new Room(rows, network.layers(), TYPICAL).ofATrunk()) : List.of();
    }

    /** Runs what changes behind the next cut from the trunk at hand, the rest from longer trunks, one after the other. */
    private void run(Trunk trunk, List<Placed> placed, List<Integer> cuts, Room room, Map<Rewrite, Float> known) {
        if (cuts.isEmpty()) {
            leaves(trunk, placed, room, known);
            return;
        }
        int cut = cuts.get(0);
        List<Integer> rest = cuts.subList(1, cuts.size());
        List<Placed> later = placed.stream().filter(next -> next.start() >= cut).toList();
        if (!later.isEmpty()) {
            run(trunk, later, rest, room, known);
        }
        Map<Rewrite, List<Placed>> members = new LinkedHashMap<>();
        placed.stream()
                .filter(next -> next.start() < cut)
                .forEach(next -> members.computeIfAbsent(next.rewrite().beginning(cut), beginning -> new ArrayList<>())
                        .add(next));
        List<Placed> beginnings = new ArrayList<>();
        members.forEach((beginning, of) ->
                beginnings.add(new Placed(beginning, of.get(0).start())));
        for (List<Placed> group : chunks(beginnings, room.ofATrunk())) {
            try (ArrayScope scope = ArrayScope.open()) {
                List<Placed> onwards = new ArrayList<>();
                Trunk longer = grown(trunk, group, cut);
                for (Placed beginning : group) {
                    members.getOrDefault(beginning.rewrite(), List.of())
                            .forEach(next -> onwards.add(new Placed(next.rewrite(), cut)));
                }
                run(longer, onwards, rest, room, known);
            }
        }
    }

    private Trunk grown(Trunk trunk, List<Placed> group, int cut) {
        int start = group.get(group.size() - 1).start();
        List<Rewrite> beginnings = group.stream().map(Placed::rewrite).toList();
        Map<Rewrite, Integer> rows = new HashMap<>();
        beginnings.forEach(beginning -> rows.put(beginning, rows.size()));
        return trunk.grown(
                batch.network(),
                entered(beginnings, start),
                beginnings,
                start,
                cut,
                rewrite -> rows.getOrDefault(rewrite.beginning(cut), -1));
    }

    private void leaves(Trunk trunk, List<Placed> placed, Room room, Map<Rewrite, Float> known) {
        int tokens = placed.get(0).rewrite().ids().length;
        int most = room.ofLeaves(tokens, tokens - placed.get(placed.size() - 1).start());
        for (List<Placed> chunk : chunks(placed, most)) {
            float[] values = run(trunk, chunk);
            for (int i = 0; i < values.length; i++) {
                known.put(chunk.get(i).rewrite(), values[i]);
            }
        }
    }

    /** From the latest start to the earliest: a chunk runs from the earliest start in it, that of its last member. */
    private static List<List<Placed>> chunks(List<Placed> placed, int most) {
        List<List<Placed>> chunks = new ArrayList<>();
        List<Placed> open = new ArrayList<>();
        for (Placed next : placed) {
            boolean full = open.size() >= most;
            boolean worthIt = open.size() >= ENOUGH && open.get(0).start() != next.start();
            if (full || worthIt) {
                chunks.add(open);
                open = new ArrayList<>();
            }
            open.add(next);
        }
        if (!open.isEmpty()) {
            chunks.add(open);
        }
        return chunks;
    }

    private float[] run(Trunk trunk, List<Placed> chunk) {
        int start = chunk.get(chunk.size() - 1).start();
        List<Rewrite> rewrites = chunk.stream().map(Placed::rewrite).toList();
        Network network = batch.network();
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray last = last(network, trunk, rewrites, start);
            int[] windows = rewrites.stream().mapToInt(Rewrite::window).toArray();
            return aim.of(windows).read(network, last, 0, windows.length).toFloatArray();
        }
    }

    /** The last position's output of the last block, shape (rewrites, D). */
    private NDArray last(Network network, Trunk trunk, List<Rewrite> rewrites, int start) {
        NDArray hidden = entered(rewrites, start);
        if (network instanceof WholeNetwork whole) {
            return whole.last(0, hidden);
        }
        int tokens = rewrites.get(0).ids().length;
        for (int block = 1; block <= network.layers(); block++) {
            try (ArrayScope inner = ArrayScope.open()) {
                int wanted = block == network.layers() ? 1 : tokens - start;
                hidden = network.resume(block, hidden, trunk.memory(block, rewrites), tokens, wanted);
                inner.promote(hidden);
            }
        }
        return hidden.get(new NDIndex(":, -1"));
    }

    /** What enters block 1 from a position on, shape (rewrites, tokens − start, D). */
    private NDArray entered(List<Rewrite> rewrites, int start) {
        int tokens = rewrites.get(0).ids().length;
        long[] ids = new long[rewrites.size() * tokens];
        float[] absent = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            int id = rewrites.get(i / tokens).ids()[i % tokens];
            ids[i] = Math.max(0, id);
            absent[i] = id == Rewrite.STAND_IN ? 1 : 0;
        }
        NDManager manager = standIn.getManager();
        NDArray stands = manager.create(absent, new Shape(rewrites.size(), tokens, 1));
        NDArray kept = batch.network().embed(manager.create(ids, new Shape(rewrites.size(), tokens)));
        NDArray embeddings = kept.mul(stands.neg().add(1)).add(standIn.mul(stands));
        return batch.network().enter(embeddings).get(new NDIndex().addAllDim().addSliceDim(start, tokens));
    }
}
