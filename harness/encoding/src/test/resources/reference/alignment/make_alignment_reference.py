"""Answers for org.brainrank.alignment: haemodynamic responses and cleaning. Needs numpy and scipy; writes beside itself.

    python3 make_alignment_reference.py
"""

import json
import pathlib
import platform

import numpy as np
import scipy
from scipy.stats import gamma

HERE = pathlib.Path(__file__).parent
SEED = 20260101
DURATION = 32.0


def response(times, peak, dip, scale, undershoot, peak_scale=None):
    """Difference of two gamma densities; the peak keeps its mean where its scale changes."""
    width = scale if peak_scale is None else peak_scale
    shape = peak * scale / width
    values = gamma.pdf(times, shape, scale=width) - undershoot * gamma.pdf(times, dip, scale=scale)
    return np.where((times >= 0) & (times < DURATION), values, 0)


def kernels(step, peak, dip, scale, undershoot):
    times = np.arange(int(np.ceil(DURATION / step - 1e-9))) * step
    own = response(times, peak, dip, scale, undershoot)
    later = response(times - 0.1, peak, dip, scale, undershoot)
    wider = response(times, peak, dip, scale, undershoot, scale + 0.01)
    return np.stack([own, (own - later) / 0.1, (own - wider) / 0.01]) / own.sum()


def save(name, values):
    np.save(HERE / f"{name}.npy", np.ascontiguousarray(values, dtype="<f8"))


def main():
    for name, shape in {"glover": (6, 12, 0.9, 0.35), "spm": (6, 16, 1.0, 1 / 6)}.items():
        for step in (0.1, 2.0):
            save(f"{name}-{step:g}", kernels(step, *shape))

    random = np.random.default_rng(SEED)
    scans, repetition_time, order, high_pass = 90, 1.5, 3, 60.0
    responses = np.cumsum(random.standard_normal((scans, 4)), axis=0) + 1000
    nuisance = np.cumsum(random.standard_normal((scans, 3)), axis=0)
    time = np.linspace(-1, 1, scans)
    cosines = int(np.floor(2 * scans * repetition_time / high_pass))
    index = np.arange(scans)[:, None]
    design = np.hstack(
        [
            np.polynomial.legendre.legvander(time, order),
            np.cos(np.pi * np.arange(1, cosines + 1) * (2 * index + 1) / (2 * scans)),
            nuisance,
        ]
    )
    weights = np.linalg.lstsq(design, responses, rcond=None)[0]
    save("cleaning-responses", responses)
    save("cleaning-nuisance", nuisance)
    save("cleaning-residuals", responses - design @ weights)
    about = {
        "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__},
        "seed": SEED,
        "glover-STEP, spm-STEP": "kernels sampled every STEP s: response, time and dispersion derivative; tolerance 1e-10",
        "cleaning": {
            "repetition time": repetition_time,
            "order": order,
            "high-pass": high_pass,
            "cosines": cosines,
            "tolerance": 1e-8,
        },
    }
    (HERE / "index.json").write_text(json.dumps(about, indent=2) + "\n")


main()
