"""Exports small models to ONNX, for the tests beside it.

usage: make_onnx_fixtures.py ARCHITECTURES     (torch 2.13.0, transformers 5.18.0, onnx 1.23.1, onnxruntime 1.30.0)

ARCHITECTURES is src/test/resources/reference/architectures of model-transformers. Files are called FORM-EXPORTER.onnx where all
must be as in the folder FORM/model, and otherwise by what is particular:
  past.onnx         keys and values of before are inputs, those of now outputs, as Optimum exports for generation
  half.onnx         float16 throughout
  external.onnx     weights in external.onnx.data beside it
  exporting.onnx    hidden states and attention weights are outputs too
  fused.onnx        gpt_neox_sequential as ONNX Runtime rewrites it, with operators of its own
  opaque.onnx       made by hand, without attention, so that blocks cannot be told
  fixed.onnx        for windows of two and seven tokens alone
"""
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime
import torch
import transformers as hf

HERE = pathlib.Path(__file__).parent
ARCHITECTURES = pathlib.Path(sys.argv[1])
LEGACY = ["opt_350m", "bloom", "falcon_40b", "llama3", "gpt_neox_sequential"]
DYNAMO = ["gptj", "gemma2"]
AXES = {0: "batch", 1: "sequence"}


class Forward(torch.nn.Module):
    def __init__(self, model, everything=False):
        super().__init__()
        self.model, self.everything = model, everything

    def forward(self, input_ids, attention_mask):
        out = self.model(input_ids=input_ids, attention_mask=attention_mask, use_cache=False,
                         output_hidden_states=self.everything, output_attentions=self.everything)
        return (out.logits, *out.hidden_states, *out.attentions) if self.everything else out.logits


class Continuing(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, position_ids, *past):
        cache = hf.DynamicCache()
        for layer in range(len(past) // 2):
            cache.update(past[2 * layer], past[2 * layer + 1], layer)
        out = self.model(input_ids=input_ids, attention_mask=attention_mask, position_ids=position_ids,
                         past_key_values=cache, use_cache=True)
        present = [part for layer in out.past_key_values.layers for part in (layer.keys, layer.values)]
        return (out.logits, *present)


def load(form, dtype=torch.float32):
    folder = ARCHITECTURES / form / "model"
    return hf.AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager", dtype=dtype).eval()


def inputs(model):
    ids = torch.randint(0, model.config.vocab_size, (2, 7))
    return ids, torch.ones_like(ids)


def legacy(module, arguments, name, inputs, outputs, axes):
    torch.onnx.export(module, arguments, str(HERE / name), dynamo=False, input_names=inputs, output_names=outputs, dynamic_axes=axes)


def plain(form, name, dtype=torch.float32, fixed=False):
    model = load(form, dtype)
    names = ["input_ids", "attention_mask"]
    legacy(Forward(model), inputs(model), name, names, ["logits"], None if fixed else {n: AXES for n in [*names, "logits"]})


def dynamo(form, name):
    model = load(form)
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("sequence")}
    names = ["input_ids", "attention_mask"]
    torch.onnx.export(Forward(model), inputs(model), str(HERE / name), dynamo=True, external_data=False, verbose=False,
                      input_names=names, output_names=["logits"], dynamic_shapes={n: axes for n in names})
    model = onnx.load(HERE / name)
    for part in [*model.graph.node, *model.graph.value_info]:  # where in Python each came from, most of the file
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save_model(model, HERE / name)


def exporting(form, name):
    model = load(form)
    layers = model.config.num_hidden_layers
    outputs = ["logits", *(f"hidden_states.{i}" for i in range(layers + 1)), *(f"attentions.{i}" for i in range(layers))]
    legacy(Forward(model, True), inputs(model), name, ["input_ids", "attention_mask"], outputs,
           {n: AXES for n in ["input_ids", "attention_mask", *outputs[:layers + 2]]})


def past(form, name):
    model = load(form)
    config, (ids, _) = model.config, inputs(model)
    parts = [f"{i}.{part}" for i in range(config.num_hidden_layers) for part in ("key", "value")]
    shape = (2, config.num_key_value_heads, 3, config.head_dim)
    arguments = (ids, torch.ones(2, 10, dtype=torch.int64), torch.arange(3, 10).expand(2, 7).clone(), *(torch.randn(shape) for _ in parts))
    keys = {0: "batch", 2: "past"}
    axes = {"input_ids": AXES, "attention_mask": {0: "batch", 1: "past + sequence"}, "position_ids": AXES, "logits": AXES}
    axes.update({f"past_key_values.{part}": keys for part in parts})
    axes.update({f"present.{part}": keys for part in parts})
    legacy(Continuing(model), arguments, name, ["input_ids", "attention_mask", "position_ids", *(f"past_key_values.{p}" for p in parts)],
           ["logits", *(f"present.{p}" for p in parts)], axes)


for form in LEGACY:
    plain(form, f"{form}-legacy.onnx")
for form in DYNAMO:
    dynamo(form, f"{form}-dynamo.onnx")
exporting("llama3", "exporting.onnx")
past("llama3", "past.onnx")
plain("llama3", "half.onnx", torch.float16)
plain("opt_350m", "fixed.onnx", fixed=True)
onnx.save_model(onnx.load(HERE / "llama3-legacy.onnx"), HERE / "external.onnx", save_as_external_data=True,
                location="external.onnx.data", size_threshold=256)
options = onnxruntime.SessionOptions()
options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
options.optimized_model_filepath = str(HERE / "fused.onnx")
onnxruntime.InferenceSession(str(HERE / "gpt_neox_sequential-legacy.onnx"), options)

random = np.random.default_rng(1)
helper = onnx.helper
tensors = {"table": random.normal(size=(19, 6)), "mix": random.normal(size=(6, 6)), "head": random.normal(size=(6, 19))}
nodes = [helper.make_node(*node) for node in [
    ("Gather", ["table", "tokens"], ["embedded"]), ("CumSum", ["embedded", "axis"], ["summed"]), ("MatMul", ["summed", "mix"], ["mixed"]),
    ("Tanh", ["mixed"], ["bent"]), ("MatMul", ["bent", "head"], ["scores"])]]
value = helper.make_tensor_value_info
graph = helper.make_graph(
    nodes, "opaque", [value("tokens", onnx.TensorProto.INT32, ["b", "t"])], [value("scores", onnx.TensorProto.FLOAT, ["b", "t", 19])],
    [*(onnx.numpy_helper.from_array(array.astype(np.float32), name) for name, array in tensors.items()),
     onnx.numpy_helper.from_array(np.array(1, np.int64), "axis")])
onnx.save_model(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), HERE / "opaque.onnx")
