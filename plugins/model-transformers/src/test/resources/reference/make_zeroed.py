"""What value zeroing (Mohebbi et al. 2023) gives for the reference models gpt2 and llama, in numpy and float64.

Writes zeroed_f64.npz beside each model: w12.zeroed, shape (windows, blocks, T positions, T tokens), 1 - cosine between the
block's output at a position and its output there when the token's value vector is zero, the block's input being Hugging
Face's own. Every block is first checked against Hugging Face's hidden states: python3 make_zeroed.py
"""
import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent


def tensors(folder):
    raw = (folder / "model.safetensors").read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    header.pop("__metadata__", None)
    found = {}
    for name, entry in header.items():
        assert entry["dtype"] == "F32", name
        start, end = entry["data_offsets"]
        found[name] = np.frombuffer(raw[8 + size + start : 8 + size + end], "<f4").reshape(entry["shape"]).astype(float)
    return found


def softmax(scores):
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attend(q, k, v):
    """q, k, v of shape (heads, T, d)."""
    t = q.shape[1]
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[2])
    scores = np.where(np.tril(np.ones((t, t), bool)), scores, -np.inf)
    return (softmax(scores) @ v).transpose(1, 0, 2).reshape(t, -1)


def heads(x, n):
    return x.reshape(x.shape[0], n, -1).transpose(1, 0, 2)


def gpt2_block(w, c, i, x, silent):
    def norm(name, x):
        m, s = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - m) / np.sqrt(s + c["layer_norm_epsilon"]) * w[name + ".weight"] + w[name + ".bias"]

    def linear(name, x):
        return x @ w[name + ".weight"] + w[name + ".bias"]

    p = f"transformer.h.{i}."
    q, k, v = np.split(linear(p + "attn.c_attn", norm(p + "ln_1", x)), 3, -1)
    if silent is not None:
        v[silent] = 0
    n = c["n_head"]
    h = x + linear(p + "attn.c_proj", attend(heads(q, n), heads(k, n), heads(v, n)))
    u = linear(p + "mlp.c_fc", norm(p + "ln_2", h))
    u = 0.5 * u * (1 + np.tanh(np.sqrt(2 / np.pi) * (u + 0.044715 * u**3)))
    return h + linear(p + "mlp.c_proj", u)


def llama_block(w, c, i, x, silent):
    def norm(name, x):
        return x / np.sqrt((x**2).mean(-1, keepdims=True) + c["rms_norm_eps"]) * w[name + ".weight"]

    def linear(name, x):
        return x @ w[name + ".weight"].T

    def turned(x):
        d = x.shape[2]
        angles = np.outer(np.arange(x.shape[1]), c["rope_theta"] ** (-np.arange(0, d, 2) / d))
        cos, sin = np.cos(np.tile(angles, 2)), np.sin(np.tile(angles, 2))
        return x * cos + np.concatenate([-x[..., d // 2 :], x[..., : d // 2]], -1) * sin

    p = f"model.layers.{i}."
    a = norm(p + "input_layernorm", x)
    n, m = c["num_attention_heads"], c["num_key_value_heads"]
    q = turned(heads(linear(p + "self_attn.q_proj", a), n))
    k = turned(heads(linear(p + "self_attn.k_proj", a), m))
    v = heads(linear(p + "self_attn.v_proj", a), m).copy()
    if silent is not None:
        v[:, silent] = 0
    k, v = np.repeat(k, n // m, 0), np.repeat(v, n // m, 0)
    h = x + linear(p + "self_attn.o_proj", attend(q, k, v))
    b = norm(p + "post_attention_layernorm", h)
    gate = linear(p + "mlp.gate_proj", b)
    return h + linear(p + "mlp.down_proj", gate / (1 + np.exp(-gate)) * linear(p + "mlp.up_proj", b))


def distances(block, w, c, i, x):
    whole = block(w, c, i, x, None)
    t = len(x)
    result = np.zeros((t, t))
    for token in range(t):
        y = block(w, c, i, x, token)
        cosine = (y * whole).sum(-1) / np.sqrt((y**2).sum(-1) * (whole**2).sum(-1))
        result[token:, token] = 1 - cosine[token:]
    return result


for name, block, layers in [("gpt2", gpt2_block, "n_layer"), ("llama", llama_block, "num_hidden_layers")]:
    folder = HERE / name
    w, c = tensors(folder / "model"), json.loads((folder / "model" / "config.json").read_text())
    forward = np.load(folder / "forward_f64.npz")
    hidden, last = forward["w12.hidden"], forward["w12.last_block_out"]
    for window in range(len(hidden)):
        for i in range(c[layers]):
            out = block(w, c, i, hidden[window, i], None)
            expected = hidden[window, i + 1] if i + 1 < c[layers] else last[window]
            assert np.abs(out - expected).max() < 1e-9, (name, window, i)
    zeroed = np.array([[distances(block, w, c, i, h[i]) for i in range(c[layers])] for h in hidden])
    np.savez_compressed(folder / "zeroed_f64.npz", **{"w12.zeroed": zeroed})
    print(name, zeroed.shape, zeroed.max())
