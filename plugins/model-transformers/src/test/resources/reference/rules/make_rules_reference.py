"""Relevance by rules, DeepLIFT, gradient x attention and grad-cam of the reference models, in float64, written apart from
the Java code: relevance is propagated explicitly (R = x * W (R / z)), not as input x changed gradient.

    /usr/bin/python3 make_rules_reference.py     # torch 1.13, numpy 1.24; nothing is random; writes rules_{gpt2,llama}.npz

Windows ids12 of each reference, target = argmax, f = logit. Keys: <what> of shape [windows, layers 0..L, tokens], where layer
0 is the token embedding and layer l the output of block l before any final norm; chefer has layers 1..L.
  attn_lrp      Achtibat et al. 2024: identity rule, products half and half, softmax s (R - p sum R), eps -> 0
  eps_lrp       eps = 0.01 in linear layers (sign(0) = 1), attention weights, norms' deviations and gates constant
  deeplift_zero, deeplift_mean   rescale rule, products by midpoints, baseline zero / mean embedding; f_zero, f_mean: f there
  chefer        last row of (I + A_L) ... (I + A_l), A = mean over heads of max(0, grad * attention)
  gradcam       sum_c w_c h_tc, w = mean over tokens of the gradient (no ReLU)
"""
import json
import struct
from pathlib import Path

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
HERE = Path(__file__).resolve().parent
EPS = 0.01


def weights(folder):
    raw = (folder / "model" / "model.safetensors").read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + size])
    out = {}
    for name, entry in header.items():
        if name != "__metadata__":
            assert entry["dtype"] == "F32"
            a, b = entry["data_offsets"]
            out[name.replace("transformer.", "")] = torch.tensor(
                np.frombuffer(raw[8 + size + a : 8 + size + b], np.float32).reshape(entry["shape"]).astype(np.float64))
    return out


