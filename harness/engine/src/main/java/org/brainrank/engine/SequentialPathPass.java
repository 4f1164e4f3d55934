package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.brainrank.spi.model.Pass;

/**
 * A path for each token, the others staying as they are. Enguehard 2023 (sequential integrated gradients).
 *
 * @param batch the windows
 * @param path baseline, rule and points a token
 */
@SuppressWarnings("try") // a scope acts by being open
record SequentialPathPass(Batch batch, Pass.SequentialPath path) {
    void run(NDArray embeddings) {
        Piece piece = new Piece(batch, batch.aim(embeddings));
        NDArray way = embeddings.sub(batch.baseline(path.baseline(), embeddings));
        QuadratureNodes nodes = QuadratureNodes.of(path.rule(), path.points());
        for (int token = 0; token < batch.tokens(); token++) {
            try (ArrayScope token1 = ArrayScope.open()) {
                NDArray direction = at(token, way);
                NDArray start = embeddings.sub(direction);
                piece.end(start, 0);
                for (int i = 0; i < path.points(); i++) {
                    try (ArrayScope scope = ArrayScope.open()) {
                        NDArray point = start.add(direction.mul(nodes.alpha(i)));
                        piece.show(point, direction, nodes.alpha(i), nodes.weight(i));
                    }
                }
            }
        }
        piece.end(embeddings, 1);
    }

    /** Zero but at one token. */
    private NDArray at(int token, NDArray way) {
        long tokens = batch.tokens();
        NDArray zeros = way.zerosLike();
        return NDArrays.concat(
                new NDList(
                        List.of(rows(zeros, 0, token), rows(way, token, token + 1L), rows(zeros, token + 1L, tokens))
                                .stream()
                                .filter(part -> part.size() > 0)
                                .toArray(NDArray[]::new)),
                1);
    }

    private static NDArray rows(NDArray array, long from, long to) {
        return array.get(new NDIndex().addAllDim().addSliceDim(from, to));
    }
}
