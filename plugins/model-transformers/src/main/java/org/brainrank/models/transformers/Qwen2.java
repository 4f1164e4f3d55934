package org.brainrank.models.transformers;

/** Llama with biases of queries, keys and values, and a window in later blocks if asked for. Yang et al. 2024 (Qwen2, 2.5). */
class Qwen2 extends LlamaFamily {
    Qwen2() {
        super("qwen2");
    }

    Qwen2(String modelType) {
        super(modelType);
    }

    @Override
    boolean queryBias(Config config) {
        return true;
    }

    @Override
    boolean outputBias(Config config) {
        return false;
    }

    @Override
    final int reach(Config config, int block) {
        boolean slides = config.flag("use_sliding_window", false)
                && LayerTypes.slides(config, block, i -> i >= config.count("max_window_layers", 28));
        return slides ? SlidingWindow.reach(config) : SlidingWindow.UNLIMITED;
    }
}
