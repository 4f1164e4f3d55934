package org.brainrank.models.transformers;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Projection;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/** GPT-NeoX and Pythia: parts side by side (or one after the other), a quarter of each head turns. Black et al. 2022. */
final class GptNeoX extends Family {
    private static final Pattern IGNORED =
            Pattern.compile("(gpt_neox\\.)?layers\\.\\d+\\.attention\\.(bias|masked_bias|rotary_emb\\.inv_freq)");
    private static final RotarySettings.Spelling SPELLING =
            new RotarySettings.Spelling("rotary_emb_base", 10_000, "rotary_pct", 0.25);

    GptNeoX() {
        super(
                "gpt_neox",
                new Names(
                        "gpt_neox.",
                        "gpt_neox.embed_in",
                        "gpt_neox.layers.",
                        "gpt_neox.final_layer_norm",
                        "embed_out"));
    }

    @Override
    public Pattern ignored() {
        return IGNORED;
    }

    @Override
    public Sizes sizes(Config config) {
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        config.refuse(width % heads != 0, "num_attention_heads", "a divisor of " + width);
        return new Sizes(
                config.size("num_hidden_layers"),
                width,
                heads,
                heads,
                width / heads,
                config.size("intermediate_size"),
                config.size("vocab_size"),
                RotarySettings.read(config, width / heads, SPELLING).longest());
    }

    /** No row of the table is the padding token's. */
    @Override
    OptionalInt padding(Config config, Sizes sizes) {
        return OptionalInt.empty();
    }

    @Override
    Norm norm(Parts parts, String name) {
        return parts.layerNorm(name, "layer_norm_eps");
    }

    @Override
    Scoring scoring(Parts parts, Positions positions, int block) {
        return Scoring.of(positions.mask())
                .with(positions.rotary(
                        RotarySettings.read(parts.config(), parts.sizes().headWidth(), SPELLING)));
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        int width = sizes.width();
        boolean biased = parts.config().flag("attention_bias", true);
        Norm first = norm(parts, name + "input_layernorm");
        Norm second = norm(parts, name + "post_attention_layernorm");
        SelfAttention attention = new SelfAttention(
                Projection.grouped(
                        parts.linear(name + "attention.query_key_value", width, 3 * width, biased),
                        sizes.heads(),
                        sizes.headWidth()),
                parts.linear(name + "attention.dense", width, width, biased),
                sizes.heads(),
                sizes.heads(),
                scoring);
        FeedForward feedForward = FeedForward.plain(
                parts.linear(name + "mlp.dense_h_to_4h", width, sizes.feedForward(), true),
                Activation.named(parts.config().text("hidden_act", "gelu")),
                parts.linear(name + "mlp.dense_4h_to_h", sizes.feedForward(), width, true));
        return parts.config().flag("use_parallel_residual", true)
                ? Block.parallel(first, attention, second, feedForward)
                : Block.sequential(first, attention, second, feedForward);
    }
}
