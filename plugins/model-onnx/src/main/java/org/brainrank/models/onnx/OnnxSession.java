package org.brainrank.models.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.brainrank.spi.UserException;

/**
 * A graph that ONNX Runtime has loaded; one thread runs each operation, so that numbers do not depend on the machine's number
 * of cores. Safe for use from several threads.
 */
final class OnnxSession implements AutoCloseable {
    private static final Map<String, String> OPTIONS =
            Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1", "executionMode", "SEQUENTIAL");

    private final Model model;
    private final List<OnnxValue> inputs;
    private final Path shown;

    private OnnxSession(Model model, List<OnnxValue> inputs, Path shown) {
        this.model = model;
        this.inputs = inputs;
        this.shown = shown;
    }

    /**
     * Loads a file.
     *
     * @param shown the file that messages speak of
     */
    static OnnxSession open(Path file, List<OnnxValue> inputs, Path shown) {
        // By name, and not by DJL's criteria: those would look for code in the model's folder.
        Model model = Model.newInstance("onnx", Device.cpu(), "OnnxRuntime");
        try {
            model.load(file, null, OPTIONS);
            return new OnnxSession(model, inputs, shown);
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new UserException("ONNX Runtime cannot load '" + shown + "': " + reason(e), e);
        }
    }

    /**
     * Runs.
     *
     * @param windows B
     * @param tokens T
     * @param given inputs by name, made by the session's own manager; others are fed as {@link Feeds} says
     * @param taken outputs to copy
     * @param owner owns the copies
     * @return the outputs wanted, by name, float32
     */
    Map<String, NDArray> run(
            int windows, int tokens, BiFunction<Feeds, OnnxValue, NDArray> given, List<String> taken, NDManager owner) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            Feeds feeds = new Feeds(manager, windows, tokens);
            NDList list = new NDList();
            for (OnnxValue input : inputs) {
                list.add(given.apply(feeds, input));
            }
            NDList results = model.getBlock().forward(new ParameterStore(manager, false), list, false);
            Map<String, NDArray> copies = new HashMap<>();
            for (NDArray result : results) {
                if (taken.contains(result.getName())) {
                    copies.put(result.getName(), copy(result, owner));
                }
                result.close();
            }
            return copies;
        } catch (EngineException e) {
            throw new UserException(
                    "ONNX Runtime stops in '" + shown + "' on " + windows + " windows of " + tokens + " tokens: "
                            + reason(e) + ". Is a window longer than the model reads? Use fewer context words, or set"
                            + " max-tokens",
                    e);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private static NDArray copy(NDArray result, NDManager owner) {
        Shape shape = result.getShape();
        return owner.create(result.toByteBuffer(), shape, DataType.FLOAT32);
    }

    private static String reason(Exception e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }
}
