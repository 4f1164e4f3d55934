"""Recomputes cells of an Alice run from the published files and the exported features, and compares them with cells.jsonl.

    brainrank run      configs/alice.yaml --out RUN
    brainrank features configs/alice.yaml --out FEATURES
    alice_cells.py RUN FEATURES BRAINRANK_DATA [SUBJECT,MODEL,LAYER,VARIANT ...]

Only numpy. Written from docs/statistics.md and the plugins' READMEs, sharing no code with the program: its own reading of the
annotation, alignment, cleaning, folds, bands and ridge, the latter by solving the normal equations for every penalty. Compared
are r and R^2 of the method alone, R^2 of the joint model, what it adds to the controls, and the inner R^2 that chooses
layers, for six regions and five folds. Exits with 1 if a number is off by more than 1e-6.

It knows Alice (one story, one target a region) with the alignment of the dataset's advice, contiguous folds, one penalty a
target, and the controls word-rate and position; anything else in the run's config is refused.
"""
import csv
import json
import os
import re
import sys

import numpy as np

TOLERANCE = 1e-6
REGIONS = ["LATL", "RATL", "LPTL", "LIPL", "LPreM", "LIFG"]
SCANS, REPETITION_TIME, FIRST_SCAN = 362, 2.0, 20.0
DELAYS, TRIM_START, TRIM_END, DETREND_ORDER = [1, 2, 3, 4], 5, 5, 5  # the dataset's advice


def settings(path):
    """The keys of config.resolved.yaml, joined by dots; lists are kept as text."""
    values, parents = {}, []
    with open(path) as lines:
        for line in lines:
            match = re.match(r"( *)([a-z0-9-]+):(?: (.*))?$", line.rstrip())
            if match is None:
                continue
            depth = len(match[1]) // 2
            parents = parents[:depth] + [match[2]]
            if match[3] is not None:
                values[".".join(parents)] = match[3].strip('"')
    return values


def require(config, key, *allowed):
    if config.get(key, allowed[0]) not in allowed:
        sys.exit(f"config: {key} is {config[key]}; this script knows {' or '.join(allowed)}")


def words(data):
    """Onset and offset, s, of every word of the annotation."""
    with open(os.path.join(data, "alice/alice_stim_shared/DownTheRabbitHoleFinal_exp120_pad_1.TextGrid")) as file:
        text = file.read()
    tier = text[text.index('name = "word"') :]
    found = re.findall(r'intervals \[\d+\]:\s*xmin = (\S+)\s*xmax = (\S+)\s*text = "([^"]*)"', tier)
    return np.array([(float(a), float(b)) for a, b, word in found if word.strip() not in ("", "sp")])


def at_scans(features, onsets, total=False):
    """Mean (or sum) over the words of each scan, delayed copies side by side, trimmed."""
    scans = np.floor((onsets - FIRST_SCAN) / REPETITION_TIME).astype(int)
    sums, counts = np.zeros((SCANS, features.shape[1])), np.zeros(SCANS)
    for scan, row in zip(scans, features):
        if 0 <= scan < SCANS:
            sums[scan] += row
            counts[scan] += 1
    if not total:
        sums /= np.maximum(counts, 1)[:, None]
    copies = [np.vstack([np.zeros((delay, sums.shape[1])), sums[: SCANS - delay]]) for delay in DELAYS]
    return np.hstack(copies)[TRIM_START : SCANS - TRIM_END]


def controls(times):
    """word-rate, summed, and position: place, place squared, tens of words since a silence of 0.3 s."""
    count = len(times)
    place = (np.arange(count) / (count - 1) - 0.5).astype(np.float32)
    since = np.zeros(count, np.float32)
    for i in range(1, count):
        since[i] = 0 if times[i, 0] - times[i - 1, 1] >= 0.3 else since[i - 1] + 1
    position = np.stack([place, place * place, since / np.float32(10)], axis=1).astype(np.float64)
    return np.hstack([at_scans(np.ones((count, 1)), times[:, 0], total=True), at_scans(position, times[:, 0])])


def without_drift(scans, order):
    powers = np.linspace(-1, 1, len(scans))[:, None] ** np.arange(order + 1)
    q, _ = np.linalg.qr(powers)
    return scans - q @ (q.T @ scans)