class Model:
    """Forward that keeps every intermediate; blocks as dictionaries of arrays."""

    def __init__(self, name):
        self.name = name
        folder = HERE.parent / name
        self.w = weights(folder)
        self.c = json.loads((folder / "model" / "config.json").read_text())
        self.ids = torch.tensor(np.load(folder / "windows.npz")["ids12"])
        g = name == "gpt2"
        self.gpt = g
        self.layers = self.c["n_layer" if g else "num_hidden_layers"]
        self.heads = self.c["n_head" if g else "num_attention_heads"]
        self.keys = self.heads if g else self.c["num_key_value_heads"]
        self.eps = self.c["layer_norm_epsilon" if g else "rms_norm_eps"]
        self.table = self.w["wte.weight" if g else "model.embed_tokens.weight"]

    def linear(self, which, l=None):
        """(W as (in, out), b)"""
        w = self.w
        if which == "head":
            return (self.table if self.gpt else w["lm_head.weight"]).T, 0.0
        if self.gpt:
            n = f"h.{l}." + {"qkv": "attn.c_attn", "o": "attn.c_proj", "up": "mlp.c_fc", "down": "mlp.c_proj"}[which]
            return w[n + ".weight"], w[n + ".bias"]
        n = f"model.layers.{l}." + {"q": "self_attn.q_proj", "k": "self_attn.k_proj", "v": "self_attn.v_proj",
            "o": "self_attn.o_proj", "gate": "mlp.gate_proj", "up": "mlp.up_proj", "down": "mlp.down_proj"}[which]
        return w[n + ".weight"].T, 0.0

    def scale(self, which, l=None):
        if self.gpt:
            n = {"1": f"h.{l}.ln_1", "2": f"h.{l}.ln_2", "f": "ln_f"}[which]
            return self.w[n + ".weight"], self.w[n + ".bias"]
        n = {"1": f"model.layers.{l}.input_layernorm", "2": f"model.layers.{l}.post_attention_layernorm", "f": "model.norm"}[which]
        return self.w[n + ".weight"], 0.0

    def act(self, x):
        if self.gpt:
            return 0.5 * x * (1 + torch.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
        return x * torch.sigmoid(x)

    def norm(self, x, which, l=None):
        g, b = self.scale(which, l)
        c = x - x.mean(-1, keepdim=True) if self.gpt else x
        r = 1 / torch.sqrt((c * c).mean(-1, keepdim=True) + self.eps)
        return dict(x=x, c=c, r=r, y=c * r * g + b, g=g)

    def split(self, x, heads):
        return x.reshape(x.shape[0], heads, -1).transpose(0, 1)  # (H, T, d)

    def rotate(self, x, back=False):
        if self.gpt:
            return x
        t, d = x.shape[1], x.shape[2]
        f = self.c["rope_theta"] ** (-2.0 * torch.arange(d // 2) / d)
        a = torch.cat([torch.outer(torch.arange(t).double(), f)] * 2, 1)
        cos, sin = torch.cos(a), torch.sin(a)
        h = d // 2
        if back:  # transpose of the map below
            y = x * sin
            return x * cos + torch.cat([y[..., h:], -y[..., :h]], -1)
        return x * cos + torch.cat([-x[..., h:], x[..., :h]], -1) * sin

    def block(self, x, l, tap=None):
        b = dict(n1=self.norm(x, "1", l))
        h = b["n1"]["y"]
        if self.gpt:
            w, bias = self.linear("qkv", l)
            b["qkv"] = h @ w + bias
            q, k, v = b["qkv"].chunk(3, -1)
        else:
            q, k, v = (h @ self.linear(p, l)[0] for p in "qkv")
            b["q0"], b["k0"], b["v0"] = q, k, v
        q, k, v = self.split(q, self.heads), self.split(k, self.keys), self.split(v, self.keys)
        b["qs"], b["ks"] = q, k
        q, k = self.rotate(q), self.rotate(k)
        group = self.heads // self.keys
        b["q"], b["k"], b["v"] = q, k.repeat_interleave(group, 0), v.repeat_interleave(group, 0)
        d = q.shape[-1]
        t = x.shape[0]
        b["s"] = b["q"] @ b["k"].transpose(1, 2) / np.sqrt(d)
        b["mask"] = torch.tril(torch.ones(t, t)).bool()
        b["p"] = torch.softmax(b["s"].masked_fill(~b["mask"], -np.inf), -1)
        if tap is not None:
            b["p"] = b["p"] + tap
        b["o"] = b["p"] @ b["v"]
        b["om"] = b["o"].transpose(0, 1).reshape(t, -1)
        w, bias = self.linear("o", l)
        b["a"] = b["om"] @ w + bias
        b["x"], b["h"] = x, x + b["a"]
        b["n2"] = self.norm(b["h"], "2", l)
        w, bias = self.linear("up", l)
        b["u"] = b["n2"]["y"] @ w + bias
        if self.gpt:
            b["m"] = self.act(b["u"])
        else:
            b["gt"] = b["n2"]["y"] @ self.linear("gate", l)[0]
            b["ga"] = self.act(b["gt"])
            b["m"] = b["ga"] * b["u"]
        w, bias = self.linear("down", l)
        b["f"] = b["m"] @ w + bias
        b["y"] = b["h"] + b["f"]
        return b

    def run(self, e, taps=None, hidden=None):
        x = e + self.w["wpe.weight"][: e.shape[0]] if self.gpt else e
        blocks = []
        for l in range(self.layers):
            b = self.block(x, l, None if taps is None else taps[l])
            blocks.append(b)
            x = b["y"]
            if hidden is not None:
                x.retain_grad()
                hidden.append(x)
        n = self.norm(x[-1:], "f")
        return blocks, n, n["y"] @ self.linear("head")[0]


# ---------------------------------------------------------------- explicit relevance


def r_linear(r, x, w, z, eps):
    sign = torch.where(z >= 0, 1.0, -1.0)
    return x * ((r / (z + eps * sign)) @ w.T)


def r_norm(m, r, n):
    """y = c r g + b; deviation constant; centring is linear."""
    m_c = r / n["y"] * n["g"] * n["r"]  # relevance per unit of c
    if m.gpt:
        m_c = m_c - m_c.mean(-1, keepdim=True)
    return n["x"] * m_c


def relevance(m, blocks, nf, logits, target, rule):
    eps = EPS if rule == "eps" else 0.0
    r = torch.zeros_like(logits)
    r[0, target] = logits[0, target]
    r_last = r_norm(m, r_linear(r, nf["y"], m.linear("head")[0], logits, eps), nf)
    t = blocks[0]["x"].shape[0]
    r = torch.zeros_like(blocks[-1]["y"])
    r[-1:] = r_last
    out = [r]
    for l in reversed(range(m.layers)):
        b = blocks[l]
        r_h, r_f = r * b["h"] / b["y"], r * b["f"] / b["y"]
        r_m = r_linear(r_f, b["m"], m.linear("down", l)[0], b["f"], eps)
        if m.gpt:
            r_n = r_linear(r_m, b["n2"]["y"], m.linear("up", l)[0], b["u"], eps)
        else:
            r_g, r_u = (0.5 * r_m, 0.5 * r_m) if rule == "attn" else (0 * r_m, r_m)
            r_n = r_linear(r_u, b["n2"]["y"], m.linear("up", l)[0], b["u"], eps)
            r_n = r_n + r_linear(r_g, b["n2"]["y"], m.linear("gate", l)[0], b["gt"], eps)
        r_h = r_h + r_norm(m, r_n, b["n2"])
        r_x, r_a = r_h * b["x"] / b["h"], r_h * b["a"] / b["h"]
        r_o = r_linear(r_a, b["om"], m.linear("o", l)[0], b["a"], eps)
        r_o = m.split(r_o, m.heads)
        share = 0.5 if rule == "attn" else 1.0
        unit = r_o / b["o"]  # (H, T, d)
        r_v = share * b["v"] * (b["p"].transpose(1, 2) @ unit)
        if rule == "attn":
            r_p = 0.5 * b["p"] * (unit @ b["v"].transpose(1, 2))
            r_s = b["s"] * (r_p - b["p"] * r_p.sum(-1, keepdim=True))
            u = torch.where(b["mask"], r_s / b["s"], torch.zeros(())) / np.sqrt(b["q"].shape[-1])
            r_q = 0.5 * b["q"] * (u @ b["k"])
            r_k = 0.5 * b["k"] * (u.transpose(1, 2) @ b["q"])
        else:
            r_q, r_k = torch.zeros_like(b["q"]), torch.zeros_like(b["k"])
        group = m.heads // m.keys
        r_k = r_k.reshape(m.keys, group, t, -1).sum(1)
        r_v = r_v.reshape(m.keys, group, t, -1).sum(1)
        if not m.gpt:  # rotation: linear, y = M x
            r_q = b["qs"] * m.rotate(r_q / m.rotate(b["qs"]), True)
            r_k = b["ks"] * m.rotate(r_k / m.rotate(b["ks"]), True)
        flat = lambda z: z.transpose(0, 1).reshape(t, -1)
        n1 = b["n1"]["y"]
        if m.gpt:
            r_n = r_linear(torch.cat([flat(r_q), flat(r_k), flat(r_v)], -1), n1, m.linear("qkv", l)[0], b["qkv"], eps)
        else:
            r_n = sum(r_linear(flat(z), n1, m.linear(p, l)[0], b[p + "0"], eps) for p, z in zip("qkv", (r_q, r_k, r_v)))
        r = r_x + r_norm(m, r_n, b["n1"])
        out.append(r)
    return out[::-1]  # what enters block 1, then outputs


# ---------------------------------------------------------------- DeepLIFT: multipliers of finite differences


def secant(y, y0, x, x0):
    return torch.where(x == x0, torch.zeros(()), (y - y0) / torch.where(x == x0, torch.ones(()), x - x0))


def m_norm(m, mult, n, n0):
    mult = mult * n["g"]
    c, c0, r, r0 = n["c"], n0["c"], n["r"], n0["r"]
    d = c.shape[-1]
    v, v0 = 1 / r**2, 1 / r0**2
    m_c = mult * 0.5 * (r + r0)
    m_r = (mult * 0.5 * (c + c0)).sum(-1, keepdim=True)
    m_c = m_c + m_r * secant(r, r0, v, v0) * (c + c0) / d
    return m_c - m_c.mean(-1, keepdim=True) if m.gpt else m_c


def deeplift(m, run, run0, target):
    (blocks, nf, logits), (blocks0, nf0, _) = run, run0
    mult = torch.zeros_like(blocks[-1]["y"])
    mult[-1:] = m_norm(m, m.linear("head")[0][:, target].expand(1, -1), nf, nf0)
    out = [mult]
    for l in reversed(range(m.layers)):
        b, b0 = blocks[l], blocks0[l]
        mid = lambda k: 0.5 * (b[k] + b0[k])
        m_m = mult @ m.linear("down", l)[0].T
        if m.gpt:
            m_n = (m_m * secant(b["m"], b0["m"], b["u"], b0["u"])) @ m.linear("up", l)[0].T
        else:
            m_g = m_m * mid("u") * secant(b["ga"], b0["ga"], b["gt"], b0["gt"])
            m_n = (m_m * mid("ga")) @ m.linear("up", l)[0].T + m_g @ m.linear("gate", l)[0].T
        m_h = mult + m_norm(m, m_n, b["n2"], b0["n2"])
        m_o = m.split(m_h @ m.linear("o", l)[0].T, m.heads)
        m_v = mid("p").transpose(1, 2) @ m_o
        m_p = m_o @ mid("v").transpose(1, 2)
        # p = e / sum e, scores less a common constant, the larger maximum
        s, s0 = (z["s"].masked_fill(~z["mask"], -np.inf) for z in (b, b0))
        top = torch.maximum(s.max(-1, keepdim=True)[0], s0.max(-1, keepdim=True)[0])
        e, e0 = torch.exp(s - top), torch.exp(s0 - top)
        z, z0 = e.sum(-1, keepdim=True), e0.sum(-1, keepdim=True)
        m_e = m_p * 0.5 * (1 / z + 1 / z0)
        m_e = m_e + (m_p * 0.5 * (e + e0)).sum(-1, keepdim=True) * secant(1 / z, 1 / z0, z, z0)
        slope = secant(e, e0, b["s"], b0["s"])
        slope = torch.where(b["s"] == b0["s"], e, slope)
        m_s = torch.where(b["mask"], m_e * slope, torch.zeros(())) / np.sqrt(b["q"].shape[-1])
        m_q, m_k = m_s @ mid("k"), m_s.transpose(1, 2) @ mid("q")
        t, group = mult.shape[0], m.heads // m.keys
        m_k = m_k.reshape(m.keys, group, t, -1).sum(1)
        m_v = m_v.reshape(m.keys, group, t, -1).sum(1)
        m_q, m_k = m.rotate(m_q, True) if not m.gpt else m_q, m.rotate(m_k, True) if not m.gpt else m_k
        flat = lambda z: z.transpose(0, 1).reshape(t, -1)
        if m.gpt:
            m_n = torch.cat([flat(m_q), flat(m_k), flat(m_v)], -1) @ m.linear("qkv", l)[0].T
        else:
            m_n = sum(flat(z) @ m.linear(p, l)[0].T for p, z in zip("qkv", (m_q, m_k, m_v)))
        mult = m_h + m_norm(m, m_n, b["n1"], b0["n1"])
        out.append(mult)
    return out[::-1]


def main(name):
    m = Model(name)
    keys = ["attn_lrp", "eps_lrp", "deeplift_zero", "deeplift_mean", "f_zero", "f_mean", "f", "chefer", "gradcam", "target"]
    res = {k: [] for k in keys}
    for ids in m.ids:
        e = m.table[ids]
        run = m.run(e)
        blocks, nf, logits = run
        target = int(logits.argmax())
        res["target"].append(target)
        res["f"].append(float(logits[0, target]))
        states = [e] + [b["y"] for b in blocks]
        for key, rule in (("attn_lrp", "attn"), ("eps_lrp", "eps")):
            r = relevance(m, blocks, nf, logits, target, rule)
            if m.gpt:  # token + position: relevance by share
                r[0] = r[0] * e / blocks[0]["x"]
            res[key].append(np.stack([z.sum(-1).numpy() for z in r]))
        for key, base in (("zero", torch.zeros_like(e)), ("mean", m.table.mean(0).expand_as(e))):
            run0 = m.run(base)
            mult = deeplift(m, run, run0, target)
            states0 = [base] + [b["y"] for b in run0[0]]
            res["deeplift_" + key].append(
                np.stack([((x - x0) * z).sum(-1).numpy() for x, x0, z in zip(states, states0, mult)]))
            res["f_" + key].append(float(run0[2][0, target]))
        taps = [torch.zeros(m.heads, len(ids), len(ids), requires_grad=True) for _ in range(m.layers)]
        leaf = e.clone().requires_grad_()
        hidden = [leaf]
        blocks, _, logits = m.run(leaf, taps, hidden)
        logits[0, target].backward()
        row, rows = torch.eye(len(ids))[-1], []
        for b, tap in reversed(list(zip(blocks, taps))):
            row = row + row @ (b["p"].detach() * tap.grad).clamp(min=0).mean(0)
            rows.append(row.numpy())
        res["chefer"].append(np.stack(rows[::-1]))
        res["gradcam"].append(np.stack([(x.detach() @ x.grad.mean(0)).numpy() for x in hidden]))
    np.savez(HERE / f"rules_{name}.npz", **{k: np.array(v) for k, v in res.items()})
    r = {k: np.array(v) for k, v in res.items()}
    print(name, "deeplift completeness", np.abs(r["deeplift_zero"].sum(-1) - (r["f"] - r["f_zero"])[:, None]).max(),
          np.abs(r["deeplift_mean"].sum(-1) - (r["f"] - r["f_mean"])[:, None]).max())
    print("  attn_lrp sum / f by layer", (r["attn_lrp"].sum(-1) / r["f"][:, None]).mean(0))
    print("  largest", {k: float(np.abs(v).max()) for k, v in r.items()})


if __name__ == "__main__":
    main("gpt2")
    main("llama")
