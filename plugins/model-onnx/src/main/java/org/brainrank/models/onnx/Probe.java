package org.brainrank.models.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import org.brainrank.engine.BlockOutput;
import org.brainrank.spi.UserException;

/**
 * Some random windows and what the whole graph says to them, to see that nothing is lost between its parts.
 *
 * @param ids B windows of T tokens, one behind the other
 * @param logits of their last positions, B × V
 */
record Probe(long[] ids, float[] logits) {
    private static final int WINDOWS = 2;
    private static final int TOKENS = 5;
    private static final double SUM_TOLERANCE = 1e-2;

    /** Runs the whole graph. */
    static Probe of(Part whole, NDManager manager) {
        NDArray one = whole.ofIds(new long[1], 1, 1, manager);
        long vocabulary = one.size();
        long[] ids = new Random(1).longs((long) WINDOWS * TOKENS, 0, vocabulary).toArray();
        return new Probe(ids, last(whole.ofIds(ids, WINDOWS, TOKENS, manager)).toFloatArray());
    }

    /** V. */
    int vocabulary() {
        return logits.length / WINDOWS;
    }

    /**
     * Runs the parts, one after the other.
     *
     * @param file for messages
     */
    Seen run(OnnxNetwork network, NDManager manager, Path file) {
        NDArray hidden = network.enter(network.embed(manager.create(ids, new Shape(WINDOWS, TOKENS))));
        int heads = 0;
        for (int layer = 1; layer <= network.layers(); layer++) {
            if (hidden.getShape().dimension() != 3) {
                throw new UserException("'" + file + "' keeps states of shape " + hidden.getShape()
                        + "; expected (windows, tokens, width)");
            }
            BlockOutput output = network.block(layer, hidden, true);
            int here = output.attention() == null ? 0 : heads(output.attention());
            heads = layer == 1 || here == heads ? here : 0;
            hidden = output.hidden();
        }
        float[] ofParts = network.logits(last(hidden)).toFloatArray();
        OptionalInt seen = heads > 0 ? OptionalInt.of(heads) : OptionalInt.empty();
        return new Seen((int) hidden.getShape().get(2), seen, distance(ofParts));
    }

    /** The number of heads of attention weights, shape (B, heads, T, T); 0 if they are none. */
    private static int heads(NDArray weights) {
        Shape shape = weights.getShape();
        if (shape.dimension() != 4 || shape.get(0) != WINDOWS || shape.get(2) != TOKENS || shape.get(3) != TOKENS) {
            return 0;
        }
        for (float sum : weights.sum(new int[] {3}).toFloatArray()) {
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                return 0;
            }
        }
        return (int) shape.get(1);
    }

    private static NDArray last(NDArray states) {
        return states.getShape().dimension() == 3 ? states.get(":, -1") : states;
    }

    private double distance(float[] ofParts) {
        if (ofParts.length != logits.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < logits.length; i++) {
            largest = Math.max(largest, Math.abs(logits[i]));
            double difference = Math.abs((double) logits[i] - ofParts[i]);
            apart = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(apart, difference);
        }
        return apart / largest;
    }

    /**
     * What the parts showed.
     *
     * @param width D
     * @param heads if attention weights of shape (B, heads, T, T) that sum to 1 are shown by every block
     * @param distance of their logits from the whole graph's, relative to the largest
     */
    record Seen(int width, OptionalInt heads, double distance) {}
}
