package org.brainrank.models.transformers;

import java.util.OptionalInt;

/** Llama in which every fourth block knows no positions. Bakouch et al. 2025 (SmolLM3). */
final class SmolLm3 extends LlamaFamily {
    private static final RotarySettings.Spelling SPELLING =
            new RotarySettings.Spelling("rope_theta", 2_000_000, "partial_rotary_factor", 1);

    SmolLm3() {
        super("smollm3");
    }

    @Override
    int defaultKeyHeads(Config config) {
        return 4;
    }

    @Override
    OptionalInt padding(Config config, Sizes sizes) {
        return config.paddingRow(sizes.vocabulary(), OptionalInt.of(128_004));
    }

    @Override
    boolean tied() {
        return true;
    }

    @Override
    RotarySettings rotary(Config config, int headWidth) {
        return RotarySettings.read(config, headWidth, SPELLING);
    }

    @Override
    boolean turns(Config config, int block) {
        if (!config.has("no_rope_layers")) {
            return (block + 1) % config.size("no_rope_layer_interval", 4) != 0;
        }
        double[] turns = config.numbers("no_rope_layers");
        if (block >= turns.length) {
            throw config.bad("no_rope_layers", "0 or 1 for each block");
        }
        return turns[block] != 0;
    }

    @Override
    int reach(Config config, int block) {
        boolean slides =
                config.flag("use_sliding_window", false) && LayerTypes.slides(config, block, i -> !turns(config, i));
        return slides ? SlidingWindow.reach(config) : SlidingWindow.UNLIMITED;
    }
}