def responses(data, radius, subject, outer, by_stretch):
    path = os.path.join(data, f"alice/alice_data_shared/{radius}mm/{subject}-timecourses.txt")
    used = np.loadtxt(path).astype(np.float32).astype(np.float64)[TRIM_START : SCANS - TRIM_END]
    if not by_stretch:
        return without_drift(used, DETREND_ORDER)
    parts = []
    for _, test in outer:  # a stretch lies between the edges of outer folds: one test part
        share = len(test) / len(used)
        parts.append(without_drift(used[test], max(1, round(DETREND_ORDER * share))))
    return np.vstack(parts)


def blocks(scans, count, gap):
    """Positions of `scans` in contiguous blocks; within `gap` recorded scans of a test scan nothing is trained on."""
    folds = []
    for test in np.array_split(np.arange(len(scans)), count):
        distance = np.abs(scans[:, None] - scans[test][None, :]).min(axis=1)
        folds.append((np.flatnonzero(distance > gap), test))
    return folds


def z_scores(values, train):
    deviation = values[train].std(axis=0)
    flat = (values[train] == values[train][0]).all(axis=0)
    return np.where(flat, 0, (values - values[train].mean(axis=0)) / np.where(flat, 1, deviation))


def predict(x, y, others, alpha):
    if x.shape[1] <= len(x):
        return others @ np.linalg.solve(x.T @ x + alpha * np.eye(x.shape[1]), x.T @ y)
    return others @ (x.T @ np.linalg.solve(x @ x.T + alpha * np.eye(len(x)), y))


class Search:
    """Penalty and ratio of the bands with the least squared error over the inner folds, a target at a time."""

    def __init__(self, bands, y, inner, alphas, candidates, refinements):
        self.bands, self.y, self.inner, self.alphas = bands, y, inner, alphas
        self.candidates, self.refinements = candidates, refinements
        self.tried = {}

    def scaled(self, bands, exponent):
        """Band 1 times 10^(e/4), band 2 divided by it: their penalties' ratio is 10^-e."""
        weights = [10 ** (exponent / 4), 10 ** (-exponent / 4)] if len(bands) == 2 else [1.0]
        return np.hstack([weight * band for weight, band in zip(weights, bands)])

    def scores(self, exponent):
        """Mean squared error and mean R^2 over inner folds, each of shape (alphas, targets)."""
        if exponent not in self.tried:
            x = self.scaled(self.bands, exponent)
            error, share = np.zeros((2, len(self.alphas), self.y.shape[1]))
            for train, test in self.inner:
                y = self.y[test]
                for a, alpha in enumerate(self.alphas):
                    squares = ((y - predict(x[train], self.y[train], x[test], alpha)) ** 2).sum(axis=0)
                    error[a] += squares / len(test) / len(self.inner)
                    share[a] += (1 - squares / ((y - y.mean(axis=0)) ** 2).sum(axis=0)) / len(self.inner)
            self.tried[exponent] = error, share
        return self.tried[exponent]

    def best(self, target):
        step = 6 / max(1, self.candidates - 1)
        grid = [0.0]
        if len(self.bands) == 2:
            grid += [e for e in (-3 + i * step for i in range(self.candidates)) if self.candidates > 1 and abs(e) > 1e-9]
        error, exponent, alpha = self.least(grid, target, (np.inf, 0.0, 0))
        for _ in range(self.refinements if len(grid) > 1 else 0):
            step /= 2
            error, exponent, alpha = self.least([exponent - step, exponent + step], target, (error, exponent, alpha))
        return exponent, alpha, self.scores(exponent)[1][alpha, target]

    def least(self, exponents, target, best):
        for exponent in exponents:
            errors = self.scores(exponent)[0][:, target]
            alpha = int(errors.argmin())
            if errors[alpha] < best[0]:
                best = errors[alpha], exponent, alpha
        return best


