package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Start;

/**
 * Gradients at random points between random starts and noisy windows. Lundberg and Lee 2017 (gradient SHAP, as Captum has
 * it); Erion et al. 2021 (expected gradients).
 *
 * @param batch the windows
 * @param path start, noise, samples and seed
 */
@SuppressWarnings("try") // a scope acts by being open
record RandomPathPass(Batch batch, Pass.RandomPath path) {
    void run(NDArray embeddings) {
        Piece piece = new Piece(batch, batch.aim(embeddings));
        WindowNoise source = new WindowNoise(path.seed());
        List<Random> streams = batch.windows().stream().map(source::of).toList();
        float[] clean = embeddings.toFloatArray();
        int vocabulary = batch.network().vocabulary();
        for (int sample = 0; sample < path.samples(); sample++) {
            try (ArrayScope scope = ArrayScope.open()) {
                NDArray start = start(embeddings, streams, vocabulary);
                float[] noisy = clean.clone();
                float[] alphas = new float[batch.size()];
                int size = clean.length / batch.size();
                for (int window = 0; window < batch.size(); window++) {
                    Random random = streams.get(window);
                    if (path.deviation() > 0) {
                        WindowNoise.add(noisy, window * size, (window + 1) * size, path.deviation(), random);
                    }
                    alphas[window] = random.nextFloat();
                }
                NDArray end = embeddings.getManager().create(noisy, embeddings.getShape());
                NDArray alpha = embeddings.getManager().create(alphas, new Shape(batch.size(), 1, 1));
                NDArray direction = end.sub(start);
                piece.end(start, 0);
                // Each window has its own α, between the ends.
                piece.show(start.add(direction.mul(alpha)), direction, 0.5, 1.0 / path.samples());
            }
        }
        piece.end(embeddings, 1);
    }

    private NDArray start(NDArray embeddings, List<Random> streams, int vocabulary) {
        if (path.start() instanceof Start.At at) {
            return batch.baseline(at.baseline(), embeddings).add(embeddings.zerosLike());
        }
        int tokens = batch.tokens();
        long[] ids = new long[batch.size() * tokens];
        for (int window = 0; window < batch.size(); window++) {
            int[] drawn = drawn(batch.windows().get(window).ids(), streams.get(window), vocabulary);
            for (int token = 0; token < tokens; token++) {
                ids[window * tokens + token] = drawn[token];
            }
        }
        return batch.network().embed(embeddings.getManager().create(ids, new Shape(batch.size(), tokens)));
    }

    private int[] drawn(int[] window, Random random, int vocabulary) {
        return path.start().equals(Start.OTHER_PASSAGE)
                ? batch.request().passages().other(random, window)
                : random.ints(window.length, 0, vocabulary).toArray();
    }
}
