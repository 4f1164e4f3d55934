"""Small random models of every architecture, with the numbers that Hugging Face transformers computes for them.

usage: make_architectures_reference.py [name ...]     (transformers 5.18.0, torch 2.13.0, CPU, eager attention)

Writes a folder for each: model/ as save_pretrained leaves it (config.json in the older spelling too, where the test is of
that), and numbers.npz, computed in float64:
  ids (N, T), logits (N, V) of the last position, hidden (N, L, T, D) what enters each block, block (N, T, D)
  the last block's output before any norm, attention (N, L, H, T, T), gradient (N, T, E) of the likeliest token's logit by the
  token embeddings.
Weights are larger than at initialisation, so that softmaxes and activations are far from linear; norms and biases are
random, so that none can be left out.
"""
import json
import pathlib
import shutil
import sys

import numpy as np
import torch
import transformers as hf

HERE = pathlib.Path(__file__).parent
torch.set_num_threads(1)

BASE = dict(vocab_size=61, hidden_size=24, num_hidden_layers=2, num_attention_heads=4, max_position_embeddings=64)
GATED = dict(BASE, num_key_value_heads=2, intermediate_size=40, pad_token_id=0, bos_token_id=1, eos_token_id=2)
LLAMA3 = dict(rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=16)


def plain(**changes):
    return dict(BASE, pad_token_id=None, bos_token_id=1, eos_token_id=2, **changes)


MODELS = {
    "gpt_neox": hf.GPTNeoXConfig(**plain(intermediate_size=48, rotary_pct=0.7)),
    "gpt_neox_sequential": hf.GPTNeoXConfig(**plain(intermediate_size=48, rotary_pct=1.0, use_parallel_residual=False)),
    "gptj": hf.GPTJConfig(vocab_size=61, n_embd=24, n_layer=2, n_head=3, n_positions=64, rotary_dim=4, bos_token_id=1, eos_token_id=2),
    "opt": hf.OPTConfig(**{**plain(ffn_dim=48), "pad_token_id": 1}),
    "opt_350m": hf.OPTConfig(**{**plain(ffn_dim=48, do_layer_norm_before=False, word_embed_proj_dim=12), "pad_token_id": 1}),
    "bloom": hf.BloomConfig(vocab_size=61, hidden_size=24, n_layer=2, n_head=4, bos_token_id=1, eos_token_id=2),
    "bloom_six_heads": hf.BloomConfig(vocab_size=61, hidden_size=24, n_layer=2, n_head=6, bos_token_id=1, eos_token_id=2),
    "falcon_7b": hf.FalconConfig(**plain(multi_query=True, parallel_attn=True)),
    "falcon_40b": hf.FalconConfig(**plain(new_decoder_architecture=True, num_kv_heads=2)),
    "falcon_rw": hf.FalconConfig(**plain(multi_query=False, parallel_attn=False, alibi=True, bias=True)),
    "llama3": hf.LlamaConfig(**GATED, rope_parameters=dict(LLAMA3, rope_theta=500.0), head_dim=8),
    "llama_linear": hf.LlamaConfig(**GATED, rope_parameters=dict(rope_type="linear", factor=4.0, rope_theta=100.0), attention_bias=True, mlp_bias=True),
    "llama_dynamic": hf.LlamaConfig(**{**GATED, "max_position_embeddings": 8}, rope_parameters=dict(rope_type="dynamic", factor=4.0, rope_theta=100.0)),
    "llama_yarn": hf.LlamaConfig(**GATED, rope_parameters=dict(rope_type="yarn", factor=4.0, rope_theta=100.0, original_max_position_embeddings=16)),
    "mistral": hf.MistralConfig(**GATED, sliding_window=5, head_dim=8),
    "qwen2": hf.Qwen2Config(**GATED, use_sliding_window=True, sliding_window=5, max_window_layers=1),
    "qwen3": hf.Qwen3Config(**GATED, head_dim=8),
    "gemma": hf.GemmaConfig(**GATED, head_dim=8),
    "gemma2": hf.Gemma2Config(**GATED, head_dim=8, sliding_window=5, query_pre_attn_scalar=12, attn_logit_softcapping=2.0, final_logit_softcapping=3.0),
    "gemma3": hf.Gemma3TextConfig(**{**GATED, "num_hidden_layers": 3}, head_dim=8, sliding_window=5, query_pre_attn_scalar=12, layer_types=["sliding_attention", "full_attention", "sliding_attention"]),
    "phi": hf.PhiConfig(**plain(intermediate_size=48, num_key_value_heads=2, qk_layernorm=True, partial_rotary_factor=0.7)),
    "phi3": hf.Phi3Config(**GATED),
    "phi3_longrope": hf.Phi3Config(**GATED, original_max_position_embeddings=8, rope_parameters=dict(rope_type="longrope", rope_theta=100.0, short_factor=[1.0, 1.1, 1.3], long_factor=[1.5, 2.0, 3.5])),
    "stablelm": hf.StableLmConfig(**GATED, partial_rotary_factor=0.7, use_qkv_bias=True),
    "stablelm_parallel": hf.StableLmConfig(**GATED, partial_rotary_factor=0.7, use_parallel_residual=True, qk_layernorm=True),
    "smollm3": hf.SmolLM3Config(**GATED, no_rope_layers=[1, 0]),
}
T = 12


