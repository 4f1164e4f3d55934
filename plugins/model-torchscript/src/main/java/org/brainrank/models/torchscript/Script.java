package org.brainrank.models.torchscript;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.UserException;

/**
 * A TorchScript file, loaded so that gradients flow to its inputs.
 *
 * @param file for messages
 * @param model owns the module
 * @param taps how many inputs it has behind the token ids
 * @param parameters how many numbers its weights have
 */
record Script(Path file, Model model, int taps, long parameters) implements AutoCloseable {
    private static final Pattern DECLARATION = Pattern.compile("Declaration: \\w+\\((.*?)\\) ->");

    /**
     * Loads.
     *
     * @param file a TorchScript file
     * @return the module, its weights without gradients
     */
    @SuppressWarnings("try") // a scope acts by being open
    static Script open(Path file) {
        // By name, and not by DJL's criteria: those would look for code in the file's folder.
        Model model = Model.newInstance("torchscript", Device.cpu(), "PyTorch");
        try (NDScope scope = new NDScope()) {
            // Without this the module could not be run where gradients are recorded.
            model.load(file, null, Map.of("trainParam", "true"));
            long parameters = 0;
            for (Pair<String, Parameter> parameter : model.getBlock().getDirectParameters()) {
                NDArray array = parameter.getValue().getArray();
                parameters += array.size();
                // Gradients of weights would be computed and kept, and nobody looks at them.
                array.setRequiresGradient(false);
                NDScope.unregister(array);
            }
            return new Script(file, model, inputs(file, model) - 1, parameters);
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new UserException(
                    "'" + file + "' is not a TorchScript file that PyTorch " + "2.7 can load: " + e.getMessage()
                            + ". Write it with torch.jit.save",
                    e);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** The engine does not list a module's inputs, but names them when they are missing. */
    private static int inputs(Path file, Model model) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDArray method = manager.create(0);
            method.setName("module_method:forward");
            model.getBlock().forward(new ParameterStore(manager, false), new NDList(method), true);
            return 0;
        } catch (EngineException e) {
            Matcher declaration = DECLARATION.matcher(String.valueOf(e.getMessage()));
            if (!declaration.find()) {
                throw new UserException(
                        "'" + file + "' has no method 'forward' that tells its inputs: " + e.getMessage(), e);
            }
            return declaration.group(1).split(", Tensor ", -1).length - 1;
        }
    }

    /**
     * Runs the module. Also without gradients it is run as in training, which the engine needs to take inputs that have some;
     * whether anything is recorded is the thread's own switch.
     *
     * @param inputs token ids and taps
     * @return what it gives, named where it gives a dictionary
     */
    NDList run(NDList inputs) {
        Block block = model.getBlock();
        try {
            return block.forward(new ParameterStore(inputs.get(0).getManager(), false), inputs, true);
        } catch (EngineException e) {
            throw new UserException(
                    "'" + file + "' stops on windows of shape "
                            + inputs.get(0).getShape() + ": " + e.getMessage()
                            + ". Is a window longer than the model reads? Set max-tokens",
                    e);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
