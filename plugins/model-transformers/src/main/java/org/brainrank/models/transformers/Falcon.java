package org.brainrank.models.transformers;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.DistanceBias;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Projection;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/**
 * Falcon in its three forms: 7B (one key head, parts side by side behind one norm), 40B (grouped keys, two norms) and RW
 * (parts one after the other, ALiBi). Almazrouei et al. 2023.
 */
final class Falcon extends Family {
    private static final Pattern IGNORED = Pattern.compile(".*rotary_emb\\.inv_freq");

    Falcon() {
        super("falcon", Names.BLOOM);
    }

    @Override
    public Pattern ignored() {
        return IGNORED;
    }

    @Override
    public Sizes sizes(Config config) {
        int width = config.sizeOf("n_embed", "hidden_size");
        int heads = config.sizeOf("n_head", "num_attention_heads");
        config.refuse(width % heads != 0, "num_attention_heads", "a divisor of " + width);
        int keyHeads = keyHeads(config, heads);
        config.refuse(heads % keyHeads != 0, "num_kv_heads", "a divisor of " + heads);
        return new Sizes(
                config.sizeOf("n_layer", "num_hidden_layers"),
                width,
                heads,
                keyHeads,
                width / heads,
                config.size("ffn_hidden_size", 4 * width),
                config.size("vocab_size"),
                RotarySettings.read(config, width / heads, RotarySettings.Spelling.USUAL)
                        .longest());
    }

    private static int keyHeads(Config config, int heads) {
        if (config.flag("new_decoder_architecture", false)) {
            return config.has("n_head_kv") ? config.size("n_head_kv") : config.size("num_kv_heads", heads);
        }
        return config.flag("multi_query", true) ? 1 : heads;
    }

    @Override
    boolean tied() {
        return true;
    }

    /** No row of the table is the padding token's. */
    @Override
    OptionalInt padding(Config config, Sizes sizes) {
        return OptionalInt.empty();
    }

    @Override
    Norm norm(Parts parts, String name) {
        return parts.layerNorm(name, "layer_norm_epsilon");
    }

    @Override
    Scoring scoring(Parts parts, Positions positions, int block) {
        Scoring scoring = Scoring.of(positions.mask());
        int headWidth = parts.sizes().headWidth();
        if (!parts.config().flag("alibi", false)) {
            return scoring.with(
                    positions.rotary(RotarySettings.read(parts.config(), headWidth, RotarySettings.Spelling.USUAL)));
        }
        // Falcon keeps biases in BF16, and divides them by √d along with the products.
        double[] slopes = DistanceBias.slopes(parts.sizes().heads());
        double scale = 1 / Math.sqrt((double) headWidth);
        return scoring.with(positions.bias(manager -> new DistanceBias(manager, slopes, Falcon::roundToBf16, scale)));
    }

    /** To the nearest number with eight significant bits, halves to even. */
    private static double roundToBf16(double x) {
        int bits = Float.floatToRawIntBits((float) x);
        int rounded = bits + 0x7FFF + (bits >>> 16 & 1);
        return Float.intBitsToFloat(rounded & 0xFFFF0000);
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        SelfAttention attention = attention(parts, name + "self_attention.", scoring);
        FeedForward feedForward = feedForward(parts, name + "mlp.");
        boolean grouped = parts.config().flag("new_decoder_architecture", false);
        if (grouped && parts.config().size("num_ln_in_parallel_attn", 2) == 2) {
            Norm first = norm(parts, name + "ln_attn");
            return Block.parallel(first, attention, norm(parts, name + "ln_mlp"), feedForward);
        }
        Norm first = norm(parts, name + "input_layernorm");
        return grouped || parts.config().flag("parallel_attn", true)
                ? Block.parallel(first, attention, first, feedForward)
                : Block.sequential(first, attention, norm(parts, name + "post_attention_layernorm"), feedForward);
    }

    private static SelfAttention attention(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        boolean biased = parts.config().flag("bias", false);
        return new SelfAttention(
                Projection.grouped(
                        parts.linear(
                                name + "query_key_value", sizes.width(), sizes.queries() + 2 * sizes.keys(), biased),
                        sizes.keyHeads(),
                        sizes.headWidth()),
                parts.linear(name + "dense", sizes.width(), sizes.width(), biased),
                sizes.heads(),
                sizes.keyHeads(),
                scoring);
    }

    private static FeedForward feedForward(Parts parts, String name) {
        Sizes sizes = parts.sizes();
        boolean biased = parts.config().flag("bias", false);
        return FeedForward.plain(
                parts.linear(name + "dense_h_to_4h", sizes.width(), sizes.feedForward(), biased),
                Activation.named(parts.config().text("activation", "gelu")),
                parts.linear(name + "dense_4h_to_h", sizes.feedForward(), sizes.width(), biased));
    }
}
