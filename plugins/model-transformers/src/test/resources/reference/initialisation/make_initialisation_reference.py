"""How Hugging Face transformers draws the weights of every architecture, as numbers about them.

usage: make_initialisation_reference.py     (transformers 5.18.0, torch 2.13.0, CPU)

Writes initialisation.json: for each form in ../architectures, and GPT-2, the configuration (four times as wide, so that
matrices have thousands of numbers; the padding token and the deviation set, so that a rule that overlooks them is seen), and
for every parameter, tied ones once:
  shape; mean, standard deviation and kurtosis over SEEDS draws (kurtosis 3 is normal); rows that are zero in every draw.
A constant has deviation 0 and no kurtosis.
"""
import json
import pathlib
import tempfile

import numpy as np
import torch
import transformers as hf
from safetensors.torch import load_file

HERE = pathlib.Path(__file__).parent
SEEDS = range(4)
WIDER = {
    "hidden_size", "n_embd", "n_embed", "intermediate_size", "ffn_dim", "n_inner", "ffn_hidden_size", "num_attention_heads",
    "n_head", "num_key_value_heads", "num_kv_heads", "word_embed_proj_dim", "vocab_size",
}
DROPPED = {"architectures", "transformers_version", "dtype", "torch_dtype", "use_cache", "task_specific_params"}


def wider(folder, **changes):
    config = json.loads((folder / "config.json").read_text())
    config = {key: 4 * value if key in WIDER and value else value for key, value in config.items() if key not in DROPPED}
    deviation = "init_std" if config["model_type"] == "opt" else "initializer_range"
    return {**config, deviation: 0.03, "pad_token_id": 3, **changes}


def without(config, *keys):
    return {key: value for key, value in config.items() if key not in keys}


def parameters(config):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "config.json").write_text(json.dumps(config))
        read = hf.AutoConfig.from_pretrained(folder)
        draws = []
        for seed in SEEDS:
            torch.manual_seed(seed)
            # Saved, because files hold tied tensors once; and saved again as read, for only then do they have published names.
            model = hf.AutoModelForCausalLM.from_config(read)
            for _ in range(2):
                model.generation_config = hf.GenerationConfig()  # the usual one refuses a padding token counted from the end
                model.save_pretrained(folder)
                model = hf.AutoModelForCausalLM.from_pretrained(folder)
            draws.append({name: tensor.double().numpy() for name, tensor in load_file(f"{folder}/model.safetensors").items()})
    return {name: about([draw[name] for draw in draws]) for name in draws[0]}


def about(draws):
    x = np.stack(draws)
    result = {"shape": list(x.shape[1:]), "mean": float(f"{x.mean():.5g}"), "deviation": 0.0, "zero-rows": []}
    if x.min() == x.max():
        return result
    zero = [row for row in range(x.shape[1]) if not x[:, row].any()]
    drawn = np.delete(x, zero, axis=1)
    assert drawn.size > 10_000, drawn.shape
    centred = drawn - drawn.mean()
    deviation = centred.std()
    result.update(mean=float(f"{drawn.mean():.5g}"), deviation=float(f"{deviation:.5g}"), kurtosis=float(f"{(centred**4).mean() / deviation**4:.5g}"))
    result["zero-rows"] = zero
    return result


forms = {folder.parent.name: wider(folder) for folder in sorted(HERE.parent.glob("architectures/*/model"))}
forms["gpt2"] = wider(HERE.parent / "gpt2" / "model")
# What a configuration does not say is as the architecture's own class has it, and a row counted from the end is one.
forms["gemma, padding not said"] = without(forms["gemma"], "pad_token_id", "initializer_range")
forms["opt, padding not said"] = without(forms["opt"], "pad_token_id", "init_std")
forms["llama, padding none"] = {**forms["llama3"], "pad_token_id": None}
forms["llama, padding last"] = {**forms["llama3"], "pad_token_id": -1}
result = {}
for form, config in forms.items():
    result[form] = {"config": config, "parameters": parameters(config)}
    print(form, len(result[form]["parameters"]))
lines = ",\n".join(
    f' {json.dumps(form)}: {{"config": {json.dumps(one["config"])}, "parameters": {{\n'
    + ",\n".join(f"  {json.dumps(name)}: {json.dumps(about)}" for name, about in one["parameters"].items())
    + "}}"
    for form, one in result.items()
)
(HERE / "initialisation.json").write_text("{\n" + lines + "}\n")
