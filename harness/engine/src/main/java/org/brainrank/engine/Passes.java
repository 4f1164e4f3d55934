package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.brainrank.spi.model.Pass;

/** Runs a batch through the pass that it asks for. */
@SuppressWarnings("try") // a scope acts by being open
final class Passes {
    private Passes() {}

    /**
     * Runs.
     *
     * @param rows how many windows that differ from the batch's run together at most
     */
    static void run(Batch batch, int rows) {
        try (GradientMode mode = GradientMode.of(false);
                NDManager manager = EngineRuntime.newManager(batch.network().device());
                ArrayScope scope = ArrayScope.open()) {
            NDArray embeddings = batch.embeddings(manager);
            Pass pass = batch.request().pass();
            if (pass instanceof Pass.Path path) {
                new EmbeddingPath(batch, path).run(embeddings);
            } else if (pass instanceof Pass.LayerPath path) {
                new HiddenPath(batch, path).run(embeddings);
            } else if (pass instanceof Pass.Erasure erasure) {
                new Erasing(batch, erasure, rows).run(embeddings);
            } else if (pass instanceof Pass.Subsets || pass instanceof Pass.Replacements) {
                new Subsetting(batch, rows).run(embeddings);
            } else if (pass instanceof Pass.Removal) {
                new Removing(batch, rows).run(embeddings);
            } else if (pass instanceof Pass.ValueZeroing) {
                new ValueZeroing(batch, rows).run(embeddings);
            } else if (pass instanceof Pass.Noise noise) {
                new NoisePass(batch, noise).run(embeddings);
            } else if (pass instanceof Pass.RandomPath path) {
                new RandomPathPass(batch, path).run(embeddings);
            } else if (pass instanceof Pass.SequentialPath path) {
                new SequentialPathPass(batch, path).run(embeddings);
            } else if (pass instanceof Pass.DiscretePath path) {
                new DiscretePathPass(batch, path).run(embeddings);
            } else if (pass instanceof Pass.Relevance relevance) {
                RelevanceRules rules = new RelevanceRules(relevance.propagation());
                batch.show(batch.step(0, embeddings, batch.request().layers(), true, null, rules), 1, 1);
            } else if (pass instanceof Pass.Rescale rescale) {
                new RescalePass(batch, rescale).run(embeddings);
            } else {
                boolean gradient = pass instanceof Pass.Gradient;
                batch.show(batch.step(0, embeddings, batch.request().layers(), gradient, null), 1, 1);
            }
        }
    }
}
