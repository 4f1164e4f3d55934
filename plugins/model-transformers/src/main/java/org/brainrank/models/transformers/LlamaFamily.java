package org.brainrank.models.transformers;

import java.util.List;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Projection;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/**
 * Models that keep Llama's names and order of parts: RMSNorm, rotary positions, grouped keys, gated feed-forward. A member
 * overrides what it does otherwise.
 */
abstract class LlamaFamily extends Family {
    private static final Pattern IGNORED = Pattern.compile(
            "(.*\\.)?rotary_emb\\.inv_freq|(model\\.)?(vision_tower|multi_modal_projector|vision_model)\\..*");

    LlamaFamily(String modelType) {
        super(modelType, Names.LLAMA);
    }

    @Override
    public final List<String> prefixes() {
        return List.of("model.", "language_model.model.", "model.language_model.");
    }

    @Override
    public final Pattern ignored() {
        return IGNORED;
    }

    @Override
    public final Sizes sizes(Config config) {
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int keyHeads = config.size("num_key_value_heads", defaultKeyHeads(config));
        int headWidth = config.size("head_dim", defaultHeadWidth(config));
        config.refuse(!config.has("head_dim") && width % heads != 0, "num_attention_heads", "a divisor of " + width);
        config.refuse(heads % keyHeads != 0, "num_key_value_heads", "a divisor of " + heads);
        return new Sizes(
                config.size("num_hidden_layers"),
                width,
                heads,
                keyHeads,
                headWidth,
                config.size("intermediate_size"),
                config.size("vocab_size"),
                rotary(config, headWidth).longest());
    }

    /** K where the config has none. */
    int defaultKeyHeads(Config config) {
        return config.size("num_attention_heads");
    }

    /** d where the config has none. */
    int defaultHeadWidth(Config config) {
        return Math.max(1, config.size("hidden_size") / config.size("num_attention_heads"));
    }

    /** How queries and keys turn. */
    RotarySettings rotary(Config config, int headWidth) {
        return RotarySettings.read(config, headWidth, RotarySettings.Spelling.USUAL);
    }

    /** The same in one block, counted from 0. */
    RotarySettings rotary(Config config, int headWidth, int block) {
        return rotary(config, headWidth);
    }

    /** Whether queries and keys turn in a block. */
    boolean turns(Config config, int block) {
        return true;
    }

    /** How many positions back a block's queries see. */
    int reach(Config config, int block) {
        return SlidingWindow.UNLIMITED;
    }

    /** Whether queries, keys and values have biases. */
    boolean queryBias(Config config) {
        return config.flag("attention_bias", false);
    }

    /** Whether the attention's output has a bias. */
    boolean outputBias(Config config) {
        return config.flag("attention_bias", false);
    }

    @Override
    final Norm norm(Parts parts, String name) {
        return norm(parts, name, parts.sizes().width());
    }

    Norm norm(Parts parts, String name, int width) {
        return Norm.rootMeanSquare(
                parts.weights().get(name + ".weight", Initial.ONES, width),
                parts.config().number("rms_norm_eps", 1e-6));
    }

    Activation activation(Config config) {
        return Activation.named(config.text("hidden_act", "silu"));
    }

    @Override
    final Scoring scoring(Parts parts, Positions positions, int block) {
        Scoring scoring = Scoring.of(positions.mask(reach(parts.config(), block)));
        return turns(parts.config(), block)
                ? scoring.with(
                        positions.rotary(rotary(parts.config(), parts.sizes().headWidth(), block)))
                : scoring;
    }

    /** What a block's scoring has besides positions and mask. */
    Scoring finished(Parts parts, String name, Scoring scoring) {
        return scoring;
    }

    Projection queriesKeysValues(Parts parts, String name) {
        return parts.separate(name, queryBias(parts.config()));
    }

    FeedForward feedForward(Parts parts, String name) {
        Sizes sizes = parts.sizes();
        boolean biased = parts.config().flag("mlp_bias", false);
        return FeedForward.gated(
                parts.linear(name + "gate_proj", sizes.width(), sizes.feedForward(), biased),
                activation(parts.config()),
                parts.linear(name + "up_proj", sizes.width(), sizes.feedForward(), biased),
                parts.linear(name + "down_proj", sizes.feedForward(), sizes.width(), biased));
    }

    final SelfAttention attention(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        return new SelfAttention(
                queriesKeysValues(parts, name),
                parts.linear(name + "o_proj", sizes.queries(), sizes.width(), outputBias(parts.config())),
                sizes.heads(),
                sizes.keyHeads(),
                finished(parts, name, scoring));
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        return Block.sequential(
                norm(parts, name + "input_layernorm"),
                attention(parts, name + "self_attn.", scoring),
                norm(parts, name + "post_attention_layernorm"),
                feedForward(parts, name + "mlp."));
    }
}
