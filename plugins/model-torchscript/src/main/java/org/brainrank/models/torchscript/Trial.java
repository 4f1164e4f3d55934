package org.brainrank.models.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import org.brainrank.spi.UserException;

/**
 * Tries a file on random windows before anything rests on it.
 *
 * @param script the file
 * @param roles of its outputs
 * @param network made of it
 * @param manager owns what is tried
 */
record Trial(Script script, Roles roles, TappedNetwork network, NDManager manager) {
    private static final int WINDOWS = 2;
    private static final int TOKENS = 5;
    /** Of the largest number: float32 in another order, no more. */
    private static final double TOLERANCE = 1e-4;

    /** Refuses a file that does not keep what its inputs promise. */
    void check() {
        Random random = new Random(1);
        long[] ids =
                random.longs((long) WINDOWS * TOKENS, 0, network.vocabulary()).toArray();
        NDList plain = script.run(inputs(ids, -1, manager.zeros(new Shape(1))));
        NDList again = script.run(inputs(ids, -1, manager.zeros(new Shape(1))));
        if (apart(roles.logits(plain), roles.logits(again)) != 0) {
            throw new UserException(
                    "'" + script.file() + "' gives other logits each time that it runs: dropout stays on. Call"
                            + " eval() before it is traced or scripted");
        }
        for (int layer = 0; layer <= roles.layers(); layer++) {
            NDArray before = Objects.requireNonNull(roles.hidden(plain).get(layer));
            NDArray tap = manager.create(noise(random, before), before.getShape());
            NDList tapped = script.run(inputs(ids, layer, tap));
            require(
                    apart(Objects.requireNonNull(roles.hidden(tapped).get(layer)), before.add(tap)) <= TOLERANCE,
                    "does not add tap_" + layer + " to hidden_" + layer);
            require(
                    apart(roles.logits(tapped), roles.logits(plain)) > 0,
                    "gives the same logits whatever is added to hidden_" + layer);
            NDArray onwards = network.run(layer, before.add(tap), Collections.emptySortedMap())
                    .logits();
            require(
                    apart(onwards, TappedNetwork.last(roles.logits(tapped))) <= TOLERANCE,
                    "has logits that do not follow from hidden_" + layer + " alone");
        }
    }

    private NDList inputs(long[] ids, int layer, NDArray tap) {
        NDList inputs = TappedNetwork.untapped(
                manager, ids, WINDOWS, TOKENS, script.taps(), network.width(0), network.width(1));
        if (layer >= 0) {
            inputs.set(1 + layer, tap);
        }
        return inputs;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UserException("'" + script.file() + "' " + otherwise
                    + "; expected tap_0 to be added to the token embeddings and tap_l to the output of block l, and hidden_l"
                    + " to be the state with its tap: see export_torchscript.py of this plugin");
        }
    }

    private static float[] noise(Random random, NDArray like) {
        float[] noise = new float[(int) like.size()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** The largest difference relative to the largest number. */
    private static double apart(NDArray one, NDArray other) {
        if (!one.getShape().equals(other.getShape())) {
            return Double.POSITIVE_INFINITY;
        }
        double difference = one.sub(other).abs().max().getFloat();
        return Double.isNaN(difference)
                ? Double.POSITIVE_INFINITY
                : difference / Math.max(Float.MIN_NORMAL, other.abs().max().getFloat());
    }
}
