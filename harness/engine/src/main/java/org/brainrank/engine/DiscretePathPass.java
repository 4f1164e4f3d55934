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
        NDArray before = start.add(embeddings.zerosLike());
        piece.end(before, 0);
        // From the baseline to the window, which is the last point.
        for (int k = anchors.size() - 1; k >= 0; k--) {
            NDArray point = k == 0 ? embeddings : points(manager, anchors.get(k), embeddings);
            piece.show(point, point.sub(before), 1 - (double) k / anchors.size(), 1);
            before = point;
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
