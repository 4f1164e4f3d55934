package org.brainrank.models.transformers;

import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.Scoring;

/** Gemma with norms after each part too, caps of scores and logits, and a window in every other block. Riviere et al. 2024. */
class Gemma2 extends Gemma {
    Gemma2() {
        super("gemma2");
    }

    Gemma2(String modelType) {
        super(modelType);
    }

    @Override
    int defaultKeyHeads(Config config) {
        return 4;
    }

    @Override
    int reach(Config config, int block) {
        return LayerTypes.slides(config, block, i -> i % 2 == 0)
                ? SlidingWindow.reach(config)
                : SlidingWindow.UNLIMITED;
    }

    @Override
    final double finalCap(Config config) {
        return cap(config, "final_logit_softcapping", 30);
    }

    @Override
    Scoring finished(Parts parts, String name, Scoring scoring) {
        double scale = 1 / Math.sqrt(parts.config().number("query_pre_attn_scalar", 256));
        return scoring.scaled(scale, cap(parts.config(), "attn_logit_softcapping", 50));
    }

    @Override
    final Block block(Parts parts, String name, Scoring scoring) {
        return Block.sequential(
                        norm(parts, name + "input_layernorm"),
                        attention(parts, name + "self_attn.", scoring),
                        norm(parts, name + "pre_feedforward_layernorm"),
                        feedForward(parts, name + "mlp."))
                .sandwiched(
                        norm(parts, name + "post_attention_layernorm"),
                        norm(parts, name + "post_feedforward_layernorm"));
    }

    /** A cap that the config may set to null: then there is none. */
    double cap(Config config, String key, double otherwise) {
        return config.isNull(key) ? 0 : config.number(key, otherwise);
    }
}
