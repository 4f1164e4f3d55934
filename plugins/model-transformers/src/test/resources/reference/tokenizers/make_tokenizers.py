"""Small tokenizers of every kind that language models come with, and how Hugging Face tokenizers 0.23.2 splits texts by them.

usage: make_tokenizers.py     (trained on the sentences below; a folder for each with tokenizer.json and tokenizer_golden.json)
"""
import json
import pathlib

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).parent
CORPUS = [
    "Once upon a time, there was a little girl named Lily. She didn't like the well-known 1,234 rules.",
    "Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do.",
    "The naïve café owner said: it's 3.14 o'clock, isn't it? No-one answered for twenty-one minutes!",
    "HELLO world hello World. A rabbit with pink eyes ran close by her; so she ran across the field after it.",
] * 3
TEXTS = [
    "Once upon a time, there was a little girl named Lily.",
    " leading and  double   spaces ",
    "didn't can't o'clock well-known twenty-one",
    "naïve café Ünïcödé ﬁne ½ Ａ",
    "emoji 😀👩‍👩‍👧 and 漢字",
    "1,234 3.14 2026 10000000",
    "tabs\tand\nnewlines\r\n",
    "UPPER lower MiXeD",
    "",
    " ",
    "▁ the mark itself",
    "<s> special </s> words",
    "‘curly’ “quotes” — dashes…",
]


def golden(name, tokenizer):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    cases = []
    for text in TEXTS:
        one, bare = tokenizer.encode(text), tokenizer.encode(text, add_special_tokens=False)
        cases.append({"text": text, "ids": one.ids, "tokens": one.tokens, "offsets": one.offsets, "ids_no_special": bare.ids})
    (folder / "tokenizer_golden.json").write_text(json.dumps(cases, ensure_ascii=False, indent=0) + "\n")


def bos(tokenizer, token="<s>"):
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{token} $A", special_tokens=[(token, tokenizer.token_to_id(token))])


SPECIAL = [AddedToken("<unk>", special=True), AddedToken("<s>", special=True), AddedToken("</s>", special=True)]
BYTES = [f"<0x{i:02X}>" for i in range(256)]

# Llama 1 and 2, Mistral, Gemma: BPE over characters with ▁ for spaces, bytes where a character is unknown.
for name, prepend in (("bpe_byte_fallback", True), ("bpe_byte_fallback_no_prefix", False)):
    t = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    steps = [normalizers.Prepend("▁")] if prepend else []
    t.normalizer = normalizers.Sequence(steps + [normalizers.Replace(" ", "▁")])
    t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=480, special_tokens=SPECIAL + BYTES, show_progress=False))
    t.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    bos(t)
    golden(name, t)

# SentencePiece's Unigram with its metaspace and NFKC.
t = Tokenizer(models.Unigram())
t.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
t.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
t.train_from_iterator(CORPUS, trainers.UnigramTrainer(vocab_size=260, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False))
t.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
golden("unigram", t)

# Llama 3, Qwen2: byte-level BPE behind a regular expression of its own, digits in threes.
t = Tokenizer(models.BPE(ignore_merges=True))
t.pre_tokenizer = pre_tokenizers.Sequence([
    pre_tokenizers.Split(Regex(r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"), "isolated"),
    pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
])
t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=420, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=SPECIAL, show_progress=False))
t.decoder = decoders.ByteLevel()
bos(t)
golden("bpe_split", t)

# Qwen2 with NFC; byte-level with a space put before the text, as GPT-2's add_prefix_space.
t = Tokenizer(models.BPE())
t.normalizer = normalizers.NFC()
t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=420, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=SPECIAL, show_progress=False))
t.decoder = decoders.ByteLevel()
t.post_processor = processors.ByteLevel(trim_offsets=True)
golden("bpe_prefix_space_nfc", t)

# Digits one by one and punctuation apart, as Falcon.
t = Tokenizer(models.BPE())
t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Punctuation("contiguous"), pre_tokenizers.ByteLevel(add_prefix_space=False), pre_tokenizers.Digits(individual_digits=False), pre_tokenizers.Split(Regex("[0-9][0-9][0-9]"), "isolated")])
t.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=420, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=SPECIAL, show_progress=False))
t.decoder = decoders.ByteLevel()
golden("bpe_digits", t)
