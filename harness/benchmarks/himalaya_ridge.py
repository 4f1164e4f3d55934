"""Solves with himalaya what RidgeComparison solves, and prints seconds, peak memory and a summary of the answer.

    himalaya_ridge.py FEATURES THREADS single|double

single: torch, float32. double: numpy, float64. Fewer features than scans: RidgeCV; more: KernelRidgeCV with a linear
kernel, the faster one there. himalaya's own defaults otherwise. Only its work is timed: z-scores, fit, predict, r.
"""
import os
import sys
import time

FEATURES, THREADS, PRECISION = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = str(THREADS)

import warnings

import numpy as np

from himalaya.backend import set_backend
from himalaya.kernel_ridge import KernelRidgeCV
from himalaya.ridge import RidgeCV
from himalaya.scoring import correlation_score
from sklearn.model_selection import KFold

SCANS, TARGETS = 1300, 20_000
ALPHAS = np.logspace(-1, 8, 10)


def uniform(stream, count):
    """SplitMix64, as org.brainrank.benchmarks.Problem has it."""
    with np.errstate(over="ignore"):
        z = (np.uint64(stream << 40) + np.arange(count, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1


def problem(targets):
    x = uniform(1, SCANS * FEATURES).reshape(SCANS, FEATURES)
    y = uniform(2, SCANS * targets).reshape(SCANS, targets)
    for target in range(targets):
        y[:, target] += (target % 7) / 4.0 * x[:, target % FEATURES]
    return x, y


def solve(x, y, backend):
    r, chosen = [], []
    for train, test in KFold(5).split(x):
        mean_x, sd_x, mean_y, sd_y = (f(v[train], 0) for v in (x, y) for f in (mean, deviation))
        model = (RidgeCV if FEATURES < SCANS else KernelRidgeCV)(alphas=ALPHAS, cv=5)
        model.fit((x[train] - mean_x) / sd_x, (y[train] - mean_y) / sd_y)
        predicted = model.predict((x[test] - mean_x) / sd_x)
        r.append(backend.to_numpy(correlation_score((y[test] - mean_y) / sd_y, predicted)))
        chosen.append(backend.to_numpy(model.best_alphas_))
    return np.array(r), np.array(chosen)


def mean(values, axis):
    return values.mean(axis)


def deviation(values, axis):
    return ((values - values.mean(axis)) ** 2).mean(axis) ** 0.5


def status(name):
    with open("/proc/self/status") as lines:
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith(name))


def main():
    warnings.simplefilter("ignore")
    backend = set_backend("torch" if PRECISION == "single" else "numpy")
    dtype = "float32" if PRECISION == "single" else "float64"
    if PRECISION == "single":
        import torch

        torch.set_num_threads(THREADS)
    empty = status("VmRSS:")
    solve(*(backend.asarray(v.astype(dtype)) for v in problem(200)), backend)  # loads and warms what is lazy
    x, y = problem(TARGETS)
    x, y = (backend.asarray(v.astype(dtype)) for v in (x, y))
    with open("/proc/self/clear_refs", "w") as peak:
        peak.write("5")  # a new peak from here: making the numbers takes more than solving
    start = time.perf_counter()
    r, chosen = solve(x, y, backend)
    seconds = time.perf_counter() - start
    peak = status("VmHWM:") - empty
    responses = SCANS * TARGETS
    print(f"himalaya, {SCANS} scans x {FEATURES} features x {TARGETS} targets, {THREADS} threads, {dtype}")
    print(f"  seconds {seconds:.2f}")
    print(f"  peak-mb {peak * 1e-6:.1f}")
    print(f"  peak-of-float64-responses {peak / responses / 8:.2f}")
    print(f"  peak-of-float32-responses {peak / responses / 4:.2f}")
    print(f"  mean-r {r.mean():.6f}")
    print(f"  mean-log10-alpha {np.log10(chosen).mean():.6f}")


if __name__ == "__main__":
    main()
