package org.brainrank.models.transformers;

/** Llama with a sliding window. Jiang et al. 2023. */
final class Mistral extends LlamaFamily {
    Mistral() {
        super("mistral");
    }

    @Override
    int reach(Config config, int block) {
        return SlidingWindow.reach(config);
    }
}
