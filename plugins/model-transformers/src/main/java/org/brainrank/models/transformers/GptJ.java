package org.brainrank.models.transformers;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.FeedForward;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Rotary;
import org.brainrank.models.blocks.RotaryFrequencies;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.SelfAttention;

/** GPT-J: both parts read one norm, neighbouring dimensions turn together. Wang and Komatsuzaki 2021. */
final class GptJ extends Family {
    private static final Pattern IGNORED =
            Pattern.compile("(transformer\\.)?h\\.\\d+\\.attn\\.(bias|masked_bias|embed_positions)");

    GptJ() {
        super("gptj", Names.GPT2);
    }

    @Override
    public Pattern ignored() {
        return IGNORED;
    }

    @Override
    public Sizes sizes(Config config) {
        int width = config.size("n_embd");
        int heads = config.size("n_head");
        config.refuse(width % heads != 0, "n_head", "a divisor of n_embd = " + width);
        int turning = turning(config, width / heads);
        config.refuse(
                turning > width / heads || turning % 2 != 0, "rotary_dim", "an even number up to n_embd / n_head");
        return new Sizes(
                config.size("n_layer"),
                width,
                heads,
                heads,
                width / heads,
                config.size("n_inner", 4 * width),
                config.size("vocab_size"),
                config.size("n_positions", 2048));
    }

    /** How many dimensions of a head turn; null means all. */
    private static int turning(Config config, int headWidth) {
        return config.isNull("rotary_dim") ? headWidth : config.size("rotary_dim", 64);
    }

    @Override
    boolean headBias() {
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
        int turning = turning(parts.config(), parts.sizes().headWidth());
        return Scoring.of(positions.mask())
                .with(positions.rotary(manager ->
                        new Rotary(manager, RotaryFrequencies.plain(turning, 10_000), Rotary.Pairing.NEIGHBOURS)));
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        Sizes sizes = parts.sizes();
        int width = sizes.width();
        Norm norm = norm(parts, name + "ln_1");
        SelfAttention attention = new SelfAttention(
                parts.separate(name + "attn.", false),
                parts.linear(name + "attn.out_proj", width, width, false),
                sizes.heads(),
                sizes.heads(),
                scoring);
        FeedForward feedForward = FeedForward.plain(
                parts.linear(name + "mlp.fc_in", width, sizes.feedForward(), true),
                Activation.named(parts.config().text("activation_function", "gelu_new")),
                parts.linear(name + "mlp.fc_out", sizes.feedForward(), width, true));
        return Block.parallel(norm, attention, norm, feedForward);
    }
}
