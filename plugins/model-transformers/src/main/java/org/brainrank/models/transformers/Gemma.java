package org.brainrank.models.transformers;

import java.util.OptionalInt;
import org.brainrank.models.blocks.Activation;
import org.brainrank.models.blocks.Entrance;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Norm;

/** Llama with scaled embeddings, norms that store scale − 1, and heads of a width of their own. Mesnard et al. 2024. */
class Gemma extends LlamaFamily {
    Gemma() {
        super("gemma");
    }

    Gemma(String modelType) {
        super(modelType);
    }

    @Override
    final int defaultHeadWidth(Config config) {
        return 256;
    }

    @Override
    OptionalInt padding(Config config, Sizes sizes) {
        return config.paddingRow(sizes.vocabulary(), OptionalInt.of(0));
    }

    @Override
    final boolean tied() {
        return true;
    }

    @Override
    final Norm norm(Parts parts, String name, int width) {
        return Norm.rootMeanSquare(
                parts.weights().get(name + ".weight", Initial.ZEROS, width).add(1),
                parts.config().number("rms_norm_eps", 1e-6));
    }

    /** Early files say "gelu" and mean its approximation. */
    @Override
    final Activation activation(Config config) {
        String old = config.text("hidden_act", "gelu_pytorch_tanh");
        return Activation.named(config.text("hidden_activation", old.equals("gelu") ? "gelu_pytorch_tanh" : old));
    }

    @Override
    final Entrance entrance(Parts parts) {
        return Entrance.scaled((float) Math.sqrt(parts.sizes().width()));
    }
}
