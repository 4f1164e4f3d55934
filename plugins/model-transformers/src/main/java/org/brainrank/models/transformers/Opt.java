package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.Entrance;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Linear;
import org.brainrank.models.blocks.Matrix;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;
import org.jspecify.annotations.Nullable;

/** OPT: learned positions from row 2 on; the 350m model has norms over sums and projected embeddings. Zhang et al. 2022. */
final class Opt extends Family {
    private static final Pattern IGNORED = Pattern.compile("(model\\.)?decoder\\.version");
    private static final String DECODER = "model.decoder.";
    private static final int FIRST_POSITION = 2;

    Opt() {
        super(
                "opt",
                new Names(
                        "model.",
                        DECODER + "embed_tokens",
                        DECODER + "layers.",
                        DECODER + "final_layer_norm",
                        "lm_head"));
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
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        config.refuse(width % heads != 0, "num_attention_heads", "a divisor of " + width);
        return new Sizes(
                config.size("num_hidden_layers"),
                width,
                heads,
                heads,
                width / heads,
                config.size("ffn_dim"),
                config.size("vocab_size"),
                config.size("max_position_embeddings", 2048));
    }

    @Override
    int embeddingWidth(Parts parts) {
        return parts.config().size("word_embed_proj_dim", parts.sizes().width());
    }

    @Override
    boolean tied() {
        return true;
    }

    private static boolean normsBefore(Parts parts) {
        return parts.config().flag("do_layer_norm_before", true);
    }

    @Override
    Entrance entrance(Parts parts) {
        Sizes sizes = parts.sizes();
        Matrix table = parts.matrix(DECODER + "embed_positions", sizes.maxTokens() + FIRST_POSITION, sizes.width());
        Entrance positions = Entrance.positions(table, FIRST_POSITION);
        int width = embeddingWidth(parts);
        return width == sizes.width()
                ? positions
                : Entrance.projected(parts.linear(DECODER + "project_in", width, sizes.width(), false))
                        .then(positions);
    }

    @Override
    @Nullable
    Linear projection(Parts parts) {
        int width = embeddingWidth(parts);
        return width == parts.sizes().width()
                ? null
                : parts.linear(DECODER + "project_out", parts.sizes().width(), width, false);
    }

    @Override
    Norm finalNorm(Parts parts) {
        boolean there = normsBefore(parts) && !parts.config().flag("_remove_final_layer_norm", false);
        return there ? super.finalNorm(parts) : Norm.NONE;
    }

    @Override
    OptionalInt padding(Config config, Sizes sizes) {
        return config.paddingRow(sizes.vocabulary(), OptionalInt.of(1));
    }

    @Override
    Norm norm(Parts parts, String name) {
        int width = parts.sizes().width();
        if (parts.config().flag("layer_norm_elementwise_affine", true)) {
            return parts.layerNorm(name, width, 1e-5);
        }
        NDArray ones = parts.weights().manager().ones(new ai.djl.ndarray.types.Shape(width));
        return Norm.layer(ones, ones.zerosLike(), 1e-5);
    }

    @Override
    Scoring scoring(Parts parts, Positions positions, int block) {
        return Scoring.of(positions.mask());
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        boolean biased = parts.config().flag("enable_bias", true);
        Norm attentionNorm = norm(parts, name + "self_attn_layer_norm");
        Norm feedForwardNorm = norm(parts, name + "final_layer_norm");
        SelfAttention attention = attention(parts, name + "self_attn.", biased, scoring);
        FeedForward feedForward = FeedForward.plain(
                parts.linear(name + "fc1", sizes.width(), sizes.feedForward(), biased),
                Activation.named(parts.config().text("activation_function", "relu")),
                parts.linear(name + "fc2", sizes.feedForward(), sizes.width(), biased));
        return normsBefore(parts)
                ? Block.sequential(attentionNorm, attention, feedForwardNorm, feedForward)
                : Block.normedAfter(attention, attentionNorm, feedForward, feedForwardNorm);
    }

    private static SelfAttention attention(Parts parts, String name, boolean biased, Scoring scoring) {
        int width = parts.sizes().width();
        int heads = parts.sizes().heads();
        return new SelfAttention(
                parts.separate(name, biased),
                parts.linear(name + "out_proj", width, width, biased),
                heads,
                heads,
                scoring);
    }
}
