"""What Hugging Face transformers puts before a text, by what a folder's files say.

usage: make_beginnings.py     (transformers 5.18.0)

Writes beginnings.json: for each tokenizer here and each tokenizer_config.json, the ids before and behind those of the text.
"""
import json
import pathlib
import shutil
import tempfile

import transformers as hf

HERE = pathlib.Path(__file__).parent
BOS, EOS = "<s>", "</s>"
SETTINGS = [
    None,
    {},
    {"bos_token": BOS},
    {"bos_token": BOS, "add_bos_token": True},
    {"bos_token": BOS, "add_bos_token": False},
    {"bos_token": {"content": BOS, "__type": "AddedToken"}, "eos_token": EOS, "add_bos_token": True, "add_eos_token": True},
    {"bos_token": BOS, "eos_token": EOS, "add_eos_token": True},
    {"add_bos_token": True},
]
LLAMA3 = {
    "type": "Sequence",
    "processors": [
        {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": False, "use_regex": True},
        {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": BOS, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": EOS, "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {BOS: {"id": BOS, "ids": [1], "tokens": [BOS]}, EOS: {"id": EOS, "ids": [2], "tokens": [EOS]}},
        },
    ],
}
ROBERTA = {"type": "RobertaProcessing", "sep": [EOS, 2], "cls": [BOS, 1], "trim_offsets": True, "add_prefix_space": False}

cases = []
for name, processor in [("bpe_byte_fallback", None), ("bpe_digits", None), ("bpe_digits", LLAMA3), ("bpe_digits", ROBERTA), ("gpt2style", None)]:
    for settings in SETTINGS:
        if name == "gpt2style" and settings and "<s>" in json.dumps(settings):
            continue
        with tempfile.TemporaryDirectory() as folder:
            tokenizer = json.loads((HERE / name / "tokenizer.json").read_text())
            if processor:
                tokenizer["post_processor"] = processor
            pathlib.Path(folder, "tokenizer.json").write_text(json.dumps(tokenizer))
            if settings is not None:
                pathlib.Path(folder, "tokenizer_config.json").write_text(json.dumps({**settings, "tokenizer_class": "PreTrainedTokenizerFast"}))
            read = hf.PreTrainedTokenizerFast.from_pretrained(folder)
            text = "the dog ran"
            whole, plain = read(text).input_ids, read(text, add_special_tokens=False).input_ids
            at = next(i for i in range(len(whole)) if whole[i : i + len(plain)] == plain)
            cases.append({"tokenizer": name, "post-processor": processor, "tokenizer-config": settings, "before": whole[:at], "behind": whole[at + len(plain) :]})
            print(name, processor and processor["type"], settings, whole[:at], whole[at + len(plain) :])
(HERE / "beginnings.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
