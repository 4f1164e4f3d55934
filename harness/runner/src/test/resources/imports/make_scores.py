"""Makes the files that ScoreFileTest reads: what NumPy, h5py and Inseq save.

The JSON follows Inseq 0.7, inseq/data/attribution.py (save, _convert_to_safetensors) and inseq/utils/serialization.py; the
tensors in it are safetensors with one tensor named "attribution", in base64. Run with Debian's python3-numpy and python3-h5py.
"""
import base64, json, struct
import h5py
import numpy as np

scores = {
    "moon": np.array([[0.5, -1.25], [2.0, 3.0], [1e-3, -7.0]]),
    "sun": np.array([[4.0, 4.5], [-5.0, 6.0]]),
}
np.save("moon.npy", scores["moon"].astype("float32"))
np.savez("scores.npz", **{k: v.astype(">f8") for k, v in scores.items()})
np.savez_compressed("half.npz", **{k: v.astype("float16") for k, v in scores.items()})
np.save("fortran.npy", np.asfortranarray(scores["moon"]))
np.save("integers.npy", np.arange(6).reshape(3, 2))
bad = scores["moon"].copy(); bad[1, 1] = np.nan
np.save("nan.npy", bad)
with h5py.File("scores.h5", "w") as f:
    f["moon"] = scores["moon"].astype("float32")
    f.create_dataset("sun", data=scores["sun"], chunks=(1, 2), compression="gzip")


def instance(name, attributes):
    return {"__instance_type__": ["inseq.data.attribution", name], "attributes": attributes}


def packed(matrix, dtype):
    data = matrix.astype({"F32": "<f4", "F16": "<f2"}[dtype]).tobytes()
    header = json.dumps({"attribution": {"dtype": dtype, "shape": list(matrix.shape), "data_offsets": [0, len(data)]}})
    header = header.encode() + b" " * (-len(header) % 8)
    return base64.b64encode(struct.pack("<Q", len(header)) + header + data).decode()


def window(tokens, values, dtype):
    target = [instance("TokenWithId", {"token": t, "id": i}) for i, t in enumerate(tokens + ["Ġnext", "Ġone"])]
    matrix = np.full((len(target), 2), np.nan)
    matrix[: len(tokens), 0] = values
    matrix[: len(tokens) + 1, 1] = 99.0  # the second generated token, which is not read
    attributions = matrix[:, :].tolist() if dtype is None else packed(matrix, dtype)
    return instance("FeatureAttributionSequenceOutput", {
        "source": target[: len(tokens)], "target": target, "target_attributions": attributions,
        "source_attributions": None, "attr_pos_start": len(tokens), "attr_pos_end": len(target)})


# Words: the | moonlight | fell
windows = [
    window(["The"], [1.0], "F32"),
    window(["The", "Ġmoon", "light"], [0.5, 2.0, 0.25], "F16"),
    window(["The", "Ġmoon", "light", "Ġfell"], [-1.0, 3.0, 0.5, 4.0], None),
]
out = instance("FeatureAttributionOutput", {"sequence_attributions": windows, "step_attributions": None, "info": {}})
with open("inseq.json", "w") as f:
    json.dump(out, f, indent=1)
