package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Random;
import org.brainrank.spi.model.Pass;

/**
 * The gradient pass at noisy embeddings. Smilkov et al. 2017.
 *
 * @param batch the windows
 * @param noise deviation, samples and seed
 */
@SuppressWarnings("try") // a scope acts by being open
record NoisePass(Batch batch, Pass.Noise noise) {
    void run(NDArray embeddings) {
        Aim aim = batch.aim(embeddings);
        float[] clean = embeddings.toFloatArray();
        int size = clean.length / batch.size();
        WindowNoise source = new WindowNoise(noise.seed());
        List<Random> streams = batch.windows().stream().map(source::of).toList();
        for (int sample = 0; sample < noise.samples(); sample++) {
            float[] noisy = clean.clone();
            for (int window = 0; window < batch.size(); window++) {
                WindowNoise.add(noisy, window * size, (window + 1) * size, noise.deviation(), streams.get(window));
            }
            try (ArrayScope scope = ArrayScope.open()) {
                NDArray point = embeddings.getManager().create(noisy, embeddings.getShape());
                Batch.Step step = batch.step(0, point, batch.request().layers(), true, aim);
                batch.show(step, 1, 1.0 / noise.samples());
            }
        }
    }
}
