package org.brainrank.models.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A piece of a model, loaded.
 *
 * @param session its graph
 * @param ids the name of the input of token ids
 * @param outputs in order, by their names in the session
 */
record Part(OnnxSession session, String ids, List<String> outputs) implements AutoCloseable {
    /** The first output for an input array, shape (B, T, width). */
    List<NDArray> of(NDArray entry) {
        return of(entry, 1);
    }

    /**
     * Runs it.
     *
     * @param entry shape (B, T, width), float32
     * @param most outputs that are wanted
     * @return the first outputs, as many as there are of those wanted
     */
    List<NDArray> of(NDArray entry, int most) {
        Shape shape = entry.getShape();
        int windows = (int) shape.get(0);
        int tokens = (int) shape.get(1);
        return run(
                windows,
                tokens,
                (feeds, input) -> {
                    if (!input.name().equals(Cut.ENTRY)) {
                        return input.name().equals(ids)
                                ? feeds.ids(input, new long[windows * tokens])
                                : feeds.of(input);
                    }
                    NDArray array = feeds.manager().create(entry.toByteBuffer(), shape, DataType.FLOAT32);
                    array.setName(Cut.ENTRY);
                    return array;
                },
                most,
                entry.getManager());
    }

    /** The first output for token ids, B windows of T. */
    NDArray ofIds(long[] tokenIds, int windows, int tokens, NDManager owner) {
        return run(
                        windows,
                        tokens,
                        (feeds, input) -> input.name().equals(ids) ? feeds.ids(input, tokenIds) : feeds.of(input),
                        1,
                        owner)
                .get(0);
    }

    private List<NDArray> run(
            int windows,
            int tokens,
            java.util.function.BiFunction<Feeds, OnnxValue, NDArray> given,
            int most,
            NDManager owner) {
        List<String> wanted = outputs.subList(0, Math.min(most, outputs.size()));
        Map<String, NDArray> results = session.run(windows, tokens, given, wanted, owner);
        List<NDArray> ordered = new ArrayList<>();
        wanted.forEach(name -> ordered.add(Objects.requireNonNull(results.get(name), name)));
        return ordered;
    }

    @Override
    public void close() {
        session.close();
    }
}
