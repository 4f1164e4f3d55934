package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.brainrank.linalg.Matrix;

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
        void take(int[] targets, InnerScores scores);
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
                    score(weights, targets, consideringAs(weights));
                }
                for (int round = 1; round <= settings.search().rounds(); round++) {
                    refine(round);
                }
            } else {
                impose(first);
            }
            choice.groups(targets).forEach(this::test);
        }

        private Step consideringAs(BandWeights weights) {
            return (some, scored) -> choice.consider(some, weights, scored, scored.by(settings.selection()));
        }

        private void refine(int round) {
            Map<BandWeights, List<int[]>> tried = new LinkedHashMap<>();
            choice.groups(targets)
                    .forEach((best, chosen) -> settings.search()
                            .around(best, round)
                            .forEach(weights -> tried.computeIfAbsent(weights, key -> new ArrayList<>())
                                    .add(chosen)));
            tried.forEach((weights, groups) -> score(weights, union(groups), consideringAs(weights)));
        }

        private int[] union(List<int[]> groups) {
            int[] union = groups.stream().flatMapToInt(Arrays::stream).sorted().toArray();
            return union.length == targets.length ? targets : union;
        }

        /** One penalty and ratio for all: those with the best mean over targets. */
        private void impose(List<BandWeights> first) {
            double best = Double.NEGATIVE_INFINITY;
            for (BandWeights weights : first) {
                int penalties = settings.alphas().alphas().size();
                double[][] criterion = new double[penalties][responses.targets()];
                double[][] shares = new double[penalties][responses.targets()];
                score(weights, targets, (some, scored) -> {
                    put(criterion, scored.by(settings.selection()), some);
                    put(shares, scored.rSquared(), some);
                });
                for (int alpha = 0; alpha < penalties; alpha++) {
                    // By target, then in order: a sum over chunks would depend on who was faster. Constant targets add
                    // 0.
                    double sum = Arrays.stream(criterion[alpha]).sum();
                    if (sum > best) {
                        best = sum;
                        choice.impose(targets, weights, alpha, shares[alpha]);
                    }
                }
            }
        }

        private void put(double[][] byTarget, double[][] scored, int[] some) {
            for (int alpha = 0; alpha < scored.length; alpha++) {
                for (int i = 0; i < some.length; i++) {
                    byTarget[alpha][some[i]] = scored[alpha][i];
                }
            }
        }

        /** Scores the inner folds, a round after the other. */
        private void score(BandWeights weights, int[] some, Step step) {
            List<Supplier<ResponseChunk>> chunks = chunksOf(some);
            InnerScores[] sums = new InnerScores[chunks.size()];
            int rounds = design.rounds(threads);
            for (int round = 0; round < rounds; round++) {
                design.prepareInner(weights, round, threads);
                boolean last = round == rounds - 1;
                Parallel.run(threads, chunks.size(), i -> {
                    ResponseChunk read = chunks.get(i).get();
                    if (sums[i] == null) {
                        sums[i] = InnerScores.zeros(settings.alphas().alphas().size(), read.targets().length);
                    }
                    design.chunk(read).addInner(weights, sums[i]);
                    if (last) {
                        sums[i].divide(design.innerFolds());
                        step.take(read.targets(), sums[i]);
                    }
                });
            }
        }

        private void test(BandWeights weights, int[] some) {
            design.prepareTest(weights, Arrays.stream(alphas(some)).distinct().toArray(), threads);
            List<Supplier<ResponseChunk>> chunks = chunksOf(some);
            Parallel.run(threads, chunks.size(), i -> {
                ResponseChunk read = chunks.get(i).get();
                FoldChunk chunk = design.chunk(read);
                Matrix predicted = chunk.predict(weights, alphas(read.targets()));
                scores.put(index, design.fold(), read, chunk.scale(), choice, settings.alphas(), predicted);
            });
        }

        private List<Supplier<ResponseChunk>> chunksOf(int[] some) {
            return some == targets ? whole : readLater(chunks(some));
        }

        private int[] alphas(int[] some) {
            return Arrays.stream(some).map(choice::alpha).toArray();
        }
    }
}