def causal_mask_without_bias(config, inputs_embeds, **rest):
    """Eager Falcon of transformers 5.18 adds ALiBi twice, in the mask and in the scores; its default (SDPA) adds it once."""
    t = inputs_embeds.shape[1]
    return torch.full((t, t), float("-inf"), dtype=inputs_embeds.dtype).triu(1)


def randomise(model, seed):
    generator = torch.Generator().manual_seed(seed)
    for name, tensor in sorted(model.named_parameters()):
        noise = torch.randn(tensor.shape, generator=generator)
        with torch.no_grad():
            tensor.copy_((0.25 if tensor.dim() > 1 else 0.2) * noise + (1.0 if "norm" in name and name.endswith("weight") and "gemma" not in type(model).__name__.lower() or "ln_" in name and name.endswith("weight") else 0.0))


def make(name, config):
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    config._attn_implementation = "eager"
    torch.manual_seed(1)
    model = hf.AutoModelForCausalLM.from_config(config, attn_implementation="eager").eval().float()
    randomise(model, sum(map(ord, name)))
    model.tie_weights()
    model.save_pretrained(folder / "model")
    (folder / "model" / "generation_config.json").unlink(missing_ok=True)
    model = model.double()
    ids = torch.tensor(np.random.default_rng(7).integers(3, 61, (2, T)))
    blocks = []
    layers = [m for n, m in model.named_modules() if isinstance(m, torch.nn.ModuleList) and len(m) == model.config.num_hidden_layers and "norms" not in n]
    handle = layers[0][-1].register_forward_hook(lambda m, i, o: blocks.append((o[0] if isinstance(o, tuple) else o).detach()))
    # Gemma scales inside its embedding table: the leaf is a row of the table, before scaling.
    table = model.get_input_embeddings()
    leaf = torch.nn.functional.embedding(ids, table.weight).detach().requires_grad_(True)
    scale = getattr(table, "scalar_embed_scale", 1.0)
    usual = hf.models.falcon.modeling_falcon.create_causal_mask
    if name == "falcon_rw":
        hf.models.falcon.modeling_falcon.create_causal_mask = causal_mask_without_bias
    out = model(inputs_embeds=leaf * float(np.float32(scale)), output_hidden_states=True, output_attentions=True, use_cache=False)
    hf.models.falcon.modeling_falcon.create_causal_mask = usual
    check = hf.AutoModelForCausalLM.from_pretrained(folder / "model", attn_implementation="sdpa" if name == "falcon_rw" else "eager").double().eval()
    assert torch.allclose(check(input_ids=ids, use_cache=False).logits, out.logits, rtol=1e-5, atol=1e-5), name
    handle.remove()
    logits = out.logits[:, -1]
    logits.max(-1).values.sum().backward()
    np.savez_compressed(
        folder / "numbers.npz",
        ids=ids.numpy(),
        logits=logits.detach().numpy(),
        hidden=torch.stack(out.hidden_states[:-1], 1).detach().numpy(),
        block=blocks[0].numpy(),
        attention=torch.stack(out.attentions, 1).detach().numpy(),
        gradient=leaf.grad.numpy(),
    )
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    print(name, tuple(out.hidden_states[0].shape), f"{size / 1024:.0f} KiB", float(logits.abs().max()))


for name in sys.argv[1:] or MODELS:
    make(name, MODELS[name])
