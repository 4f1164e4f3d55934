package org.brainrank.models.transformers;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.brainrank.models.blocks.CausalMask;
import org.brainrank.models.blocks.DistanceBias;
import org.brainrank.models.blocks.Rotary;
import org.jspecify.annotations.Nullable;

/** Masks, angles and biases of one model, each made once for all blocks that share it. */
final class Positions {
    private final NDManager manager;
    private final Map<Integer, CausalMask> masks = new HashMap<>();
    private final Map<RotarySettings, Rotary> rotaries = new HashMap<>();
    private @Nullable Rotary only;
    private @Nullable DistanceBias bias;

    Positions(NDManager manager) {
        this.manager = manager;
    }

    /** Shows all of the past. */
    CausalMask mask() {
        return mask(SlidingWindow.UNLIMITED);
    }

    /** Shows so many positions before each. */
    CausalMask mask(int reach) {
        return masks.computeIfAbsent(reach, key -> new CausalMask(manager, key));
    }

    Rotary rotary(RotarySettings settings) {
        return rotaries.computeIfAbsent(settings, key -> new Rotary(manager, key.frequencies(), Rotary.Pairing.HALVES));
    }

    /** The angles of a model whose blocks all turn alike. */
    Rotary rotary(Function<NDManager, Rotary> make) {
        if (only == null) {
            only = make.apply(manager);
        }
        return only;
    }

    /** The bias of a model whose blocks all have the same. */
    DistanceBias bias(Function<NDManager, DistanceBias> make) {
        if (bias == null) {
            bias = make.apply(manager);
        }
        return bias;
    }
}
