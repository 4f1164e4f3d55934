package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.jspecify.annotations.Nullable;

/**
 * Windows of one length that run together, and who wants to see what of them.
 *
 * @param network the model
 * @param request the pass
 * @param windows B ≥ 1, all of T tokens
 * @param observer sees each step
 */
@SuppressWarnings("try") // a scope acts by being open
record Batch(Network network, PassRequest request, List<TokenWindow> windows, Observer observer) {
    static final SortedSet<Integer> NO_LAYERS = Collections.emptySortedSet();

    int size() {
        return windows.size();
    }

    int tokens() {
        return windows.get(0).tokens();
    }

    /** The token embeddings, shape (B, T, E). */
    NDArray embeddings(NDManager manager) {
        int[] ids = new int[size() * tokens()];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(windows.get(i).ids(), 0, ids, i * tokens(), tokens());
        }
        long[] wide = java.util.Arrays.stream(ids).asLongStream().toArray();
        return network.embed(manager.create(wide, new Shape(size(), tokens())));
    }

    /** A baseline's embeddings, shape (1, T, E): the same for all windows. */
    NDArray baseline(Baseline baseline, NDArray embeddings) {
        return baseline(baseline, embeddings.get(new NDIndex("0:1")).zerosLike(), network);
    }

    /** Zeros of any shape (…, E) turned into a baseline's embeddings. */
    static NDArray baseline(Baseline baseline, NDArray zeros, Network network) {
        return switch (baseline.kind()) {
            case ZERO -> zeros;
            case MEAN_EMBEDDING -> zeros.add(network.meanEmbedding());
            case TOKEN -> zeros.add(network.embed(zeros.getManager().create(new long[] {baseline.token()})));
        };
    }

    /** The targets, from a forward of the unchanged windows that shows nothing. */
    Aim aim(NDArray embeddings) {
        try (ArrayScope scope = ArrayScope.open()) {
            Frame nothing = new Frame(request, NO_LAYERS);
            return Aim.at(
                    windows,
                    new Sweep(network, nothing, new Taps(NO_LAYERS), NO_LAYERS).from(0, embeddings),
                    request.output());
        }
    }

    /**
     * One forward from a point and, if wanted, one backward; everything that was requested is copied out, and all engine
     * arrays made on the way are freed.
     *
     * @param layer where the point stands
     * @param point shape (B, T, width)
     * @param shown the layers that the step speaks of
     * @param gradient whether gradients belong to the step
     * @param aim the targets, or null to choose them here, on the unchanged windows
     */
    Step step(int layer, NDArray point, SortedSet<Integer> shown, boolean gradient, @Nullable Aim aim) {
        return step(layer, point, shown, gradient, aim, BlockArithmetic.DERIVATIVE);
    }

    /** As above, by rules. */
    Step step(
            int layer,
            NDArray point,
            SortedSet<Integer> shown,
            boolean gradient,
            @Nullable Aim aim,
            BlockArithmetic arithmetic) {
        Frame frame = new Frame(request, shown);
        Taps taps = new Taps(
                gradient && request.quantities().contains(Quantity.GRADIENTS) ? shown : NO_LAYERS,
                gradient && request.quantities().contains(Quantity.ATTENTION_GRADIENTS) ? shown : NO_LAYERS);
        try (GradientMode mode = GradientMode.of(taps.recording());
                ArrayScope scope = ArrayScope.open()) {
            LensReading lens = new LensReading(this, frame);
            Sweep sweep = new Sweep(network, frame, taps, lens.layers(), arithmetic);
            NDArray logits = sweep.from(layer, point);
            Aim known = aim != null ? aim : Aim.at(windows, logits, request.output());
            lens.record(sweep.kept(), known);
            NDArray outputs = known.read(logits);
            frame.outputs(outputs.toFloatArray());
            taps.backward(outputs).forEach((at, values) -> frame.record(Quantity.GRADIENTS, at, values));
            taps.attentionGradients().forEach((at, values) -> frame.record(Quantity.ATTENTION_GRADIENTS, at, values));
            return new Step(frame, known);
        }
    }

    /**
     * One forward from a point that all windows share; only the targets are each window's own.
     *
     * @param point shape (1, T, width)
     */
    Step shared(int layer, NDArray point, SortedSet<Integer> shown, Aim aim) {
        Frame frame = new Frame(request, shown, true);
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray logits = new Sweep(network, frame, new Taps(NO_LAYERS), NO_LAYERS).from(layer, point);
            NDArray each = logits.broadcast(size(), logits.getShape().get(1));
            frame.outputs(aim.read(each).toFloatArray());
            return new Step(frame, aim);
        }
    }

    /** Shows one step of every window. */
    void show(Step step, double alpha, double weight) {
        for (int window = 0; window < size(); window++) {
            observer.observe(
                    window,
                    new FrameObservation(
                            step.frame(),
                            window,
                            tokens(),
                            step.aim().predictions().get(window),
                            alpha,
                            weight));
        }
    }

    /** What {@link #step} found. */
    record Step(Frame frame, Aim aim) {}
}
