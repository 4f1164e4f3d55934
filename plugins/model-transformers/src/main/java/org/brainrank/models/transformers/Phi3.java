package org.brainrank.models.transformers;

import java.util.OptionalInt;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Projection;

/** Llama with matrices joined: queries, keys and values in one, gate and up in one. Abdin et al. 2024 (Phi-3, Phi-4). */
final class Phi3 extends LlamaFamily {
    Phi3() {
        super("phi3");
    }

    @Override
    OptionalInt padding(Config config, Sizes sizes) {
        return config.paddingRow(sizes.vocabulary(), OptionalInt.of(32_000));
    }

    @Override
    int reach(Config config, int block) {
        return SlidingWindow.reach(config);
    }

    @Override
    Projection queriesKeysValues(Parts parts, String name) {
        Sizes sizes = parts.sizes();
        return Projection.joined(
                parts.linear(
                        name + "qkv_proj",
                        sizes.width(),
                        sizes.queries() + 2 * sizes.keys(),
                        queryBias(parts.config())),
                sizes.queries(),
                sizes.keys());
    }

    @Override
    FeedForward feedForward(Parts parts, String name) {
        Sizes sizes = parts.sizes();
        return FeedForward.joined(
                parts.linear(name + "gate_up_proj", sizes.width(), 2 * sizes.feedForward(), false),
                activation(parts.config()),
                parts.linear(name + "down_proj", sizes.feedForward(), sizes.width(), false));
    }
}
