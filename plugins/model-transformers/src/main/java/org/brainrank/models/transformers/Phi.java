package org.brainrank.models.transformers;

import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/** Phi-1, 1.5 and 2: both parts read one norm, part of each head turns, biases everywhere. Gunasekar et al. 2023. */
final class Phi extends Family {
    private static final Pattern IGNORED = Pattern.compile(".*rotary_emb\\.inv_freq");
    private static final RotarySettings.Spelling SPELLING =
            new RotarySettings.Spelling("rope_theta", 10_000, "partial_rotary_factor", 0.5);

    Phi() {
        super("phi", new Names("model.", "model.embed_tokens", "model.layers.", "model.final_layernorm", "lm_head"));
    }

    @Override
    public Pattern ignored() {
        return IGNORED;
    }

    @Override
    public Sizes sizes(Config config) {
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int keyHeads = config.size("num_key_value_heads", heads);
        config.refuse(width % heads != 0, "num_attention_heads", "a divisor of " + width);
        config.refuse(heads % keyHeads != 0, "num_key_value_heads", "a divisor of " + heads);
        return new Sizes(
                config.size("num_hidden_layers"),
                width,
                heads,
                keyHeads,
                width / heads,
                config.size("intermediate_size"),
                config.size("vocab_size"),
                RotarySettings.read(config, width / heads, SPELLING).longest());
    }

    @Override
    boolean headBias() {
        return true;
    }

    @Override
    Norm norm(Parts parts, String name) {
        return norm(parts, name, parts.sizes().width());
    }

    private static Norm norm(Parts parts, String name, int width) {
        return parts.layerNorm(name, width, parts.config().number("layer_norm_eps", 1e-5));
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
        Norm norm = norm(parts, name + "input_layernorm");
        FeedForward feedForward = FeedForward.plain(
                parts.linear(name + "mlp.fc1", sizes.width(), sizes.feedForward(), true),
                Activation.named(parts.config().text("hidden_act", "gelu_new")),
                parts.linear(name + "mlp.fc2", sizes.feedForward(), sizes.width(), true));
        return Block.parallel(norm, attention(parts, name + "self_attn.", scoring), norm, feedForward);
    }

    private static SelfAttention attention(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        Scoring finished = parts.config().flag("qk_layernorm", false)
                ? scoring.with(
                        norm(parts, name + "q_layernorm", sizes.headWidth()),
                        norm(parts, name + "k_layernorm", sizes.headWidth()))
                : scoring;
        return new SelfAttention(
                parts.separate(name, true),
                parts.linear(name + "dense", sizes.queries(), sizes.width(), true),
                sizes.heads(),
                sizes.keyHeads(),
                finished);
    }
}
