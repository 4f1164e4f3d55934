package org.brainrank.models.transformers;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.Entrance;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Linear;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Projection;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/** GPT-2: learned positions, LayerNorm before each part, one fused projection, output tied to the embeddings. Radford et al. 2019. */
final class Gpt2 extends Family {
    private static final Pattern IGNORED = Pattern.compile("(transformer\\.)?h\\.\\d+\\.attn\\.(bias|masked_bias)");

    Gpt2() {
        super("gpt2", Names.GPT2);
    }

    @Override
    public Pattern ignored() {
        return IGNORED;
    }

    @Override
    public boolean zeroBaselineIsSingular() {
        return false;
    }

    @Override
    public Sizes sizes(Config config) {
        config.refuse(!config.flag("scale_attn_weights", true), "scale_attn_weights", "true");
        config.refuse(
                config.flag("scale_attn_by_inverse_layer_idx", false), "scale_attn_by_inverse_layer_idx", "false");
        config.refuse(config.flag("add_cross_attention", false), "add_cross_attention", "false");
        int width = config.size("n_embd");
        int heads = config.size("n_head");
        config.refuse(width % heads != 0, "n_head", "a divisor of n_embd = " + width);
        return new Sizes(
                config.size("n_layer"),
                width,
                heads,
                heads,
                width / heads,
                config.size("n_inner", 4 * width),
                config.size("vocab_size"),
                config.size("n_positions", config.size("n_ctx", 1024)));
    }

    @Override
    boolean tied() {
        return true;
    }

    @Override
    Entrance entrance(Parts parts) {
        return Entrance.positions(
                parts.matrix(
                        "transformer.wpe",
                        parts.sizes().maxTokens(),
                        parts.sizes().width()),
                0);
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
        return Scoring.of(positions.mask());
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        int width = sizes.width();
        Initial normal = parts.normal();
        // What is added to the residual stream 2L times starts smaller by √(2L), as in the paper.
        Initial residual = Initial.normal(normal.deviation() / Math.sqrt(2.0 * sizes.layers()));
        SelfAttention attention = new SelfAttention(
                Projection.joined(linear(parts, name + "attn.c_attn", normal, width, 3 * width), width, width),
                linear(parts, name + "attn.c_proj", residual, width, width),
                sizes.heads(),
                sizes.heads(),
                scoring);
        FeedForward feedForward = FeedForward.plain(
                linear(parts, name + "mlp.c_fc", normal, width, sizes.feedForward()),
                Activation.named(parts.config().text("activation_function", "gelu_new")),
                linear(parts, name + "mlp.c_proj", residual, sizes.feedForward(), width));
        return Block.sequential(norm(parts, name + "ln_1"), attention, norm(parts, name + "ln_2"), feedForward);
    }

    /** GPT-2's files hold matrices as (in, out), unlike all others. */
    private static Linear linear(Parts parts, String name, Initial initial, int in, int out) {
        return Linear.ofColumns(
                parts.weights().matrix(name + ".weight", initial, in, out),
                parts.weights().get(name + ".bias", Initial.ZEROS, out));
    }
}
