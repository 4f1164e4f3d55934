package org.brainrank.models.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a graph that runs by itself: from one tensor, or from token ids alone, to others. What it needs beside that tensor
 * and can be made without it (masks, positions) is made again.
 *
 * @param nodes in order
 * @param constants that they read
 * @param inputs that must be fed, {@link #ENTRY} among them if it begins at a tensor
 * @param outputs float32, by their names in the whole graph
 */
record Cut(List<OnnxNode> nodes, List<OnnxTensorEntry> constants, List<OnnxValue> inputs, List<OnnxValue> outputs) {
    /** The name of the tensor that a part begins with; float32. */
    static final String ENTRY = "brainrank.entry";

    private static final String SHOWN = "brainrank.shown.";
    private static final Set<Integer> CONVERTED =
            Set.of(OnnxTensorEntry.FLOAT16, OnnxTensorEntry.BFLOAT16, OnnxTensorEntry.DOUBLE);

    /**
     * Cuts.
     *
     * @param from the tensor that it begins with; empty for token ids
     * @param alike tensors of the same shape as that one, whose shape may be read off it instead
     * @param type of the graph's states, if they are not float32
     * @param to what it shows
     */
    static Cut of(OnnxGraph graph, Optional<String> from, Set<String> alike, int type, List<String> to) {
        List<OnnxNode> nodes =
                graph.nodes().stream().map(node -> shapeOf(from, alike, node)).toList();
        Map<String, OnnxNode> makers = new HashMap<>();
        for (OnnxNode node : nodes) {
            node.outputs().forEach(name -> makers.put(name, node));
        }
        Set<OnnxNode> taken = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        Set<String> needed = new HashSet<>();
        List<String> open = new ArrayList<>(to);
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            boolean isEntry = from.filter(name::equals).isPresent();
            if (!needed.add(name) || isEntry || !makers.containsKey(name)) {
                continue;
            }
            OnnxNode node = makers.get(name);
            if (taken.add(node)) {
                open.addAll(node.needs());
            }
        }
        return assemble(
                graph, from, type, to, nodes.stream().filter(taken::contains).toList(), needed);
    }

    /** The node, or, where it looks at the shape of a tensor alone that is alike, one that looks at the entry's. */
    private static OnnxNode shapeOf(Optional<String> from, Set<String> alike, OnnxNode node) {
        return from.isPresent() && Flow.readsShape(node) && alike.containsAll(node.needs())
                ? node.renamed(node.inputs().get(0), from.get())
                : node;
    }

    private static Cut assemble(
            OnnxGraph graph,
            Optional<String> from,
            int type,
            List<String> to,
            List<OnnxNode> taken,
            Set<String> needed) {
        List<OnnxNode> nodes = new ArrayList<>();
        List<OnnxValue> inputs = new ArrayList<>();
        boolean converts = CONVERTED.contains(type);
        if (from.isPresent()) {
            inputs.add(OnnxValue.of(ENTRY, OnnxTensorEntry.FLOAT));
            nodes.add(OnnxNode.cast(ENTRY, from.get(), converts ? type : OnnxTensorEntry.FLOAT));
        }
        graph.inputs().stream().filter(value -> needed.contains(value.name())).forEach(inputs::add);
        nodes.addAll(taken);
        List<OnnxValue> outputs = new ArrayList<>();
        for (String name : to) {
            nodes.add(OnnxNode.cast(name, SHOWN + name, OnnxTensorEntry.FLOAT));
            outputs.add(OnnxValue.of(SHOWN + name, OnnxTensorEntry.FLOAT));
        }
        List<OnnxTensorEntry> constants = graph.constants().values().stream()
                .filter(entry -> needed.contains(entry.name()))
                .toList();
        return new Cut(nodes, constants, inputs, outputs);
    }

    /** What an output is called in the graph that is cut out. */
    static String shown(String name) {
        return SHOWN + name;
    }

    /** The files beside the model that it reads, by the name that the graph gives them. */
    Set<String> external() {
        Set<String> files = new LinkedHashSet<>();
        constants.forEach(entry -> entry.location().ifPresent(files::add));
        return files;
    }
}
