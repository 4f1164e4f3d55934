package org.brainrank.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.spi.model.Output;

/** Which variant of ours a reference array holds; the names are those of the reference's {@code index.json}. */
enum ReferenceQuantity {
    SALIENCY_L1("saliency_l1", Axes.TOKENS, "gradient-norm", "norm=l1"),
    SALIENCY_L2("saliency_l2", Axes.TOKENS, "gradient-norm", "norm=l2"),
    GRAD("grad", Axes.TOKENS_LARGEST, "gradient-norm", "norm=max"),
    IXG("ixg", Axes.TOKENS, "input-x-gradient", "aggregate=sum"),
    IXG_L2("ixg_l2", Axes.TOKENS, "input-x-gradient", "aggregate=l2"),
    LGXA("lgxa", Axes.BLOCKS_TOKENS, "input-x-gradient", "aggregate=sum"),
    LGXA_L2("lgxa_l2", Axes.BLOCKS_TOKENS, "input-x-gradient", "aggregate=l2"),
    IG("ig", Axes.TOKENS, "integrated-gradients", "steps=50,baseline=zero"),
    IG_L2("ig_l2", Axes.TOKENS, "integrated-gradients", "steps=50,baseline=zero,aggregate=l2"),
    IG_RAW("ig_raw_w0", Axes.FIRST_TOKENS_WIDTH, "integrated-gradients", "steps=50,baseline=zero,scores=last-word"),
    IG_MID20("ig_mid20", Axes.TOKENS, "integrated-gradients", "steps=20,baseline=zero,rule=riemann-middle"),
    IG_MEANBASE("ig_meanbase", Axes.TOKENS, "integrated-gradients", "steps=50,baseline=mean-embedding"),
    IG_MEANBASE_TRAPZ20(
            "ig_meanbase_trapz20",
            Axes.TOKENS,
            "integrated-gradients",
            "steps=20,baseline=mean-embedding,rule=captum-trapezoid"),
    COND("cond", Axes.BLOCKS_TOKENS, "conductance", "steps=50,baseline=zero,rule=captum"),
    COND_MEANBASE("cond_meanbase", Axes.BLOCKS_TOKENS, "conductance", "steps=50,baseline=mean-embedding,rule=captum"),
    COND_FINE("cond_fine_w0", Axes.FIRST_BLOCKS_TOKENS, "conductance", "steps=500,baseline=zero,rule=captum"),
    COND_RAW(
            "cond_raw_w0",
            Axes.FIRST_BLOCKS_TOKENS_WIDTH,
            "conductance",
            "steps=50,baseline=zero,rule=captum,scores=last-word"),
    INTERNAL_INFLUENCE(
            "internal_influence",
            Axes.BLOCK_TOKENS_WIDTH,
            "internal-influence",
            "steps=50,baseline=zero,scores=last-word"),
    LIG_TOKBASE("lig_tokbase", Axes.TOKENS, "integrated-gradients", "steps=50,baseline=$baseline_id"),
    LIG_BLOCK("lig_block", Axes.BLOCKS_TOKENS, "layer-integrated-gradients", "steps=50,baseline=zero"),
    ZERO_LOGIT("zero_logit", Axes.TOKENS, "erasure", "mask=zero"),
    ZERO_LOGPROB("zero_logprob", Axes.TOKENS, "erasure", "mask=zero"),
    REPL_LOGIT("repl_logit", Axes.TOKENS, "erasure", "mask=$repl_id"),
    REPL_LOGPROB("repl_logprob", Axes.TOKENS, "erasure", "mask=$repl_id"),
    REPL_PROB("repl_prob", Axes.TOKENS, "erasure", "mask=$repl_id"),
    REM_PROB("rem_prob", Axes.TOKENS, "leave-one-out", ""),
    REM_LOGIT("rem_logit", Axes.TOKENS, "leave-one-out", ""),
    REM_LOGPROB("rem_logprob", Axes.TOKENS, "leave-one-out", ""),
    OCCLUSION3("occlusion3", Axes.TOKENS, "occlusion", "span=3,mask=zero"),
    SHAPLEY("shapley", Axes.TOKENS, "shapley-exact", "mask=zero"),
    SHAPLEY_BY_KERNEL("shapley", Axes.TOKENS, "kernel-shap", "samples=62,mask=zero"),
    ZERO_PROB("zero_prob", Axes.TOKENS, "erasure", "mask=zero"),
    ROLLOUT("rollout", Axes.QUERIES_TOKENS, "attention-rollout", ""),
    ATTN_LAST("attn_last", Axes.BLOCKS_HEADS_TOKENS, "attention", ""),
    ATTN_LAYER0("attn_layer0", Axes.HEADS_QUERIES_TOKENS, "attention", ""),
    ATTN("attn", Axes.BLOCKS_HEADS_QUERIES_TOKENS, "attention", ""),
    TOKEN_LOGPROBS("token_logprobs", Axes.LOG_PROBABILITIES, "surprisal", "of=heard"),
    NEXT_LOGPROB("next_logprob", Axes.LOG_PROBABILITY, "surprisal", "of=target"),
    LOGITS_LAST("logits_last", Axes.LENS, "logit-lens", ""),
    LOGPROBS_LAST("logprobs_last", Axes.DISTRIBUTION, "entropy", ""),
    ATTN_LAST_MEAN("attn_last_mean", Axes.BLOCKS_TOKENS, "attention", "heads=mean"),
    INPUTS_EMBEDS("inputs_embeds", Axes.TOKENS_WIDTH, "static-embedding", ""),
    HIDDEN("hidden", Axes.LAYERS_TOKENS_WIDTH, "activations", ""),
    LAST_BLOCK_OUT("last_block_out", Axes.LAST_TOKENS_WIDTH, "activations", "");

