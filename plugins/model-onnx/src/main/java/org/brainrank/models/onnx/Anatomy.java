package org.brainrank.models.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a causal language model's parts meet in a graph.
 *
 * @param ids the input that takes token ids
 * @param embeddings the tensor of token embeddings
 * @param states what enters block 1 and what leaves each block, L + 1 tensors; empty if they cannot be told
 * @param attention the weights after softmax of each block, L tensors; empty if the graph does not form them
 * @param logits the output
 */
record Anatomy(String ids, String embeddings, List<String> states, List<String> attention, String logits) {
    private static final Set<String> LOOK_UPS = Set.of("Gather", "GatherBlockQuantized");
    /** Leave token ids what they are. */
    private static final Set<String> RESHAPING =
            Set.of("Reshape", "Cast", "Identity", "Unsqueeze", "Squeeze", "Flatten", "Expand");
    /** One of these per block, from ONNX and from ONNX Runtime's own operators. */
    private static final Set<String> ATTENTION =
            Set.of("Attention", "MultiHeadAttention", "GroupQueryAttention", "DecoderMaskedMultiHeadAttention");
    /** May stand between a softmax and the product with values. */
    private static final Set<String> BEHIND_SOFTMAX =
            Set.of("Cast", "Dropout", "Identity", "Reshape", "Where", "Mul", "Transpose", "Unsqueeze", "Expand");

    private static final Set<String> PRODUCTS = Set.of("MatMul", "Einsum", "Gemm", "FusedMatMul");

    /**
     * Looks for the parts. The states are the tensors that everything which the embeddings say to the logits must pass,
     * counted by how much attention has been paid on the way: behind block l the last one with l attentions, of the last
     * block the sum that the final norm reads.
     *
     * @throws BrokenOnnxException if there are no token ids, embeddings or logits
     */
    static Anatomy of(OnnxGraph graph) {
        String ids = ids(graph);
        String logits = graph.outputs().stream()
                .map(OnnxValue::name)
                .filter(name -> name.equals("logits"))
                .findFirst()
                .orElse(graph.outputs().get(0).name());
        String embeddings = embeddings(graph, ids);
        Flow flow = Flow.of(graph, embeddings, logits);
        Set<String> attending = attending(graph, flow);
        Map<String, Set<String>> paid = paid(flow, attending);
        int layers = paid.getOrDefault(logits, Set.of()).size();
        Optional<List<String>> states = layers == 0 ? Optional.empty() : states(flow, paid, layers);
        List<String> weights = states.isEmpty() ? List.of() : weights(flow, attending, layers);
        return new Anatomy(ids, embeddings, states.orElse(List.of()), weights, logits);
    }

    private static String ids(OnnxGraph graph) {
        if (graph.hasInput("input_ids")) {
            return "input_ids";
        }
        return graph.inputs().stream()
                .filter(value -> (value.type() == Feeds.INT64 || value.type() == Feeds.INT32)
                        && value.dimensions().size() == 2)
                .map(OnnxValue::name)
                .findFirst()
                .orElseThrow(() -> new BrokenOnnxException(
                        "it has no input of token ids: expected 'input_ids', whole numbers of shape (windows, tokens); it has "
                                + graph.inputs().stream().map(OnnxValue::name).toList()));
    }

