package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One call's work: chooses, refines and tests, for some outer folds.
 *
 * <p>Where features are few, each chunk of targets goes through all folds and stages at once, and computes its moments
 * once. Where they are many, all targets go through one stage after the other, so that one ratio's matrices are in memory
 * at a time.
 */
final class Solver {
    private final RidgeSettings settings;
    private final ResponseSource responses;
    private final RidgeScores scores;

    Solver(RidgeSettings settings, ResponseSource responses, RidgeScores scores) {
        this.settings = settings;
        this.responses = responses;
        this.scores = scores;
    }

    /**
     * Solves folds.
     *
     * @param designs several only if they are cheap to prepare
     * @param indices of the folds in the plan
     */
    void solve(List<FoldDesign> designs, int[] indices) {
        int[] all = IntStream.range(0, responses.targets()).toArray();
        List<int[]> chunks = chunks(all);
        List<Choice> choices =
                designs.stream().map(design -> new Choice(responses.targets())).toList();
        if (designs.size() == 1 || !settings.perTargetAlpha()) {
            for (int i = 0; i < indices.length; i++) {
                new Scope(designs.get(i), indices[i], choices.get(i), all, readLater(chunks), settings.threads())
                        .solve();
            }
            return;
        }
        Parallel.run(settings.threads(), chunks.size(), chunk -> {
            int[] targets = chunks.get(chunk);
            ResponseChunk read = new ResponseChunk(targets, responses);
            for (int i = 0; i < indices.length; i++) {
                new Scope(designs.get(i), indices[i], choices.get(i), targets, List.of(() -> read), 1).solve();
            }
        });
    }

    private List<int[]> chunks(int[] targets) {
        List<int[]> chunks = new ArrayList<>();
        for (int from = 0; from < targets.length; from += settings.targetsPerChunk()) {
            int to = (int) Math.min(targets.length, (long) from + settings.targetsPerChunk());
            chunks.add(Arrays.copyOfRange(targets, from, to));
        }
        return chunks;
    }

    private List<Supplier<ResponseChunk>> readLater(List<int[]> chunks) {
        List<Supplier<ResponseChunk>> list = new ArrayList<>();
        chunks.forEach(chunk -> list.add(() -> new ResponseChunk(chunk, responses)));
        return list;
    }

    private interface Step {
        void take(ResponseChunk read, FoldChunk chunk);
    }

    /** One fold and some targets. */
    private final class Scope {
        private final FoldDesign design;
        private final int index;
        private final Choice choice;
        private final int[] targets;
        private final List<Supplier<ResponseChunk>> whole;
        private final int threads;

        Scope(
                FoldDesign design,
                int index,
                Choice choice,
                int[] targets,
                List<Supplier<ResponseChunk>> whole,
                int threads) {
            this.design = design;
            this.index = index;
            this.choice = choice;
            this.targets = targets;
            this.whole = whole;
            this.threads = threads;
        }

        void solve() {
            List<BandWeights> first = settings.search().first(design.bands());
            if (settings.perTargetAlpha()) {
                for (BandWeights weights : first) {
                    over(weights, false, targets, consideringAs(weights));
                }
                for (int round = 1; round <= settings.search().rounds(); round++) {
                    refine(round);
                }
            } else {
                impose(first);
            }
            choice.groups(targets)
                    .forEach((weights, chosen) -> over(
                            weights,
                            true,
                            chosen,
                            (read, chunk) -> scores.put(
                                    index,
                                    design.fold(),
                                    read,
                                    chunk.scale(),
                                    choice,
                                    settings.alphas(),
                                    chunk.predict(weights, alphas(read.targets())))));
        }

        private Step consideringAs(BandWeights weights) {
            return (read, chunk) -> {
                InnerScores scored = chunk.inner(weights);
                choice.consider(read.targets(), weights, scored, scored.by(settings.selection()));
            };
        }

        private void refine(int round) {
            Map<BandWeights, List<int[]>> tried = new LinkedHashMap<>();
            choice.groups(targets)
                    .forEach((best, chosen) -> settings.search()
                            .around(best, round)
                            .forEach(weights -> tried.computeIfAbsent(weights, key -> new ArrayList<>())
                                    .add(chosen)));
            tried.forEach((weights, groups) -> over(weights, false, union(groups), consideringAs(weights)));
        }

        private int[] union(List<int[]> groups) {
            int[] union = groups.stream().flatMapToInt(Arrays::stream).sorted().toArray();
            return union.length == targets.length ? targets : union;
        }

        /** One penalty and ratio for all: those with the best mean over targets. */
        private void impose(List<BandWeights> first) {
            double best = Double.NEGATIVE_INFINITY;
            BandWeights chosen = first.get(0);
            int alpha = 0;
            for (BandWeights weights : first) {
                double[] sums = sums(weights);
                for (int a = 0; a < sums.length; a++) {
                    if (sums[a] > best) {
                        best = sums[a];
                        chosen = weights;
                        alpha = a;
                    }
                }
            }
            BandWeights imposed = chosen;
            int penalty = alpha;
            over(
                    imposed,
                    false,
                    targets,
                    (read, chunk) -> choice.impose(read.targets(), imposed, penalty, chunk.inner(imposed)));
        }

        // By target, then in order: a sum over chunks would depend on who was faster. Constant targets add 0.
        private double[] sums(BandWeights weights) {
            double[][] byTarget = new double[settings.alphas().alphas().size()][responses.targets()];
            over(weights, false, targets, (read, chunk) -> {
                double[][] criterion = chunk.inner(weights).by(settings.selection());
                for (int a = 0; a < byTarget.length; a++) {
                    for (int i = 0; i < read.targets().length; i++) {
                        byTarget[a][read.targets()[i]] = criterion[a][i];
                    }
                }
            });
            return Arrays.stream(byTarget)
                    .mapToDouble(values -> Arrays.stream(values).sum())
                    .toArray();
        }

        private void over(BandWeights weights, boolean tested, int[] some, Step step) {
            design.prepare(weights, tested, threads);
            List<Supplier<ResponseChunk>> chunks = some == targets ? whole : readLater(chunks(some));
            Parallel.run(threads, chunks.size(), i -> {
                ResponseChunk read = chunks.get(i).get();
                step.take(read, design.chunk(read));
            });
        }

        private int[] alphas(int[] some) {
            return Arrays.stream(some).map(choice::alpha).toArray();
        }
    }
}