def regress(bands, y, folds, alphas, candidates, refinements):
    """r, R^2 and inner R^2, each of shape (outer folds, targets)."""
    r, r2, inner_r2 = np.zeros((3, len(folds), y.shape[1]))
    for k, (train, test, inner) in enumerate(folds):
        zs, zy = [z_scores(band, train) for band in bands], z_scores(y, train)
        search = Search([z[train] for z in zs], zy[train], inner, alphas, candidates, refinements)
        for target in range(y.shape[1]):
            exponent, alpha, inner_r2[k, target] = search.best(target)
            x = search.scaled(zs, exponent)
            predicted = predict(x[train], zy[train, target], x[test], alphas[alpha])
            measured = zy[test, target]
            r[k, target] = np.corrcoef(predicted, measured)[0, 1] if np.ptp(predicted) > 0 else 0
            r2[k, target] = 1 - ((measured - predicted) ** 2).sum() / (measured**2).sum()
    return r, r2, inner_r2


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    run, exported, data = sys.argv[1:4]
    config = settings(os.path.join(run, "config.resolved.yaml"))
    require(config, "alignment.downsample", "mean")
    for key in ("delays-scans", "trim-scans.start", "trim-scans.end", "detrend-order", "response", "nuisance",
                "high-pass-seconds", "derivatives"):  # fmt: skip
        require(config, "alignment." + key, "dataset")
    require(config, "alignment.scope", "stretch")
    require(config, "encoding.folds.scheme", "contiguous-blocks")
    require(config, "encoding.per-target-alpha", "true")
    require(config, "encoding.precision", "double")
    times = words(data)
    context = int(config["window.context-words"])
    spans = times[:, 0] - times[np.maximum(0, np.arange(len(times)) - context + 1), 0]
    gap = config["encoding.folds.gap-scans"]
    gap = max(DELAYS) + int(np.ceil(spans.max() / REPETITION_TIME)) if gap == "auto" else int(gap)
    scans = np.arange(SCANS - TRIM_START - TRIM_END)
    outer = blocks(scans, int(config["encoding.folds.count"]), gap)
    folds = [(train, test, blocks(train, int(config["encoding.inner-folds"]), gap)) for train, test in outer]
    alphas = np.logspace(*(float(config["encoding.alphas.log10-" + end]) for end in ("from", "to")),
                         int(config["encoding.alphas.count"]))  # fmt: skip
    banded = "encoding.bands.candidates" in config
    search = [int(config.get("encoding.bands." + key, 0)) for key in ("candidates", "refinements")]
    with open(os.path.join(run, "cells.jsonl")) as lines:
        cells = [json.loads(line) for line in lines]
    with open(os.path.join(exported, "index.tsv")) as lines:
        files = {(row["model"], int(row["layer"]), row["variant"]): row["file"] for row in csv.DictReader(lines, delimiter="\t")}
    wanted = [argument.split(",", 3) for argument in sys.argv[4:]] or default(cells)
    nuisance = controls(times)
    worst = 0
    for subject, model, layer, variant in wanted:
        cell = find(cells, subject, model, int(layer), variant)
        words_by_features = np.load(os.path.join(exported, files[model, int(layer), variant]))
        own = at_scans(words_by_features, times[:, 0])
        y = responses(data, config.get("dataset.roi-radius-mm", "10"), subject, outer, "alignment.scope" in config)
        r, r2, _ = regress([own], y, folds, alphas, *search)
        joint = [own, nuisance] if banded else [np.hstack([own, nuisance])]
        _, r2_joint, inner = regress(joint, y, folds, alphas, *search)
        _, floor, _ = regress([nuisance], y, folds, alphas, *search)
        ours = {"r": r, "r2": r2, "r2-joint": r2_joint, "unique": r2_joint - floor, "inner": inner}
        print(f"{subject}, {model}, layer {layer}, {variant}: {own.shape[1]} columns, {len(y)} scans, gap {gap}")
        for name, numbers in ours.items():
            theirs = np.array([cell["rois"][region][name] for region in REGIONS], dtype=float).T
            off = np.abs(numbers - theirs).max()
            worst = max(worst, off)
            print(f"  {name:9} mean {numbers.mean():9.6f}  largest difference {off:.1e}")
    print(f"largest difference {worst:.1e}; allowed {TOLERANCE:.0e}")
    sys.exit(0 if worst <= TOLERANCE else 1)


def default(cells):
    """Three cells: a first, a middle and a last layer, of three methods and listeners, as far as the run has them."""
    done = [cell for cell in cells if cell["role"] == "method" and cell["status"] == "done" and is_full(cell)]
    variants = list(dict.fromkeys(cell["variant"] for cell in done))
    chosen = []
    for i in range(3):
        own = [cell for cell in done if cell["variant"] == variants[i * (len(variants) - 1) // 2]]
        cell = own[i * (len(own) - 1) // 2]
        chosen.append((cell["subject"], cell["model"], cell["layer"], cell["variant"]))
    return chosen


def is_full(cell):
    return cell.get("capacity", "full") == "full"


def find(cells, *key):
    for cell in cells:
        if (cell["subject"], cell["model"], cell["layer"], cell["variant"]) == key and is_full(cell):
            return cell
    sys.exit(f"cells.jsonl has no cell {key}")


if __name__ == "__main__":
    main()