    /** The output of the one look-up of token ids in a constant table. */
    private static String embeddings(OnnxGraph graph, String ids) {
        Set<String> tokens = new HashSet<>(Set.of(ids));
        Set<String> constant = new HashSet<>(graph.constants().keySet());
        List<String> found = new ArrayList<>();
        for (OnnxNode node : graph.nodes()) {
            if (constant.containsAll(node.needs())) {
                constant.addAll(node.outputs());
            }
            if (node.inputs().isEmpty()) {
                continue;
            }
            if (RESHAPING.contains(node.operation())
                    && tokens.contains(node.inputs().get(0))) {
                tokens.addAll(node.outputs());
            } else if (LOOK_UPS.contains(node.operation())
                    && node.inputs().size() > 1
                    && constant.contains(node.inputs().get(0))
                    && tokens.contains(node.inputs().get(1))) {
                found.add(node.outputs().get(0));
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new BrokenOnnxException("expected one look-up (Gather) of '" + ids + "' in a table of embeddings, found "
                + found.size()
                + ". A merged decoder hides its own in the branches of an 'If': export without the cache of keys and values,"
                + " or use the decoder for the first step (decoder_model.onnx)");
    }

    /** Softmaxes whose result is multiplied with what depends on the embeddings, and fused attention. */
    private static Set<String> attending(OnnxGraph graph, Flow flow) {
        Map<String, List<OnnxNode>> readers = new HashMap<>();
        for (OnnxNode node : graph.nodes()) {
            node.needs()
                    .forEach(name -> readers.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(node));
        }
        Set<String> attending = new LinkedHashSet<>();
        for (OnnxNode node : flow.nodes()) {
            boolean softmax = node.operation().equals("Softmax")
                    && isMultiplied(node.outputs().get(0), readers, new HashSet<>());
            if (softmax || ATTENTION.contains(node.operation())) {
                attending.add(node.outputs().get(0));
            }
        }
        return attending;
    }

    private static boolean isMultiplied(String tensor, Map<String, List<OnnxNode>> readers, Set<String> seen) {
        if (!seen.add(tensor)) {
            return false;
        }
        for (OnnxNode reader : readers.getOrDefault(tensor, List.of())) {
            if (PRODUCTS.contains(reader.operation())
                    || (BEHIND_SOFTMAX.contains(reader.operation())
                            && isMultiplied(reader.outputs().get(0), readers, seen))) {
                return true;
            }
        }
        return false;
    }

    /** Which attentions stand between the embeddings and each tensor. */
    private static Map<String, Set<String>> paid(Flow flow, Set<String> attending) {
        Map<String, Set<String>> paid = new HashMap<>();
        for (OnnxNode node : flow.nodes()) {
            Set<String> before = new LinkedHashSet<>();
            node.needs().forEach(name -> before.addAll(paid.getOrDefault(name, Set.of())));
            if (attending.contains(node.outputs().get(0))) {
                before.add(node.outputs().get(0));
            }
            node.outputs().forEach(name -> paid.put(name, before));
        }
        return paid;
    }

    private static Optional<List<String>> states(Flow flow, Map<String, Set<String>> paid, int layers) {
        List<List<String>> narrows = new ArrayList<>();
        for (int i = 0; i <= layers; i++) {
            narrows.add(new ArrayList<>());
        }
        for (String tensor : flow.narrows()) {
            narrows.get(paid.getOrDefault(tensor, Set.of()).size()).add(tensor);
        }
        if (narrows.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        List<String> states = new ArrayList<>();
        int behindSum = 0;
        for (int layer = 0; layer < layers; layer++) {
            List<String> here = narrows.get(layer);
            states.add(here.get(here.size() - 1));
            behindSum = layer == 0 ? 0 : here.size() - 1 - lastSum(flow, here);
        }
        // Behind the last block come the final norm and the output matrix; it ends as far behind its last sum as others
        // do.
        List<String> last = narrows.get(layers);
        int sum = lastSum(flow, last);
        if (sum < 0 || sum + behindSum >= last.size()) {
            return Optional.empty();
        }
        states.add(last.get(sum + behindSum));
        return Optional.of(states);
    }

    /** The last sum of two things that both depend on the embeddings; −1 if there is none. */
    private static int lastSum(Flow flow, List<String> tensors) {
        int last = -1;
        for (int i = 0; i < tensors.size(); i++) {
            last = flow.isSum(tensors.get(i)) ? i : last;
        }
        return last;
    }

    /** Softmax outputs alone; fused attention forms no weights that could be seen. */
    private static List<String> weights(Flow flow, Set<String> attending, int layers) {
        List<String> weights = flow.nodes().stream()
                .filter(node -> node.operation().equals("Softmax"))
                .map(node -> node.outputs().get(0))
                .filter(attending::contains)
                .toList();
        return weights.size() == layers ? weights : List.of();
    }

    /** L; 0 if blocks cannot be told. */
    int layers() {
        return Math.max(0, states.size() - 1);
    }
}
