package org.brainrank.models.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What carries the embeddings to the logits; shapes that are read off tensors carry nothing.
 *
 * @param nodes the operations on the way, in order
 * @param tensors all that they pass on
 * @param narrows the tensors that everything must pass, in order
 */
record Flow(List<OnnxNode> nodes, Set<String> tensors, List<String> narrows) {
    private static final Set<String> SHAPES = Set.of("Shape", "Size");

    static Flow of(OnnxGraph graph, String from, String to) {
        Set<String> reached = new HashSet<>(Set.of(from));
        for (OnnxNode node : graph.nodes()) {
            if (!readsShape(node) && node.needs().stream().anyMatch(reached::contains)) {
                reached.addAll(node.outputs());
            }
        }
        Set<String> needed = new HashSet<>(Set.of(to));
        List<OnnxNode> backwards = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            OnnxNode node = graph.nodes().get(i);
            boolean carries = node.outputs().stream().anyMatch(name -> needed.contains(name) && reached.contains(name));
            if (carries && !node.outputs().contains(from)) {
                backwards.add(node);
                if (!readsShape(node)) {
                    needed.addAll(node.needs());
                }
            }
        }
        Collections.reverse(backwards);
        needed.retainAll(reached);
        return new Flow(backwards, needed, narrows(backwards, needed, from));
    }

    /** Where one tensor alone is still to be read: in any order of operations these are the tensors that all must pass. */
    private static List<String> narrows(List<OnnxNode> nodes, Set<String> tensors, String from) {
        Map<String, Integer> readers = new HashMap<>();
        for (OnnxNode node : nodes) {
            node.needs().stream().filter(tensors::contains).forEach(name -> readers.merge(name, 1, Integer::sum));
        }
        List<String> narrows = new ArrayList<>(List.of(from));
        Set<String> open = new HashSet<>(Set.of(from));
        for (OnnxNode node : nodes) {
            for (String name : node.needs()) {
                if (tensors.contains(name) && readers.merge(name, -1, Integer::sum) == 0) {
                    open.remove(name);
                }
            }
            node.outputs().stream().filter(tensors::contains).forEach(open::add);
            if (open.size() == 1) {
                String only = open.iterator().next();
                if (node.outputs().contains(only)) {
                    narrows.add(only);
                }
            }
        }
        return narrows;
    }

    /** Whether a node looks at its input's shape alone. */
    static boolean readsShape(OnnxNode node) {
        return SHAPES.contains(node.operation());
    }

    /** Whether a tensor is the sum of two that both depend on the embeddings. */
    boolean isSum(String tensor) {
        return nodes.stream()
                .filter(node -> node.outputs().contains(tensor))
                .anyMatch(node -> node.operation().equals("Add")
                        && node.needs().size() == 2
                        && tensors.containsAll(node.needs()));
    }
}
