"""Methods that no library gives, from their papers' formulas, on Hugging Face's own forward of the reference models, in
float64, apart from the Java code.

    python make_methods_reference.py     # torch 2.13, transformers 5.18, numpy; writes methods_{gpt2,llama}.npz

Windows ids12 of each reference, f = logit of the likeliest next token. Keys, all but the last group of shape
[windows, blocks, tokens], seen from the last position:
  alti_one, alti     Ferrando et al. 2022, eq. 6-8, for blocks that norm their input (Ferrando et al. 2023): t_ij = sum_h
                     a_ij v_j W_O, and the residual where j = i; y_i = sum_j t_ij + b; shares ~ max(0, |y_i| - |y_i - t_ij|)
                     in L1; alti is the last row of C_l ... C_1
  attention_norm     Kobayashi et al. 2020: | sum_h a_ij v_j W_O |_2
  attention_flow     Abnar & Zuidema 2020: maximum flow from the last position of block l to each input token, capacities
                     half the mean attention plus half the identity; by shortest augmenting paths (Edmonds & Karp 1972)
  sig_mean, dig_mean [windows, tokens] at the embeddings, the baseline being the table's mean row
     sig             Enguehard 2023: integrated gradients of one token at a time, the others staying; 20 Gauss-Legendre points
     dig             Sanyal & Ren 2021, greedy anchors among the 60 nearest tokens, 8 points, with the four departures that
                     DiscretizedIntegratedGradients names: Euclidean neighbours; monotone against where the walk stands;
                     what does not fit takes an even step towards the baseline; half a stretch on either side of a point
  reagent            [windows, tokens] Zhao & Shan 2024, mean of the updates +-log((1 + dp)/(1 - dp)) over 100 windows in which every
                     token is replaced with probability 0.3 by one of the vocabulary, with the departures that Reagent names;
                     seed 1, random numbers as java.util.Random and WindowRandom document them
"""
from collections import deque
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModelForCausalLM

HERE = Path(__file__).resolve().parent
STEPS, POINTS, NEIGHBOURS = 20, 8, 60
MASK = (1 << 64) - 1


