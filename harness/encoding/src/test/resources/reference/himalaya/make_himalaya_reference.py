"""Writes himalaya's answers to fresh random problems, for HimalayaReferenceTest and BandedHimalayaReferenceTest.

    PYTHONPATH=/path/to/himalaya python3 make_himalaya_reference.py

Needs himalaya 0.4 (github.com/gallantlab/himalaya), numpy, scikit-learn and torch. Every array goes beside this script as
<case>.<name>.npy, float64, C order; index.json says what each case is, with seed, versions and tolerance.

himalaya is used as it is in papers: z-score the outer training part (population standard deviation), hand it to a
cross-validated estimator without an intercept, predict the test part z-scored alike. Folds are written out here, so
that they are checked as well: contiguous blocks (the first n mod k are one longer), training scans within `gap` scans of
a test scan of the same run left out; inner folds split the training part again, their gap measured in recorded scans.

A problem is kept only if its choices are no coin tosses: the best penalty of every fold and target must lead the second
best by 1e-5 of the loss, or two correct programs could choose differently. Otherwise it is drawn again.
"""
import json
import os
import warnings

import numpy as np
import sklearn
import torch

import himalaya
from himalaya.backend import set_backend
from himalaya.kernel_ridge import KernelRidgeCV, MultipleKernelRidgeCV
from himalaya.ridge import GroupRidgeCV, RidgeCV
from himalaya.scoring import l2_neg_loss, r2_score

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20261127
MARGIN = 1e-5
index = {
    "versions": {
        "himalaya": himalaya.__version__,
        "numpy": np.__version__,
        "scikit-learn": sklearn.__version__,
        "torch": torch.__version__,
    },
    "seed": SEED,
    "arrays": {
        "x, y": "features (scans, features) and responses (scans, targets), as measured",
        "x1, x2, x3": "the bands of a banded case",
        "alphas": "penalties offered, ascending",
        "gammas": "band weights offered, (candidates, bands)",
        "best_alphas": "(outer folds, targets)",
        "best_gammas": "(outer folds, targets): row of gammas, from 0",
        "r, r2": "(outer folds, targets): Pearson, and 1 - SSE / sum of squares of the z-scored test responses; NaN "
        "where a target does not vary over the training scans",
        "inner_r2": "(outer folds, targets): himalaya's cv_scores_ where it chose by R2",
        "predictions": "(scans, targets), z-scored by the training part of the fold that tested the scan",
    },
    "banded": "himalaya: K = sum_b gamma_b K_b, penalty alpha. Here: band b scaled by sqrt(gamma_b), penalty alpha; that is "
    "a penalty of alpha / gamma_b on the weights of band b",
    "cases": {},
}


class Splits:
    """Splits that are written down, in scikit-learn's manners."""

    def __init__(self, splits):
        self.splits = splits

    def split(self, X=None, y=None, groups=None):
        return iter(self.splits)

    def get_n_splits(self, X=None, y=None, groups=None):
        return len(self.splits)


def runs_of(lengths):
    return np.repeat(np.arange(len(lengths)), lengths)


