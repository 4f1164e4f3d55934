package org.brainrank.models.transformers;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.DistanceBias;
import org.brainrank.models.blocks.Entrance;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Projection;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/** BLOOM: no positions but a bias by distance (ALiBi), embeddings with a norm. Le Scao et al. 2022. */
final class Bloom extends Family {
    private static final Pattern IGNORED =
            Pattern.compile("(transformer\\.)?h\\.\\d+\\.self_attention\\.(bias|masked_bias)");

    Bloom() {
        super("bloom", Names.BLOOM);
    }

    @Override
    public Pattern ignored() {
        return IGNORED;
    }

    @Override
    public Sizes sizes(Config config) {
        config.refuse(
                config.flag("apply_residual_connection_post_layernorm", false),
                "apply_residual_connection_post_layernorm",
                "false");
        int width = config.sizeOf("n_embed", "hidden_size");
        int heads = config.sizeOf("n_head", "num_attention_heads");
        config.refuse(width % heads != 0, "n_head", "a divisor of " + width);
        return new Sizes(
                config.sizeOf("n_layer", "num_hidden_layers"),
                width,
                heads,
                heads,
                width / heads,
                4 * width,
                config.size("vocab_size"),
                config.size("seq_length", 2048));
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
    Entrance entrance(Parts parts) {
        return Entrance.normed(norm(parts, "transformer.word_embeddings_layernorm"));
    }

    @Override
    Scoring scoring(Parts parts, Positions positions, int block) {
        double[] slopes = DistanceBias.slopes(parts.sizes().heads());
        return Scoring.of(positions.mask())
                .with(positions.bias(manager -> new DistanceBias(manager, slopes, DoubleUnaryOperator.identity(), 1)));
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        int width = sizes.width();
        return Block.sequential(
                norm(parts, name + "input_layernorm"),
                new SelfAttention(
                        Projection.grouped(
                                parts.linear(name + "self_attention.query_key_value", width, 3 * width, true),
                                sizes.heads(),
                                sizes.headWidth()),
                        parts.linear(name + "self_attention.dense", width, width, true),
                        sizes.heads(),
                        sizes.heads(),
                        scoring),
                norm(parts, name + "post_attention_layernorm"),
                FeedForward.plain(
                        parts.linear(name + "mlp.dense_h_to_4h", width, sizes.feedForward(), true),
                        Activation.GELU_TANH,
                        parts.linear(name + "mlp.dense_4h_to_h", sizes.feedForward(), width, true)));
    }
}
