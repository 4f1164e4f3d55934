"""Makes the files that the readers are tested with, and what nibabel, h5py, scipy and NumPy read in them.

Made with Python 3.11, NumPy 2.4.6, nibabel 5.4.2, h5py 3.16.0, SciPy 1.17.1:
    python make_fixtures.py        (in this folder; overwrites nifti/, numpy/, gifti/, cifti/, mgh/, hdf5/, matlab/, tables/)

`expected.npz` of each folder holds, by the name of the file, what the reference program reads: float64, C order; for
series of shape (scans, targets), for images `get_fdata()` with voxels in Fortran order. `NAME.affine` is nibabel's affine.
"""
import base64
import contextlib
import gzip
import pathlib
import shutil
import zlib

import nibabel as nib
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
rng = np.random.default_rng(20260101)


@contextlib.contextmanager
def folder(name):
    path = HERE / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    expected.clear()
    yield path
    np.savez_compressed(path / "expected.npz", **expected)


expected = {}


def expect(path, values, suffix=""):
    expected[path.name + suffix] = np.array(values, dtype="<f8", order="C")


def numbers(dtype, shape):
    """Random numbers over a type's whole range, its extremes first."""
    dtype = np.dtype(dtype)
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        values = rng.integers(info.min, info.max, shape, dtype=dtype.newbyteorder("="), endpoint=True)
        values.flat[:3] = [info.min, info.max, info.max // 2]
        if dtype.itemsize == 8:
            values.flat[3] = 2**53 + 1
    elif dtype.kind == "b":
        values = rng.integers(0, 2, shape).astype(bool)
    else:
        info = np.finfo(dtype)
        values = rng.standard_normal(shape).astype(dtype)
        values.flat[:6] = [info.max, info.min, info.smallest_subnormal, -0.0, np.inf, np.nan]
    return values.astype(dtype)


def series(image):
    """get_fdata() with shape (volumes, voxels), first axis of the image fastest."""
    data = np.asarray(image.get_fdata(dtype=np.float64))
    while data.ndim < 3:
        data = data[..., None]
    volumes = int(np.prod(data.shape[3:], dtype=int))
    return data.reshape((-1, volumes), order="F").T


# ---------------------------------------------------------------- NIfTI
AFFINE = np.array([[-3.0, 0.25, 0.1, 90.5], [0.2, 2.5, -0.3, -126.25], [0.05, 0.4, 3.5, -72.125], [0, 0, 0, 1]])
TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"]


def save_nifti(path, image):
    nib.save(image, path)
    back = nib.load(path)
    expect(path, series(back))
    expect(path, back.affine, ".affine")


def nifti():
    with folder("nifti") as out:
        for name in TYPES:
            for letter, order in (("le", "<"), ("be", ">")):
                for version, kind, head in ((1, nib.Nifti1Image, nib.Nifti1Header), (2, nib.Nifti2Image, nib.Nifti2Header)):
                    if version == 2 and name not in ("i2", "f4", "u8"):
                        continue
                    header = head(endianness=order)
                    header.set_data_dtype(np.dtype(order + name))
                    header.set_xyzt_units("mm", "sec")
                    image = kind(numbers(order + name, (3, 2, 2, 3)), AFFINE, header, dtype=np.dtype(order + name))
                    image.header["pixdim"][4] = 1.5
                    save_nifti(out / f"{name}-{letter}-{version}.nii", image)
        # Scaling.
        for name, slope, inter in (("scaled", 0.0013, -7.25), ("slope-zero", 0.0, 5.0), ("slope-nan", np.nan, 5.0), ("slope-inf", np.inf, 5.0)):
            image = nib.Nifti1Image(numbers("i2", (3, 2, 2, 2)), AFFINE)
            path = out / f"{name}.nii"
            nib.save(image, path)
            raw = bytearray(path.read_bytes())
            raw[112:120] = np.array([slope, inter], "<f4").tobytes()
            path.write_bytes(raw)
            expect(path, series(nib.load(path)))
            expect(path, nib.load(path).affine, ".affine")
        # Placement: qform alone (rotated, and flipped), neither.
        rotated = nib.affines.from_matvec(nib.eulerangles.euler2mat(0.3, -0.2, 0.9) @ np.diag([2, 2.5, 3]), [10, -20, 30])
        for name, affine in (("qform", rotated), ("qform-flipped", rotated @ np.diag([1, 1, -1, 1])),
                             ("qform-half-turn", np.diag([-2.0, -2.5, 3.0, 1.0])), ("placed-nowhere", None)):
            image = nib.Nifti1Image(numbers("i2", (4, 3, 2)), np.diag([2.0, 2.5, 3.0, 1.0]))
            image.set_sform(None, 0)
            image.set_qform(affine, 1 if affine is not None else 0)
            nib.save(image, out / f"{name}.nii")
            back = nib.load(out / f"{name}.nii")
            expect(out / f"{name}.nii", series(back))
            expect(out / f"{name}.nii", back.header.get_best_affine(), ".affine")
        # Axes: fewer than three, trailing ones, AFNI's fifth axis.
        for name, shape in (("line", (5,)), ("plane", (4, 3)), ("volume", (3, 2, 2)), ("trailing-ones", (3, 2, 2, 1, 1)), ("bucket", (3, 2, 2, 1, 4))):
            save_nifti(out / f"{name}.nii", nib.Nifti1Image(numbers("f4", shape), AFFINE))
        # Compressed, a pair, a compressed pair, extensions, a gap before the numbers, two gzip members.
        image = nib.Nifti1Image(numbers("f4", (5, 4, 3, 6)), AFFINE)
        image.header.set_xyzt_units("mm", "msec")
        image.header["pixdim"][4] = 2004.5
        image.header["descrip"] = b"compressed"
        save_nifti(out / "compressed.nii.gz", image)
        plain = gzip.decompress((out / "compressed.nii.gz").read_bytes())
        (out / "two-members.nii.gz").write_bytes(gzip.compress(plain[:400], mtime=0) + gzip.compress(plain[400:], mtime=0))
        (out / "compressed.nii.gz").write_bytes(gzip.compress(plain, mtime=0))
        pair = nib.Nifti1Pair(numbers("i2", (3, 2, 2, 2)), AFFINE)
        pair.header.set_xyzt_units("mm", "usec")
        pair.header["pixdim"][4] = 720000
        for name in ("pair.img", "pair-compressed.img.gz"):
            nib.save(pair, out / name)
            expect(out / name, series(nib.load(out / name)))
            expect(out / name, nib.load(out / name).affine, ".affine")
        image = nib.Nifti1Image(numbers("u1", (3, 2, 2)), AFFINE)
        image.header.extensions.append(nib.nifti1.Nifti1Extension("comment", b"a comment"))
        save_nifti(out / "extended.nii", image)
        # What is refused.
        for name, dtype in (("complex", "c8"), ("rgb", [("R", "u1"), ("G", "u1"), ("B", "u1")])):
            nib.save(nib.Nifti1Image(np.zeros((2, 2, 2), dtype), AFFINE, dtype=np.dtype(dtype)), out / f"{name}.nii")
        nib.save(nib.AnalyzeImage(np.zeros((2, 2, 2), "i2"), np.eye(4)), out / "analyze.img")


# ---------------------------------------------------------------- NumPy
def save_array(path, array, version=None):
    with open(path, "wb") as file:
        np.lib.format.write_array(file, array, version=version)
    expect(path, np.load(path).astype("<f8"))


def numpy():
    with folder("numpy") as out:
        for name in ["b1", "f2"] + TYPES:
            for letter, order in (("le", "<"), ("be", ">")):
                save_array(out / f"{name}-{letter}.npy", numbers(order + name, (4, 3)))
        array = numbers("f4", (4, 3))
        for version in ((1, 0), (2, 0), (3, 0)):
            save_array(out / f"version-{version[0]}.npy", array, version)
        save_array(out / "fortran.npy", np.asfortranarray(numbers("f4", (5, 3))))
        save_array(out / "fortran-cube.npy", np.asfortranarray(numbers("i2", (4, 3, 2))))
        save_array(out / "single.npy", np.array(2.5))
        save_array(out / "vector.npy", numbers("f8", (7,)))
        save_array(out / "empty.npy", np.zeros((0, 4)))
        save_array(out / "cube.npy", numbers("f4", (4, 3, 2)))
        (out / "compressed.npy.gz").write_bytes(gzip.compress((out / "version-1.npy").read_bytes(), mtime=0))
        expect(out / "compressed.npy.gz", np.load(out / "version-1.npy").astype("<f8"))
        arrays = {"a": numbers("f4", (4, 3)), "b c": numbers("i2", (7,)), "d": np.asfortranarray(numbers("f8", (2, 3)))}
        np.savez(out / "plain.npz", **arrays)
        np.savez_compressed(out / "compressed.npz", zeros=np.zeros((100, 1000)), **arrays)
        for name in arrays:
            expect(out / f"{name[0]}.npz", arrays[name])
        np.save(out / "objects.npy", np.array([{}, []], dtype=object), allow_pickle=True)
        np.save(out / "complex.npy", np.zeros((2, 2), "c8"))
        np.save(out / "record.npy", np.zeros((2,), [("a", "f4"), ("b", "i2")]))



# ---------------------------------------------------------------- GIFTI
from nibabel.gifti import GiftiDataArray, GiftiImage, GiftiMetaData  # noqa: E402


def save_gifti(path, arrays, metadata=None):
    image = GiftiImage(darrays=arrays, meta=GiftiMetaData(metadata or {}))
    image.to_filename(path, mode="force")
    back = nib.load(path)
    expect(path, [np.asarray(array.data, "<f8").reshape(-1) for array in back.darrays])


def darray(values, encoding, endian="little", order="C", intent="NIFTI_INTENT_TIME_SERIES", **more):
    kind = {"u1": "NIFTI_TYPE_UINT8", "i4": "NIFTI_TYPE_INT32", "f4": "NIFTI_TYPE_FLOAT32", "f8": "NIFTI_TYPE_FLOAT64"}
    array = GiftiDataArray(values, intent=intent, datatype=kind[values.dtype.str[1:]], encoding=encoding, endian=endian, ordering=order, **more)
    return array


def write_gifti(path, arrays):
    """By hand: arrays are their attributes and the text of their data."""
    xml = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE GIFTI SYSTEM "http://www.nitrc.org/frs/download.php/115/gifti.dtd">\n'
    xml += f'<GIFTI Version="1.0" NumberOfDataArrays="{len(arrays)}"><MetaData/>'
    for attributes, data in arrays:
        attributes = {"Intent": "NIFTI_INTENT_NONE", "ArrayIndexingOrder": "RowMajorOrder", "Dimensionality": 1, "ExternalFileName": "", "ExternalFileOffset": "", **attributes}
        xml += "<DataArray " + " ".join(f'{name}="{value}"' for name, value in attributes.items()) + f"><MetaData/><Data>{data}</Data></DataArray>\n"
    path.write_text(xml + "</GIFTI>\n")


def gifti():
    with folder("gifti") as out:
        for name in ("u1", "i4", "f4", "f8"):
            for encoding in ("ASCII", "B64BIN", "B64GZ"):
                values = numbers(name, (3, 8))
                if encoding == "ASCII" and name[0] == "f":
                    values = np.linspace(-2, 3, 24).astype(name).reshape(3, 8)
                save_gifti(out / f"{name}-{encoding}.func.gii", [darray(row, encoding) for row in values], {"TimeStep": "1500.0"})
        # Big-endian, which nibabel reads and does not write; compressed by zlib as all programs do, and by gzip as the format says.
        for name, encoding, pack in (("big-base64", "Base64Binary", bytes), ("big-zlib", "GZipBase64Binary", zlib.compress)):
            values = numbers("f4", (2, 8))
            big = {"DataType": "NIFTI_TYPE_FLOAT32", "Dim0": 8, "Encoding": encoding, "Endian": "BigEndian"}
            write_gifti(out / f"{name}.func.gii", [(big, base64.b64encode(pack(row.astype(">f4").tobytes())).decode()) for row in values])
            expect(out / f"{name}.func.gii", [a.data for a in nib.load(out / f"{name}.func.gii").darrays])
        little = {**big, "Endian": "LittleEndian"}
        packed = base64.b64encode(gzip.compress(values[0].astype("<f4").tobytes(), mtime=0)).decode()
        write_gifti(out / "real-gzip.func.gii", [(little, packed[:20] + "\n  " + packed[20:])])
        expect(out / "real-gzip.func.gii", values[:1])
        # One array of (vertices, scans), rows first and columns first.
        values = numbers("f4", (6, 4))
        for order in ("C", "F"):
            path = out / f"matrix-{order}.func.gii"
            GiftiImage(darrays=[darray(values, "B64BIN", order=order)]).to_filename(path, mode="force")
            expect(path, nib.load(path).darrays[0].data.T)
        # Numbers in a file of their own, behind three bytes.
        values = numbers("f4", (2, 8))
        (out / "external.dat").write_bytes(b"abc" + values.astype("<f4").tobytes())
        external = {"DataType": "NIFTI_TYPE_FLOAT32", "Dim0": 8, "Encoding": "ExternalFileBinary", "Endian": "LittleEndian", "ExternalFileName": "external.dat"}
        write_gifti(out / "external.func.gii", [({**external, "ExternalFileOffset": 3 + 32 * i}, "") for i in range(2)])
        expect(out / "external.func.gii", [a.data for a in nib.load(out / "external.func.gii").darrays])
        # Labels, with a table; a surface.
        table = nib.gifti.GiftiLabelTable()
        for key, name in ((0, "???"), (24, "A1"), (174, "L & Belt")):
            label = nib.gifti.GiftiLabel(key, 0.5, 0.5, 0.5, 1)
            label.label = name
            table.labels.append(label)
        image = GiftiImage(darrays=[darray(np.array([0, 24, 24, 174], "i4"), "B64GZ", intent="NIFTI_INTENT_LABEL")], labeltable=table)
        nib.save(image, out / "regions.label.gii")
        expect(out / "regions.label.gii", [image.darrays[0].data])
        surface = GiftiImage(darrays=[darray(numbers("f4", (5, 3)), "B64GZ", intent="NIFTI_INTENT_POINTSET"), darray(np.arange(6, dtype="i4").reshape(2, 3) % 5, "B64GZ", intent="NIFTI_INTENT_TRIANGLE")])
        nib.save(surface, out / "sphere.surf.gii")
        expect(out / "sphere.surf.gii", surface.darrays[0].data, ".points")
        plain = (out / "f4-B64GZ.func.gii").read_bytes()
        (out / "compressed.func.gii.gz").write_bytes(gzip.compress(plain, mtime=0))
        expect(out / "compressed.func.gii.gz", expected["f4-B64GZ.func.gii"])


# ---------------------------------------------------------------- CIFTI-2
def cifti():
    axes = nib.cifti2.cifti2_axes
    with folder("cifti") as out:
        left = axes.BrainModelAxis.from_surface(np.array([0, 2, 3, 7]), 10, "CortexLeft")
        right = axes.BrainModelAxis.from_surface(np.array([1, 9]), 10, "CortexRight")
        mask = np.zeros((3, 4, 5), bool)
        mask[1, 2, 3] = mask[2, 0, 4] = mask[0, 3, 1] = True
        voxels = axes.BrainModelAxis.from_mask(mask, "thalamus_left", AFFINE)
        places = left + right + voxels
        series = axes.SeriesAxis(0, 0.72, 6, "SECOND")
        parcels = axes.ParcelsAxis.from_brain_models([("A", left[:2]), ("B", left[2:] + right), ("C", voxels)])
        scalars = axes.ScalarAxis(["r", "R2 & more"])
        labels = axes.LabelAxis(["parcellation"], {0: ("???", (0, 0, 0, 0)), 1: ("one", (1, 0, 0, 1))})
        for name, scan_axis, place_axis, dtype in (
                ("dense.dtseries.nii", series, places, "f4"), ("dense.dscalar.nii", scalars, places, "f8"),
                ("dense.dlabel.nii", labels, places, "i4"), ("parcels.ptseries.nii", series, parcels, "f4"),
                ("parcels.pscalar.nii", scalars, parcels, "f4"), ("short.dtseries.nii", series, places, "i2")):
            data = numbers(dtype, (len(scan_axis), len(place_axis)))
            image = nib.Cifti2Image(data, (scan_axis, place_axis), dtype=np.dtype(dtype))
            nib.save(image, out / name)
            expect(out / name, nib.load(out / name).get_fdata(dtype=np.float64))
        (out / "compressed.dtseries.nii.gz").write_bytes(gzip.compress((out / "dense.dtseries.nii").read_bytes(), mtime=0))
        expect(out / "compressed.dtseries.nii.gz", expected["dense.dtseries.nii"])
        nib.save(nib.Cifti2Image(numbers("f4", (3, 3)), (parcels, parcels)), out / "refused.pconn.nii")


# ---------------------------------------------------------------- FreeSurfer
def mgh():
    with folder("mgh") as out:
        for name in ("u1", "i4", "f4", "i2", "u2"):
            image = nib.MGHImage(numbers(">" + name, (3, 2, 2, 2)), AFFINE)
            if name == "f4":
                image.header.set_zooms([*image.header.get_zooms()[:3], 2004.5])
            nib.save(image, out / f"{name}.mgh")
        nib.save(nib.MGHImage(numbers(">f4", (12, 1, 1)), np.eye(4)), out / "surface.mgh")
        nib.save(nib.MGHImage(numbers(">i2", (3, 2, 4)), AFFINE), out / "volume.mgh")
        raw = bytearray((out / "volume.mgh").read_bytes())
        raw[28:30] = b"\0\0"
        (out / "nowhere.mgh").write_bytes(raw)
        (out / "headless.mgh").write_bytes((out / "f4.mgh").read_bytes()[:284 + 4 * 24])
        (out / "compressed.mgz").write_bytes(gzip.compress((out / "f4.mgh").read_bytes(), mtime=0))
        for path in sorted(out.glob("*.mg?")):
            # nibabel insists on a footer.
            back = nib.load(out / "f4.mgh" if path.name == "headless.mgh" else path)
            expect(path, series(back))
            expect(path, back.affine, ".affine")


# ---------------------------------------------------------------- tables
def tables():
    with folder("tables") as out:
        import csv
        rows = [["word", "onset", "note"], ["Alice", "0.25", "plain"], ["said", "1e-3", 'a "quoted", word'], ["", "-2", "two\nlines"], ["É – ü", "3.", ""]]
        with open(out / "quoted.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        with open(out / "quoted.tsv", "w", newline="", encoding="utf-8-sig") as file:
            csv.writer(file, delimiter="\t", lineterminator="\n").writerows(rows)
        (out / "plain.tsv").write_bytes(b'word\tonset\r\n"Oh\t1\r\n\r\n\'\t2\r\n')


# ---------------------------------------------------------------- HDF5
def hdf5():
    import h5py

    with folder("hdf5") as out:
        # Types of HDF5 1.12 and later are unknown to jhdf, and with one of them no other dataset of its group is read.
        for version, bound in (("earliest", "earliest"), ("latest", "v110")):
            path = out / f"{version}.h5"
            with h5py.File(path, "w", libver=(bound, "v110")) as file:
                group = file.create_group("types")
                for name in ["b1", "f2"] + TYPES:
                    for letter, order in (("le", "<"), ("be", ">")):
                        group[f"{name}-{letter}"] = numbers(order + name if name != "b1" else "b1", (4, 3))
                group = file.create_group("chunks")
                values = numbers("f4", (11, 7))
                for name, options in (
                        ("plain", {}), ("gzip", {"compression": "gzip"}), ("shuffled", {"compression": "gzip", "shuffle": True}),
                        ("summed", {"fletcher32": True}), ("all", {"compression": "gzip", "shuffle": True, "fletcher32": True}),
                        ("lzf", {"compression": "lzf", "shuffle": True}), ("growing", {"maxshape": (None, 7)}), ("wide", {"maxshape": (None, None)})):
                    group.create_dataset(name, data=values, chunks=(4, 3), **options)
                group.create_dataset("one", data=values, chunks=(11, 7), compression="gzip")
                group.create_dataset("cube", data=numbers("i2", (5, 4, 3)), chunks=(2, 3, 2), compression="gzip")
                file["single"] = 2.5
                file["vector"] = numbers("f8", (6,))
                kind = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                kind.set_layout(h5py.h5d.COMPACT)
                small = numbers("f8", (2, 3))
                made = h5py.h5d.create(file.id, b"compact", h5py.h5t.IEEE_F64LE, h5py.h5s.create_simple((2, 3)), kind)
                made.write(h5py.h5s.ALL, h5py.h5s.ALL, small)
                file["soft"] = h5py.SoftLink("/chunks/gzip")
                file["elsewhere"] = h5py.ExternalLink("other.h5", "/x")
                file["text"] = "a word"
                file["complex"] = np.zeros(3, "c8")
                holes = file.create_dataset("holes", (10, 10), "f4", chunks=(5, 5), fillvalue=7)
                holes[:5, :5] = 1
                file.create_dataset("empty", (0, 3), "f4")
            with h5py.File(path) as file:
                def keep(name, item):
                    if isinstance(item, h5py.Dataset) and item.dtype.kind in "biuf" and name not in ("holes", "empty"):
                        expected[f"{version}:/{name}"] = np.array(item[()], dtype="<f8", order="C")
                file.visititems(keep)
        with h5py.File(out / "large.h5", "w") as file:
            file.create_dataset("story", data=rng.standard_normal((50, 40)).astype("f4"), chunks=(8, 16), compression="gzip")
            expected["large:/story"] = np.array(file["story"], dtype="<f8")


# ---------------------------------------------------------------- MATLAB
def flat(value):
    return np.asarray(value).reshape(-1, order="F").astype("<f8")


def matlab():
    import h5py
    import scipy.io

    with folder("matlab") as out:
        kinds = {name: numbers(name, (3, 4)) for name in TYPES}
        kinds["logical"] = numbers("b1", (3, 4))
        kinds["cube"] = numbers("f8", (2, 3, 4))
        kinds["whole"] = np.arange(12.0).reshape(3, 4)  # scipy and MATLAB keep these as bytes
        kinds["empty"] = np.zeros((0, 3))
        cells = np.empty((2, 3), object)
        for i in range(6):
            cells.flat[i] = numbers("f4", (4, i + 1))
        rest = {"cells": cells, "text": "two words", "rows": np.array(["ab", "cd"]), "tree": {"weights": np.arange(3.0), "name": "x", "inner": {"y": 1.5}}}
        for name, compressed in (("plain.mat", False), ("compressed.mat", True)):
            scipy.io.savemat(out / name, {**kinds, **rest}, do_compression=compressed)
            back = scipy.io.loadmat(out / name)
            for key in kinds:
                expected[f"{name}:{key}"] = flat(back[key])
            for i, cell in enumerate(back["cells"].reshape(-1, order="F")):
                expected[f"{name}:cells:{i}"] = flat(cell)
        import scipy.sparse
        scipy.io.savemat(out / "refused.mat", {"sparse": scipy.sparse.eye(3), "complex": np.zeros((2, 2), "c16"), "ok": np.ones((1, 1))})
        # Version 7.3 as MATLAB writes it: axes the other way round, cells as references.
        path = out / "version73.mat"
        with h5py.File(path, "w", userblock_size=512) as file:
            for key in ("f4", "i2", "u8", "cube"):
                file.create_dataset(key, data=np.ascontiguousarray(kinds[key].T), **({"chunks": True, "compression": "gzip"} if key == "f4" else {}))
                file[key].attrs["MATLAB_class"] = np.bytes_({"f4": "single", "i2": "int16", "u8": "uint64", "cube": "double"}[key])
                expected[f"version73.mat:{key}"] = flat(kinds[key])
            refs = file.create_group("#refs#")
            pointers = np.empty((3, 2), h5py.ref_dtype)
            for i in range(6):
                item = refs.create_dataset("abcdef"[i], data=np.ascontiguousarray(cells[i % 2, i // 2].T))
                pointers[i // 2, i % 2] = item.ref
                expected[f"version73.mat:cells:{i}"] = flat(cells[i % 2, i // 2])
            file.create_dataset("cells", data=pointers, dtype=h5py.ref_dtype).attrs["MATLAB_class"] = np.bytes_("cell")
            file["text"] = np.array([[ord(letter)] for letter in "two words"], "u2")
            file["text"].attrs["MATLAB_class"] = np.bytes_("char")
            tree = file.create_group("tree")
            tree.attrs["MATLAB_class"] = np.bytes_("struct")
            tree["weights"] = np.arange(3.0).reshape(3, 1)
            file["empty"] = np.array([0, 3], "u8")
            file["empty"].attrs["MATLAB_class"] = np.bytes_("double")
            file["empty"].attrs["MATLAB_empty"] = np.uint8(1)
        with open(path, "r+b") as file:
            file.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created by make_fixtures.py".ljust(116) + b"\0" * 8 + b"\0\2IM")


if __name__ == "__main__":
    nifti()
    numpy()
    gifti()
    cifti()
    mgh()
    tables()
    hdf5()
    matlab()
