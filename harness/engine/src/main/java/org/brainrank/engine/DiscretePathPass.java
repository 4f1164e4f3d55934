package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.model.Pass;

/**
 * Gradients at points near rows of the embedding table. Sanyal and Ren 2021 (discretized integrated gradients).
 *
 * @param batch the windows
 * @param path baseline, number of points, neighbours
 */
@SuppressWarnings("try") // a scope acts by being open
record DiscretePathPass(Batch batch, Pass.DiscretePath path) {
    void run(NDArray embeddings) {
        Piece piece = new Piece(batch, batch.aim(embeddings));
        NDManager manager = embeddings.getManager();
        NDArray start = batch.baseline(path.baseline(), embeddings);
        List<Map<Long, float[]>> anchors = anchors(manager, start);
        piece.end(start.add(embeddings.zerosLike()), 0);
        // From the baseline to the window, which is the last point.
        for (int k = anchors.size() - 1; k >= 0; k--) {
            try (ArrayScope scope = ArrayScope.open()) {
                // A point stands for the way between the middles to its neighbours, the first for all from the baseline
                // on.
                NDArray point = at(anchors, k, embeddings);
                NDArray from = k == anchors.size() - 1 ? start : middle(point, at(anchors, k + 1, embeddings));
                NDArray to = k == 0 ? embeddings : middle(point, at(anchors, k - 1, embeddings));
                piece.show(point, to.sub(from), 1 - (double) k / anchors.size(), 1);
            }
        }
        piece.end(embeddings, 1);
    }

    /** Where the walks stand after 0, 1, … steps. */
    private List<Map<Long, float[]>> anchors(NDManager manager, NDArray start) {
        long[] distinct = batch.windows().stream()
                .flatMapToInt(window -> java.util.Arrays.stream(window.ids()))
                .distinct()
                .sorted()
                .asLongStream()
                .toArray();
        Network network = batch.network();
        Walks walks = new Walks(
                new Neighbours(network, network.vocabulary()),
                manager,
                distinct,
                start.get(new NDIndex("0, 0")),
                path.baseline().token(),
                path.points(),
                path.neighbours());
        List<Map<Long, float[]>> places = new ArrayList<>(List.of(walks.here()));
        for (int k = 1; k < path.points(); k++) {
            walks.step();
            places.add(walks.here());
        }
        return places;
    }

    private static NDArray middle(NDArray a, NDArray b) {
        return a.add(b).mul(0.5);
    }

    private NDArray at(List<Map<Long, float[]>> anchors, int steps, NDArray embeddings) {
        return steps == 0 ? embeddings : points(embeddings.getManager(), anchors.get(steps), embeddings);
    }

    private NDArray points(NDManager manager, Map<Long, float[]> places, NDArray embeddings) {
        int width = (int) embeddings.getShape().get(2);
        float[] values = new float[(int) embeddings.size()];
        int at = 0;
        for (var window : batch.windows()) {
            for (int id : window.ids()) {
                float[] place = places.getOrDefault((long) id, new float[0]);
                System.arraycopy(place, 0, values, at, width);
                at += width;
            }
        }
        return manager.create(values, embeddings.getShape());
    }
}