    /** The axes after the first, which counts windows. */
    enum Axes {
        /** Scores at layer 0. */
        TOKENS,
        /** Layer 0; ours is the largest size of a token's numbers. */
        TOKENS_LARGEST,
        /** Scores at layers 1 to L. */
        BLOCKS_TOKENS,
        /** Scores at layers 1 to L of the first window alone; the array has no axis of windows. */
        FIRST_BLOCKS_TOKENS,
        /** Layer 0 of the first window alone, number by number: ours are the sums over the last 1, 2, … T tokens. */
        FIRST_TOKENS_WIDTH,
        /** The same at layers 1 to L. */
        FIRST_BLOCKS_TOKENS_WIDTH,
        /** The same of all windows at the one layer that the array {@code …_block} beside it names, counted from 0. */
        BLOCK_TOKENS_WIDTH,
        /** Hidden states of layers 0 to L − 1; the last entry is normed and none of our layers. */
        LAYERS_TOKENS_WIDTH,
        /** Vectors at layer 0; ours is the last token's. */
        TOKENS_WIDTH,
        /** Hidden states of layer L; ours is the last token's. */
        LAST_TOKENS_WIDTH,
        /** Layer L, seen from every position; the last one is ours. */
        QUERIES_TOKENS,
        /** Layers 1 to L, head by head. */
        BLOCKS_HEADS_TOKENS,
        /** The same seen from every position; the last one is ours. */
        BLOCKS_HEADS_QUERIES_TOKENS,
        /** The same of layer 1 alone. */
        HEADS_QUERIES_TOKENS,
        /** Of each token but the first, given those before; ours is minus their sum over the last 1, 2, … T − 1, at layer L. */
        LOG_PROBABILITIES,
        /** Of the given next token; ours is minus it, at layer L. */
        LOG_PROBABILITY,
        /** Logits of all next tokens; ours are the five numbers of the logit lens for the likeliest, at layer L. */
        LENS,
        /** Of all next tokens; ours is its entropy, at layer L. */
        DISTRIBUTION
    }

    private static final Set<String> FORWARD = Set.of(
            "attention", "attention-rollout", "activations", "surprisal", "entropy", "static-embedding", "logit-lens");

    private final String key;
    private final Axes axes;
    private final String method;
    private final String parameters;

    ReferenceQuantity(String key, Axes axes, String method, String parameters) {
        this.key = key;
        this.axes = axes;
        this.method = method;
        this.parameters = parameters;
    }

    String key() {
        return key;
    }

    Axes axes() {
        return axes;
    }

    String method() {
        return method;
    }

    /** By name; a value {@code $key} stands for the number of that name in {@code windows.npz}. */
    Map<String, Object> parameters() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : parameters.isEmpty() ? List.<String>of() : List.of(parameters.split(",", -1))) {
            values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return values;
    }

    /** Whether the array belongs to the forward pass alone, and so to no target. */
    boolean isForward() {
        return FORWARD.contains(method);
    }

    /** f, where the array's name says more than its prefix does. */
    Output output(Output prefix) {
        if (key.endsWith("_logprob")) {
            return Output.LOG_PROBABILITY;
        }
        return key.endsWith("_prob") ? Output.PROBABILITY : prefix;
    }
}
