package org.brainrank.models.onnx;

import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Map;

/**
 * The graph of a file, all but the numbers of its constants.
 *
 * @param model the fields around the graph: versions, operator sets, functions
 * @param nodes in an order in which they can run
 * @param constants by name
 * @param inputs what must be fed; constants are none
 * @param outputs what the file gives
 * @param types what is known of tensors' types, by name
 */
record OnnxGraph(
        UnknownFieldSet model,
        List<OnnxNode> nodes,
        Map<String, OnnxTensorEntry> constants,
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        Map<String, Integer> types) {

    /** An input by its name, which is one. */
    OnnxValue input(String name) {
        return inputs.stream()
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no input '" + name + "'"));
    }

    boolean hasInput(String name) {
        return inputs.stream().anyMatch(value -> value.name().equals(name));
    }
}