def blocks(scans, runs, count, gap):
    """Splits positions of `scans` (recorded numbers) into contiguous blocks."""
    sizes = [len(scans) // count + (k < len(scans) % count) for k in range(count)]
    stops = np.cumsum(sizes)
    folds = []
    for start, stop in zip(stops - sizes, stops):
        test = np.arange(start, stop)
        train = [
            p
            for p in range(len(scans))
            if not start <= p < stop
            and not any(abs(scans[p] - scans[t]) <= gap and runs[scans[p]] == runs[scans[t]] for t in test)
        ]
        folds.append((np.array(train), test))
    return folds


def whole_runs(scans, runs):
    return [
        (np.flatnonzero(runs[scans] != run), np.flatnonzero(runs[scans] == run)) for run in np.unique(runs[scans])
    ]


def split(scans, case):
    """Outer folds, each with its inner folds."""
    runs = runs_of(case["runs"])
    whole = case["scheme"] == "leave-one-run-out"
    outer = whole_runs(scans, runs) if whole else blocks(scans, runs, case["outer"], case["gap"])
    return [
        (train, test, whole_runs(train, runs) if whole else blocks(train, runs, case["inner"], case["inner_gap"]))
        for train, test in outer
    ]


def z_scores(values, train):
    part = values[train]
    mean = part.mean(axis=0)
    deviation = part.std(axis=0)
    deviation[deviation <= 1e-14 * np.abs(part).max(axis=0)] = 1
    scores = (values - mean) / deviation
    scores[:, (part == part[0]).all(axis=0)] = 0  # the mean of equal numbers is rounded
    return scores


def losses(x, y, inner, alphas):
    """Mean validation loss, (alphas, targets), by solving the normal equations for each penalty."""
    total = np.zeros((len(alphas), y.shape[1]))
    for train, test in inner:
        k, others = x[train] @ x[train].T, x[test] @ x[train].T
        for a, alpha in enumerate(alphas):
            predicted = others @ np.linalg.solve(k + alpha * np.eye(len(train)), y[train])
            total[a] += ((y[test] - predicted) ** 2).mean(axis=0) / len(inner)
    return total


class CoinToss(Exception):
    """A choice that rounding could turn."""


def require_margin(loss):
    ordered = np.sort(loss, axis=0)
    lead = (ordered[1] - ordered[0]) / np.maximum(ordered[0], 1e-300)
    if not (lead > MARGIN).all():
        raise CoinToss
    return lead.min()


def draw(problem):
    """Runs a problem with fresh random numbers until none of its choices is a coin toss."""
    for attempt in range(1000):
        try:
            return problem(np.random.default_rng([SEED, sum(problem.__name__.encode()), attempt]))
        except CoinToss:
            pass
    raise SystemExit(f"{problem.__name__}: always a coin toss")


def scores(predicted, test, varies):
    r = np.full(test.shape[1], np.nan)
    r2 = np.full(test.shape[1], np.nan)
    for t in np.flatnonzero(varies):
        r[t] = np.corrcoef(predicted[:, t], test[:, t])[0, 1]
        r2[t] = 1 - ((test[:, t] - predicted[:, t]) ** 2).sum() / (test[:, t] ** 2).sum()
    return r, r2


def save(case, **arrays):
    for name, array in arrays.items():
        np.save(os.path.join(HERE, f"{case}.{name}.npy"), np.ascontiguousarray(array, dtype=np.float64))


def plan(runs, scheme="contiguous-blocks", outer=5, inner=5, gap=0, inner_gap=0):
    return dict(runs=runs, scheme=scheme, outer=outer, inner=inner, gap=gap, inner_gap=inner_gap)


def responses(rng, signals, targets, noise):
    """Autocorrelated noise on linear mixtures; signal-to-noise differs between targets, so that penalties do."""
    scans = signals[0].shape[0]
    y = rng.standard_normal((scans, targets))
    for scan in range(1, scans):
        y[scan] += 0.4 * y[scan - 1]
    y *= noise
    for i, signal in enumerate(signals):
        weights = rng.standard_normal((signal.shape[1], targets)) / np.sqrt(signal.shape[1])
        y += signal @ weights * np.geomspace(0.1, 3, targets)[:: 1 if i % 2 == 0 else -1]
    return y


def ridge(name, x, y, alphas, case, estimator, dtype="float64", shared=False, by="l2_neg_loss", data=None):
    """One nested cross-validation; `data` names the case whose x and y it uses, if they are not its own."""
    xp = set_backend("torch" if dtype == "float32" else "numpy")
    tolerance = 1e-4 if dtype == "float32" else 1e-8
    folds = split(np.arange(len(x)), case)
    chosen, r, r2, inner_r2 = [], [], [], []
    predictions = np.full(y.shape, np.nan)
    lead = np.inf
    for train, test, inner in folds:
        zx, zy = z_scores(x, train), z_scores(y, train)
        varies = ~(y[train] == y[train][0]).all(axis=0)
        if by == "l2_neg_loss":
            loss = losses(zx[train], zy[train][:, varies], inner, alphas)
            lead = min(lead, require_margin(loss.mean(axis=1, keepdims=True) if shared else loss))
        parameters = {"local_alpha": not shared, "score_func": {"l2_neg_loss": l2_neg_loss, "r2_score": r2_score}[by]}
        model = estimator(alphas=alphas, cv=Splits(inner), fit_intercept=False, solver_params=parameters)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # advice on speed
            model.fit(xp.asarray(zx[train].astype(dtype)), xp.asarray(zy[train].astype(dtype)))
        predicted = np.asarray(model.predict(xp.asarray(zx[test].astype(dtype))), dtype=np.float64)
        best = np.asarray(model.best_alphas_, dtype=np.float64)
        # float32 rounds the penalties themselves: name the one of the grid
        chosen.append(alphas[np.abs(np.log(best[:, None] / alphas)).argmin(axis=1)])
        inner_r2.append(np.asarray(model.cv_scores_, dtype=np.float64).reshape(-1))
        predictions[test] = predicted
        scored = scores(predicted, zy[test], varies)
        r.append(scored[0])
        r2.append(scored[1])
    if data is None:
        save(name, x=x, y=y)
    save(name, alphas=alphas, best_alphas=chosen, r=r, r2=r2, predictions=predictions)
    if by == "r2_score":
        save(name, inner_r2=inner_r2)
    index["cases"][name] = {
        "scans": x.shape[0], "features": x.shape[1], "targets": y.shape[1], "data": data or name, **case,
        "estimator": estimator.__name__, "dtype": dtype, "backend": "torch" if dtype == "float32" else "numpy",
        "one penalty for all targets": shared, "chosen by": by,
        "smallest lead of a choice": None if np.isinf(lead) else float(lead),
        "tolerance": tolerance,
    }  # fmt: skip


def banded(name, bands, y, alphas, gammas, case, kernel):
    """Per target the best of all pairs of band weights and penalty."""
    set_backend("numpy")
    chosen, rows, r, r2 = [], [], [], []
    predictions = np.full(y.shape, np.nan)
    lead = np.inf
    for train, test, inner in split(np.arange(len(y)), case):
        zs = [z_scores(x, train) for x in bands]
        zy = z_scores(y, train)
        scaled = [np.hstack([np.sqrt(g) * z for g, z in zip(gamma, zs)]) for gamma in gammas]
        lead = min(lead, require_margin(np.vstack([losses(x[train], zy[train], inner, alphas) for x in scaled])))
        parameters = {"n_iter": gammas, "alphas": alphas, "progress_bar": False}
        arguments = dict(solver="random_search", solver_params=parameters, cv=Splits(inner), fit_intercept=False)
        if kernel:
            model = MultipleKernelRidgeCV(kernels="precomputed", **arguments)
            model.fit(np.stack([z[train] @ z[train].T for z in zs]), zy[train])
            predicted = model.predict(np.stack([z[test] @ z[train].T for z in zs]))
        else:
            model = GroupRidgeCV(groups="input", **arguments)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                model.fit([z[train] for z in zs], zy[train])
            predicted = model.predict([z[test] for z in zs])
        # deltas = log(gamma / alpha): the only pair of the two lists that gives them
        pairs = np.log(gammas[:, None, :] / alphas[None, :, None])
        distance = np.abs(pairs[..., None] - model.deltas_).max(axis=2)
        flat = distance.reshape(-1, y.shape[1])
        assert (np.sort(flat, axis=0)[0] < 1e-6).all() and (np.sort(flat, axis=0)[1] > 1e-3).all(), "pair is ambiguous"
        pair = flat.argmin(axis=0)
        rows.append(pair // len(alphas))
        chosen.append(alphas[pair % len(alphas)])
        predictions[test] = predicted
        scored = scores(predicted, zy[test], np.ones(y.shape[1], bool))
        r.append(scored[0])
        r2.append(scored[1])
    save(name, y=y, alphas=alphas, gammas=gammas, best_alphas=chosen, best_gammas=rows, r=r, r2=r2,
         predictions=predictions, **{f"x{b + 1}": x for b, x in enumerate(bands)})  # fmt: skip
    index["cases"][name] = {
        "scans": len(y), "features": [x.shape[1] for x in bands], "targets": y.shape[1], **case,
        "estimator": "MultipleKernelRidgeCV" if kernel else "GroupRidgeCV", "dtype": "float64", "backend": "numpy",
        "chosen by": "l2_neg_loss", "smallest lead of a choice": float(lead), "tolerance": 1e-8,
    }  # fmt: skip


GRID = np.logspace(-2, 5, 8)
COARSE = np.logspace(-1, 5, 7)

# What org.brainrank.encoding.BandSearch tries: even steps of log10 gamma_1 / gamma_2, equal weights first.
EVEN = np.array([0] + [e for e in np.linspace(-3, 3, 9) if e != 0])
TWO = 10 ** np.stack([EVEN / 2, -EVEN / 2], axis=1)
# Its Latin hypercube of 25 points, seed 20261127, written down once; BandedHimalayaReferenceTest sees that it is still that.
THREE = 10 ** np.loadtxt(os.path.join(HERE, "three-bands.exponents.txt"))


def tall(rng):
    x = rng.standard_normal((150, 14)) @ (np.eye(14) + 0.3 * rng.standard_normal((14, 14)))
    y = responses(rng, [x], 8, 1.0)
    ridge("tall", x, y, GRID, plan([150]), RidgeCV)
    ridge("tall-float32", x, y, GRID, plan([150]), RidgeCV, dtype="float32", data="tall")
    ridge("tall-shared", x, y, GRID, plan([150]), RidgeCV, shared=True, data="tall")
    ridge("tall-by-r2", x, y, GRID, plan([150]), RidgeCV, by="r2_score", data="tall")
    ridge("tall-by-kernel", x, y, GRID, plan([150]), KernelRidgeCV, data="tall")


def wide(rng):
    x = rng.standard_normal((80, 150)) @ np.diag(np.geomspace(3, 0.1, 150))
    y = responses(rng, [x[:, :20]], 8, 1.0)
    ridge("wide", x, y, GRID, plan([80], inner=4), KernelRidgeCV)
    # Under the smallest penalties of GRID himalaya's own single precision is off by more than 1e-4.
    ridge("wide-float32", x, y, GRID[2:], plan([80], inner=4), KernelRidgeCV, dtype="float32", data="wide")
    ridge("wide-shared", x, y, GRID, plan([80], inner=4), KernelRidgeCV, shared=True, data="wide")
    ridge("wide-by-svd", x, y, GRID, plan([80], inner=4), RidgeCV, data="wide")


def tall_gap(rng):
    x = rng.standard_normal((160, 10))
    y = responses(rng, [x], 7, 0.7)
    case = plan([90, 70], gap=5, inner_gap=3)
    ridge("tall-gap", x, y, GRID, case, RidgeCV)
    ridge("tall-gap-float32", x, y, GRID, case, RidgeCV, dtype="float32", data="tall-gap")


def scales(rng):
    """Scales over twelve decades, offsets, columns that never vary, a target that never varies."""
    x = rng.standard_normal((150, 12))
    y = responses(rng, [x], 7, 1.0) * np.geomspace(1e-5, 1e5, 7) + np.geomspace(1e-4, 1e6, 7)
    x = (x + 3) * np.geomspace(1e-6, 1e6, 12)
    x[:, 3], x[:, 9], y[:, 2] = 0.0, 0.1, 0.3
    ridge("scales", x, y, GRID, plan([150]), RidgeCV)
    ridge("scales-float32", x, y, GRID, plan([150]), RidgeCV, dtype="float32", data="scales")


def wide_scales_gap(rng):
    x = rng.standard_normal((90, 120))
    y = responses(rng, [x[:, :10]], 6, 0.5) * np.geomspace(1e-5, 1e5, 6)
    x = x * np.geomspace(1e-6, 1e6, 120)
    x[:, 7], x[:, 100] = 0.1, -7.0
    ridge("wide-scales-gap", x, y, GRID, plan([50, 40], inner=3, gap=4, inner_gap=2), KernelRidgeCV)


def square(rng):
    """As many features as outer training scans, more than inner ones."""
    x = rng.standard_normal((75, 60))
    y = responses(rng, [x[:, :15]], 6, 0.5)
    ridge("square", x, y, GRID, plan([75]), KernelRidgeCV)


def runs(rng):
    x = rng.standard_normal((180, 9))
    y = responses(rng, [x], 5, 0.8)
    ridge("runs", x, y, GRID, plan([40, 55, 35, 50], scheme="leave-one-run-out"), RidgeCV)


def single(rng):
    x = rng.standard_normal((100, 1))
    ridge("single", x, x + 0.8 * rng.standard_normal((100, 1)), GRID, plan([100]), RidgeCV)


def two_bands(rng):
    a, b = rng.standard_normal((110, 6)), rng.standard_normal((110, 30))
    y = responses(rng, [a, b], 9, 1.0)
    banded("two-bands", [a, b], y, COARSE, TWO, plan([110], inner=4, gap=3, inner_gap=3), kernel=False)


def two_bands_wide(rng):
    a, b = rng.standard_normal((70, 5)), rng.standard_normal((70, 110))
    y = responses(rng, [a, b[:, :12]], 8, 1.0)
    banded("two-bands-wide", [a, b], y, COARSE, TWO, plan([70], inner=4), kernel=True)


def three_bands(rng):
    a, b, c = rng.standard_normal((80, 4)), rng.standard_normal((80, 15)), rng.standard_normal((80, 90))
    y = responses(rng, [a, b, c[:, :12]], 8, 1.0)
    banded("three-bands", [a, b, c], y, COARSE, THREE, plan([80], inner=4), kernel=True)


def main():
    for problem in (
        tall, wide, tall_gap, scales, wide_scales_gap, square, runs, single, two_bands, two_bands_wide, three_bands
    ):  # fmt: skip
        draw(problem)
        print(problem.__name__)
    with open(os.path.join(HERE, "index.json"), "w") as out:
        json.dump(index, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
