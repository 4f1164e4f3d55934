package org.brainrank.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One operation of a graph.
 *
 * @param operation {@code op_type}
 * @param inputs names of tensors, in order; an empty name stands for an input that is left out
 * @param captured names that graphs inside of it (the branches of an {@code If}) take from around it
 * @param outputs names of tensors, in order; an empty name stands for one that is left out
 * @param message as the file has it
 */
record OnnxNode(
        String operation, List<String> inputs, Set<String> captured, List<String> outputs, UnknownFieldSet message) {
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OPERATION = 4;
    private static final int ATTRIBUTE = 5;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_GRAPHS = 11;
    /** Graphs in graphs in graphs; real files have one or two. */
    private static final int DEEPEST = 16;

    static OnnxNode of(ByteString bytes) {
        return of(bytes, 0);
    }

    private static OnnxNode of(ByteString bytes, int depth) {
        UnknownFieldSet message = Wire.message(bytes);
        Set<String> captured = new LinkedHashSet<>();
        for (ByteString attribute : Wire.messages(message, ATTRIBUTE)) {
            UnknownFieldSet fields = Wire.message(attribute);
            List<ByteString> graphs = new ArrayList<>(Wire.messages(fields, ATTRIBUTE_GRAPH));
            graphs.addAll(Wire.messages(fields, ATTRIBUTE_GRAPHS));
            for (ByteString graph : graphs) {
                if (depth == DEEPEST) {
                    throw new BrokenOnnxException("graphs stand in one another deeper than " + DEEPEST);
                }
                captured.addAll(taken(Wire.message(graph), depth + 1));
            }
        }
        return new OnnxNode(
                Wire.text(message, OPERATION),
                Wire.texts(message, INPUT),
                captured,
                Wire.texts(message, OUTPUT),
                message);
    }

    /** What the nodes of an inner graph, and its outputs, name and do not make themselves. */
    private static Set<String> taken(UnknownFieldSet graph, int depth) {
        Set<String> taken = new LinkedHashSet<>();
        Set<String> made = new LinkedHashSet<>();
        for (ByteString value : Wire.messages(graph, OnnxFile.GRAPH_INPUT)) {
            made.add(Wire.text(Wire.message(value), 1));
        }
        for (ByteString tensor : Wire.messages(graph, OnnxFile.GRAPH_INITIALIZER)) {
            made.add(Wire.text(Wire.message(tensor), OnnxTensorEntry.NAME));
        }
        for (ByteString inner : Wire.messages(graph, OnnxFile.GRAPH_NODE)) {
            OnnxNode node = of(inner, depth);
            taken.addAll(node.needs());
            made.addAll(node.outputs);
        }
        for (ByteString value : Wire.messages(graph, OnnxFile.GRAPH_OUTPUT)) {
            taken.add(Wire.text(Wire.message(value), 1));
        }
        taken.removeAll(made);
        return taken;
    }

    /** All that must be there before it runs. */
    Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>(captured);
        inputs.stream().filter(name -> !name.isEmpty()).forEach(needs::add);
        return needs;
    }

    /** The same with one input by another name. */
    OnnxNode renamed(String read, String otherwise) {
        UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
        List<String> renamed = inputs.stream()
                .map(name -> name.equals(read) ? otherwise : name)
                .toList();
        renamed.forEach(name -> field.addLengthDelimited(ByteString.copyFromUtf8(name)));
        UnknownFieldSet changed = UnknownFieldSet.newBuilder(message)
                .clearField(INPUT)
                .addField(INPUT, field.build())
                .build();
        return new OnnxNode(operation, renamed, captured, outputs, changed);
    }

    /** A conversion to another type of number. */
    static OnnxNode cast(String from, String to, int type) {
        UnknownFieldSet attribute =
                Wire.fields().text(1, "to").number(3, type).number(20, 2).build();
        UnknownFieldSet message = Wire.fields()
                .text(INPUT, from)
                .text(OUTPUT, to)
                .text(OPERATION, "Cast")
                .message(ATTRIBUTE, attribute)
                .build();
        return new OnnxNode("Cast", List.of(from), Set.of(), List.of(to), message);
    }
}