class Reference:
    def __init__(self, name):
        folder = HERE.parent / name
        self.model = AutoModelForCausalLM.from_pretrained(
            folder / "model", dtype=torch.float64, attn_implementation="eager").eval()
        self.gpt = name == "gpt2"
        self.table = self.model.get_input_embeddings().weight.detach()
        self.ids = torch.tensor(np.load(folder / "windows.npz")["ids12"])
        c = self.model.config
        self.heads, self.keys = c.num_attention_heads, getattr(c, "num_key_value_heads", c.num_attention_heads)

    def blocks(self):
        return self.model.transformer.h if self.gpt else self.model.model.layers

    def logit(self, embeddings, target):
        return self.model(inputs_embeds=embeddings[None]).logits[0, -1, target]

    def gradient(self, embeddings, target):
        leaf = embeddings.clone().requires_grad_()
        return torch.autograd.grad(self.logit(leaf, target), leaf)[0]

    def moved(self, ids):
        """Per block: attention (H, T, T), the vectors t_ij (T, T, D), W_O's bias, and the block's input (T, D)."""
        values, inputs, handles = {}, {}, []
        for l, block in enumerate(self.blocks()):
            def keep_input(module, args, kwargs, l=l):
                inputs[l] = (args[0] if args else kwargs["hidden_states"])[0].detach()

            def keep_values(module, args, out, l=l):
                values[l] = (out.chunk(3, -1)[2] if self.gpt else out)[0].detach()

            handles.append(block.register_forward_pre_hook(keep_input, with_kwargs=True))
            projection = block.attn.c_attn if self.gpt else block.self_attn.v_proj
            handles.append(projection.register_forward_hook(keep_values))
        with torch.no_grad():
            attentions = self.model(ids[None], output_attentions=True).attentions
        for handle in handles:
            handle.remove()
        for l, block in enumerate(self.blocks()):
            a = attentions[l][0].detach()
            out = block.attn.c_proj if self.gpt else block.self_attn.o_proj
            w = out.weight.detach() if self.gpt else out.weight.detach().T
            bias = out.bias.detach() if out.bias is not None else torch.zeros(w.shape[1], dtype=w.dtype)
            t = a.shape[1]
            v = values[l].reshape(t, self.keys, -1).repeat_interleave(self.heads // self.keys, 1)
            w = w.reshape(self.heads, -1, w.shape[1])
            yield a, torch.einsum("hij,jhd,hde->ije", a, v, w), bias, inputs[l]


def shares(moved, bias, residual):
    t = moved.shape[0]
    own = moved + torch.eye(t, dtype=moved.dtype)[:, :, None] * residual[:, None, :]
    y = own.sum(1) + bias
    near = y.abs().sum(-1)[:, None] - (y[:, None, :] - own).abs().sum(-1)
    near = torch.clamp(near, min=0).tril()
    total = near.sum(1, keepdim=True)
    return torch.where(total > 0, near / total, torch.eye(t, dtype=moved.dtype))


def flow(widths, token):
    """Maximum flow from (blocks, last) to (0, token); a node is (layer, position)."""
    blocks, t = len(widths), widths[0].shape[0]
    room = {}
    for k, a in enumerate(widths, 1):
        for i in range(t):
            for j in range(i + 1):
                room.setdefault((k, i), {})[(k - 1, j)] = a[i, j]
                room.setdefault((k - 1, j), {}).setdefault((k, i), 0.0)
    source, sink, total = (blocks, t - 1), (0, token), 0.0
    while True:
        before, queue = {source: None}, deque([source])
        while queue and sink not in before:
            node = queue.popleft()
            for other, width in room[node].items():
                if width > 1e-13 and other not in before:
                    before[other] = node
                    queue.append(other)
        if sink not in before:
            return total
        path, node = [], sink
        while before[node] is not None:
            path.append((before[node], node))
            node = before[node]
        narrow = min(room[a][b] for a, b in path)
        for a, b in path:
            room[a][b] -= narrow
            room[b][a] += narrow
        total += narrow


def sequential(ref, x, baseline, target):
    nodes, weights = np.polynomial.legendre.leggauss(STEPS)
    scores = np.zeros(len(x))
    for t in range(len(x)):
        for node, weight in zip((nodes + 1) / 2, weights / 2):
            point = x.clone()
            point[t] = baseline + node * (x[t] - baseline)
            scores[t] += weight * float((x[t] - baseline) @ ref.gradient(point, target)[t])
    return scores


def walk(table, word, baseline):
    """From the word towards the baseline; POINTS places, the word's own first."""
    places, visited, here = [table[word].copy()], {word}, word
    for left in range(POINTS, 1, -1):
        place = places[-1]
        near = np.argsort(((table - table[here]) ** 2).sum(1), kind="stable")[: NEIGHBOURS + 1]
        best = None
        for candidate in near:
            if int(candidate) in visited:
                continue
            anchor = table[candidate]
            low, high = np.minimum(place, baseline), np.maximum(place, baseline)
            fits = (low <= anchor) & (anchor <= high)
            monotone = np.where(fits, anchor, place + (baseline - place) / left)
            change = ((anchor - monotone) ** 2).sum()
            if best is None or change < best[0]:
                best = (change, int(candidate), monotone)
        places.append(best[2])
        visited.add(best[1])
        here = best[1]
    return places


def discretized(ref, ids, x, baseline, target):
    table = ref.table.numpy()
    walks = [walk(table, int(i), baseline.numpy()) for i in ids]
    z = [torch.tensor(np.array([w[k] for w in walks])) for k in range(POINTS - 1, -1, -1)]  # ends at the window
    scores = torch.zeros(len(x), dtype=x.dtype)
    for k, point in enumerate(z):
        start = baseline.expand_as(x) if k == 0 else (z[k - 1] + point) / 2
        end = point if k == len(z) - 1 else (point + z[k + 1]) / 2
        scores += ((end - start) * ref.gradient(point, target)).sum(-1)
    return scores.numpy()


class JavaRandom:
    """java.util.Random, from its documentation."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & (1 << 48) - 1

    def bits(self, n):
        self.state = (self.state * 0x5DEECE66D + 0xB) & (1 << 48) - 1
        return self.state >> 48 - n

    def uniform(self):
        return ((self.bits(26) << 27) + self.bits(27)) / (1 << 53)

    def below(self, bound):
        if bound & -bound == bound:
            return bound * self.bits(31) >> 31
        while True:
            drawn = self.bits(31)
            if drawn - drawn % bound + bound - 1 < 1 << 31:
                return drawn % bound


def window_random(seed, ids):
    """SplitMix64 over the seed and the ids."""
    def mixed(value):
        z = (value + 0x9E3779B97F4A7C15) & MASK
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
        return z ^ z >> 31

    state = mixed(seed & MASK)
    for i in ids:
        state = mixed((state + int(i)) & MASK)
    return JavaRandom(state)


def reagent(ref, ids, target, steps=100, ratio=0.3, seed=1):
    stays, drawn = window_random(seed, ids), window_random(~seed, ids)
    rows, kept = [], []
    for _ in range(steps):
        kept.append([stays.uniform() < 1 - ratio for _ in ids])
    for row in kept:
        others = [drawn.below(len(ref.table)) for _ in ids]
        rows.append([int(i) if stay else other for i, stay, other in zip(ids, row, others)])
    with torch.no_grad():
        whole = torch.softmax(ref.model(ids[None]).logits[0, -1], -1)[target]
        others = torch.softmax(ref.model(torch.tensor(rows)).logits[:, -1], -1)[:, target]
    difference = (whole - others).numpy()
    update = np.log((1 + difference) / (1 - difference))
    return np.where(np.array(kept), -update[:, None], update[:, None]).mean(0)


def main(name):
    ref = Reference(name)
    out = {key: [] for key in ("alti_one", "alti", "attention_norm", "attention_flow", "sig_mean", "dig_mean", "reagent")}
    baseline = ref.table.mean(0)
    for ids in ref.ids:
        one, rolled, norms, flows, widths, product = [], [], [], [], [], None
        for a, moved, bias, residual in ref.moved(ids):
            c = shares(moved, bias, residual)
            product = c if product is None else c @ product
            one.append(c[-1].numpy())
            rolled.append(product[-1].numpy())
            norms.append(moved[-1].norm(dim=-1).numpy())
            widths.append((0.5 * a.mean(0) + 0.5 * torch.eye(a.shape[1], dtype=a.dtype)).numpy())
            flows.append([flow(widths, t) for t in range(len(ids))])
        x = ref.table[ids]
        target = int(ref.model(ids[None]).logits[0, -1].argmax())
        for key, value in zip(out, (one, rolled, norms, flows, sequential(ref, x, baseline, target),
                                    discretized(ref, ids, x, baseline, target), reagent(ref, ids, target))):
            out[key].append(np.array(value))
    np.savez_compressed(HERE / f"methods_{name}.npz", **{key: np.array(value) for key, value in out.items()})


if __name__ == "__main__":
    for model in ("gpt2", "llama"):
        main(model)
