package org.brainrank.models.transformers;

import org.brainrank.models.blocks.Scoring;

/** Qwen2 with norms over each head's queries and keys instead of biases. Yang et al. 2025. */
final class Qwen3 extends Qwen2 {
    Qwen3() {
        super("qwen3");
    }

    @Override
    int defaultHeadWidth(Config config) {
        return 128;
    }

    @Override
    boolean queryBias(Config config) {
        return config.flag("attention_bias", false);
    }

    @Override
    boolean outputBias(Config config) {
        return config.flag("attention_bias", false);
    }

    @Override
    Scoring finished(Parts parts, String name, Scoring scoring) {
        int width = parts.sizes().headWidth();
        return scoring.with(norm(parts, name + "q_norm", width), norm(parts, name + "k_norm", width));
    }
}
