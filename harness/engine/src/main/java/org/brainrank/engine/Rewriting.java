package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * f of rewritten windows. Equal rewrites are run once, and a window that was not changed not at all; the positions before the first that was rewritten are as in the
 * unchanged window, and are not run again.
 *
 * @param batch the windows
 * @param unchanged their memories, from block 1 on
 * @param aim how f is read; its targets are those of the unchanged windows
 * @param standIn shape (E), what {@link Rewrite#STAND_IN} stands for
 * @param rows how many rewrites run together at most
 */
@SuppressWarnings("try") // a scope acts by being open
record Rewriting(Batch batch, Unchanged unchanged, Aim aim, NDArray standIn, int rows) {
    /** Rewrites that are worth a run of their own, with no position in it that could have been shared. */
    private static final int ENOUGH = 16;

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
        for (Rewrite rewrite : new LinkedHashSet<>(rewrites)) {
            int[] original = originals.get(rewrite.window());
            if (sameOutput && Arrays.equals(rewrite.ids(), original)) {
                known.put(rewrite, unchanged.outputs()[rewrite.window()]);
            } else {
                placed.add(new Placed(rewrite, start(rewrite, original)));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::start).reversed());
        for (List<Placed> chunk : chunks(placed)) {
            float[] values = run(chunk);
            for (int i = 0; i < values.length; i++) {
                known.put(chunk.get(i).rewrite(), values[i]);
            }
        }
        float[] outputs = new float[rewrites.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = known.getOrDefault(rewrites.get(i), Float.NaN);
        }
        return outputs;
    }

    /** The first position that is run; the last is in any case, f is read there. */
    private int start(Rewrite rewrite, int[] original) {
        int tokens = rewrite.ids().length;
        return batch.network().remembersAcross(original.length, tokens)
                ? Math.min(rewrite.start(original), tokens - 1)
                : 0;
    }

    /** From the latest start to the earliest: a chunk runs from the earliest start in it, that of its last member. */
    private List<List<Placed>> chunks(List<Placed> placed) {
        List<List<Placed>> chunks = new ArrayList<>();
        List<Placed> open = new ArrayList<>();
        for (Placed next : placed) {
            boolean full = open.size() >= rows;
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

    private float[] run(List<Placed> chunk) {
        int start = chunk.get(chunk.size() - 1).start();
        int tokens = chunk.get(0).rewrite().ids().length;
        int[] windows =
                chunk.stream().mapToInt(placed -> placed.rewrite().window()).toArray();
        Network network = batch.network();
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray hidden = entered(chunk, start, tokens);
            for (int block = 1; block <= network.layers(); block++) {
                try (ArrayScope inner = ArrayScope.open()) {
                    int wanted = block == network.layers() ? 1 : tokens - start;
                    hidden = network.resume(block, hidden, memory(block, windows), tokens, wanted);
                    inner.promote(hidden);
                }
            }
            NDArray last = hidden.get(new NDIndex(":, -1"));
            return aim.of(windows).read(network, last, 0, windows.length).toFloatArray();
        }
    }

    /** What enters block 1 from a position on, shape (rows, tokens − start, D). */
    private NDArray entered(List<Placed> chunk, int start, int tokens) {
        long[] ids = new long[chunk.size() * tokens];
        float[] absent = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            int id = chunk.get(i / tokens).rewrite().ids()[i % tokens];
            ids[i] = Math.max(0, id);
            absent[i] = id == Rewrite.STAND_IN ? 1 : 0;
        }
        NDManager manager = standIn.getManager();
        NDArray stands = manager.create(absent, new Shape(chunk.size(), tokens, 1));
        NDArray kept = batch.network().embed(manager.create(ids, new Shape(chunk.size(), tokens)));
        NDArray embeddings = kept.mul(stands.neg().add(1)).add(standIn.mul(stands));
        return batch.network().enter(embeddings).get(new NDIndex().addAllDim().addSliceDim(start, tokens));
    }

    private NDList memory(int block, int[] windows) {
        NDList memory = new NDList();
        for (NDArray part : unchanged.memories().getOrDefault(block, new NDList())) {
            memory.add(part.get(part.getManager().create(windows).toType(ai.djl.ndarray.types.DataType.INT64, false)));
        }
        return memory;
    }

    /**
     * A rewrite and the first position that is run for it.
     *
     * @param start from 0 to its length − 1
     */
    private record Placed(Rewrite rewrite, int start) {}
}
