"""Writes a Hugging Face causal language model as a TorchScript file that BrainRank's model 'torchscript' reads, gradients included.

usage: export_torchscript.py MODEL_FOLDER OUT.pt      (torch and transformers; any versions whose files libtorch 2.7 reads)

forward(ids, tap_0, tap_1, ..., tap_L) -> (logits, entered, hidden_0, ..., hidden_L, attention_1, ..., attention_L) as a dictionary
  ids     int64 (B, T)
  tap_0   added to the token embeddings, (B, T, E); tap_l to the output of block l, (B, T, D)
  logits  (B, T, V);  entered: what enters block 1;  hidden_l: the states with their taps added;  attention_l: (B, heads, T, T)
"""
import pathlib
import shutil
import sys

import torch
import transformers


class Tapped(torch.nn.Module):
    """Adds the taps by hooks, and keeps what passes by."""

    def __init__(self, model):
        super().__init__()
        self.model = model.eval()
        self.taps, self.seen = [], {}
        layers = model.config.num_hidden_layers
        self.blocks = next(m for m in model.modules() if isinstance(m, torch.nn.ModuleList) and len(m) == layers)
        # Gemma's table multiplies its rows; layer 0 is what they are before that.
        self.scale = getattr(model.get_input_embeddings(), "embed_scale", 1.0)
        model.get_input_embeddings().register_forward_hook(lambda m, i, o: self.tap("hidden_0", o / self.scale, 0) * self.scale)
        self.blocks[0].register_forward_pre_hook(self.enter, with_kwargs=True)
        for layer, block in enumerate(self.blocks, 1):
            block.register_forward_hook(lambda m, i, o, layer=layer: self.leave(o, layer))

    def tap(self, name, state, layer):
        self.seen[name] = state + self.taps[layer]
        return self.seen[name]

    def enter(self, module, positional, named):
        self.seen["entered"] = positional[0] if positional else named["hidden_states"]

    def leave(self, output, layer):
        if isinstance(output, tuple):
            return (self.tap(f"hidden_{layer}", output[0], layer), *output[1:])
        return self.tap(f"hidden_{layer}", output, layer)

    def forward(self, ids, *taps):
        self.taps, self.seen = taps, {}
        out = self.model(input_ids=ids, use_cache=False, output_attentions=True)
        self.seen["logits"] = out.logits
        for layer, weights in enumerate(out.attentions, 1):
            self.seen[f"attention_{layer}"] = weights
        return self.seen


def main(source, target):
    model = transformers.AutoModelForCausalLM.from_pretrained(source, attn_implementation="eager", dtype=torch.float32)
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    tapped = Tapped(model)
    ids = torch.randint(0, model.get_input_embeddings().num_embeddings, (2, 7))
    # A run with taps of nothing, to see the shapes of the states.
    tapped.taps = [0.0] * (len(tapped.blocks) + 1)
    with torch.no_grad():
        model(input_ids=ids, use_cache=False)
    taps = [torch.zeros_like(tapped.seen[f"hidden_{layer}"]) for layer in range(len(tapped.blocks) + 1)]
    with torch.no_grad():
        traced = torch.jit.trace(tapped, (ids, *taps), strict=False, check_trace=False)
    traced.save(target)
    for name in ("config.json", "tokenizer.json"):
        if (pathlib.Path(source) / name).exists():
            shutil.copy(pathlib.Path(source) / name, pathlib.Path(target).with_name(name))


if __name__ == "__main__":
    main(*sys.argv[1:])
