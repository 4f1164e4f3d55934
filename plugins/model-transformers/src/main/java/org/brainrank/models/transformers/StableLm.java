package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Scoring;

/** Llama with LayerNorm, of which a quarter of each head turns; some have both parts side by side. Bellagente et al. 2024. */
final class StableLm extends LlamaFamily {
    private static final RotarySettings.Spelling SPELLING =
            new RotarySettings.Spelling("rope_theta", 10_000, "partial_rotary_factor", 0.25);

    StableLm() {
        super("stablelm");
    }

    @Override
    RotarySettings rotary(Config config, int headWidth) {
        return RotarySettings.read(config, headWidth, SPELLING);
    }

    @Override
    boolean queryBias(Config config) {
        return config.flag("use_qkv_bias", false);
    }

    @Override
    boolean outputBias(Config config) {
        return false;
    }

    @Override
    Norm norm(Parts parts, String name, int width) {
        return parts.layerNorm(name, width, epsilon(parts));
    }

    @Override
    Scoring finished(Parts parts, String name, Scoring scoring) {
        return parts.config().flag("qk_layernorm", false)
                ? scoring.with(
                        perHead(
                                parts,
                                name + "q_layernorm.norms.",
                                parts.sizes().heads()),
                        perHead(
                                parts,
                                name + "k_layernorm.norms.",
                                parts.sizes().keyHeads()))
                : scoring;
    }

    private static double epsilon(Parts parts) {
        return parts.config().number("layer_norm_eps", 1e-5);
    }

    private static Norm perHead(Parts parts, String name, int heads) {
        int width = parts.sizes().headWidth();
        NDList scales = new NDList();
        for (int head = 0; head < heads; head++) {
            NDArray scale = parts.weights().get(name + head + ".weight", Initial.ONES, width);
            scales.add(scale.reshape(new Shape(1, width)));
        }
        return Norm.layerPerHead(NDArrays.stack(scales), epsilon(parts));
    }

    @Override
    Block block(Parts parts, String name, Scoring scoring) {
        if (!parts.config().flag("use_parallel_residual", false)) {
            return super.block(parts, name, scoring);
        }
        Norm both = norm(parts, name + "input_layernorm");
        return Block.parallel(
                both, attention(parts, name + "self_attn.", scoring), both, feedForward(parts, name + "mlp."));
    }
}
