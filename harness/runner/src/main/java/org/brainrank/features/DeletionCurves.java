package org.brainrank.features;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;

/**
 * What a model still predicts when words are left out of its windows: comprehensiveness and sufficiency of DeYoung et al. 2020
 * (ERASER, arXiv 1911.03429), averaged over k from one word to half of the explained ones.
 *
 * <p>Words are deleted, not masked: no token of a language model means "nothing here". Words older than the explained ones
 * always stay, and so does a token that begins every text. Every set of words is run once, however many methods ask for it.
 */
public final class DeletionCurves {
    private static final PassRequest REQUEST =
            new PassRequest(new Pass.Forward(), new TreeSet<>(Set.of(0)), Set.of(), Output.LOG_PROBABILITY);

    private final LanguageModel model;
    private final WordSample sample;
    private final Map<Kept, Double> probabilities = new HashMap<>();
    private final int[] targets;

    /** Words of a window that stay. */
    private record Kept(int window, BitSet words) {}

    /**
     * Areas over the curves.
     *
     * @param comprehensiveness mean loss of probability without the k first words
     * @param sufficiency mean loss of probability with the k first words alone
     */
    public record Areas(double comprehensiveness, double sufficiency) {}

    /**
     * Runs the whole windows.
     *
     * @param model open
     * @param sample of its windows
     */
    public DeletionCurves(LanguageModel model, WordSample sample) {
        this.model = model;
        this.sample = sample;
        this.targets = new int[sample.windows().size()];
        List<Kept> whole = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            whole.add(new Kept(i, all(i)));
        }
        run(whole, true);
    }

    /**
     * The areas of several feature spaces.
     *
     * @param spaces token scores folded to words
     * @return one a space, in order
     */
    public List<Areas> of(List<FeatureSpace> spaces) {
        List<List<int[]>> orders = new ArrayList<>();
        for (FeatureSpace space : spaces) {
            List<int[]> perWindow = new ArrayList<>();
            for (int i = 0; i < targets.length; i++) {
                perWindow.add(WordOrder.of(sample.scores(i, space)));
            }
            orders.add(perWindow);
        }
        return areas(orders);
    }

    /**
     * The areas of words in random order.
     *
     * @param seed of the order
     */
    public Areas ofChance(long seed) {
        Random random = new Random(seed);
        List<int[]> orders = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            float[] scores = new float[explained(i)];
            for (int word = 0; word < scores.length; word++) {
                scores[word] = random.nextFloat();
            }
            orders.add(WordOrder.of(scores));
        }
        return areas(List.of(orders)).get(0);
    }

    /**
     * The sample with the targets that the curves are about.
     *
     * @return its windows as the words of one story, for {@link FeatureExtraction#over}
     */
    public WordSample targeted() {
        return sample.targeting(targets);
    }

    /**
     * The pass that the curves run, for plans.
     *
     * @return a forward that serves no unit
     */
    public static PassGroup pass() {
        return new PassGroup(REQUEST, List.of());
    }

    /**
     * How many tokens the curves will run forwards, for plans. Orders are taken to be random; methods that agree run fewer.
     *
     * @param sample of windows
     * @param orders of words, at most as many as there are feature spaces and chance
     * @return tokens of all windows, whole and cut
     */
    public static double tokens(WordSample sample, int orders) {
        double sum = 0;
        for (Batch.Entry entry : sample.windows()) {
            int tokens = entry.window().tokens().tokens();
            int explained = Math.min(entry.window().words(), sample.explainedWords());
            double sets = 1;
            sum += tokens;
            for (int k = 1; k <= most(explained); k++) {
                sets *= (explained - k + 1.0) / k;
                // What is left without k words and what is left with them alone are all explained words together.
                double both = tokens * (2 - (double) explained / entry.window().words());
                sum += both * sets * (1 - Math.pow(1 - 1 / sets, orders));
            }
        }
        return sum;
    }

    private List<Areas> areas(List<List<int[]>> orders) {
        Set<Kept> needed = new java.util.LinkedHashSet<>();
        for (List<int[]> perWindow : orders) {
            for (int i = 0; i < perWindow.size(); i++) {
                for (int k = 1; k <= mostOf(i); k++) {
                    needed.add(without(i, perWindow.get(i), k));
                    needed.add(only(i, perWindow.get(i), k));
                }
            }
        }
        needed.removeAll(probabilities.keySet());
        run(List.copyOf(needed), false);
        List<Areas> areas = new ArrayList<>();
        for (List<int[]> perWindow : orders) {
            double removed = 0;
            double kept = 0;
            for (int i = 0; i < perWindow.size(); i++) {
                double whole = probability(new Kept(i, all(i)));
                for (int k = 1; k <= mostOf(i); k++) {
                    removed += (whole - probability(without(i, perWindow.get(i), k))) / mostOf(i);
                    kept += (whole - probability(only(i, perWindow.get(i), k))) / mostOf(i);
                }
            }
            areas.add(new Areas(removed / perWindow.size(), kept / perWindow.size()));
        }
        return areas;
    }

    private double probability(Kept kept) {
        return probabilities.getOrDefault(kept, Double.NaN);
    }

    private int explained(int window) {
        return Math.min(sample.windows().get(window).window().words(), sample.explainedWords());
    }

    /** Half of the explained words; at least one word is left over. */
    private int mostOf(int window) {
        return most(explained(window));
    }

    private static int most(int explained) {
        return Math.max(1, explained / 2);
    }

    private BitSet all(int window) {
        BitSet words = new BitSet();
        words.set(0, sample.windows().get(window).window().words());
        return words;
    }

    private Kept without(int window, int[] order, int k) {
        BitSet words = all(window);
        int older = words.cardinality() - order.length;
        for (int i = 0; i < k; i++) {
            words.clear(older + order[i]);
        }
        return new Kept(window, words);
    }

    private Kept only(int window, int[] order, int k) {
        BitSet words = all(window);
        int older = words.cardinality() - order.length;
        for (int i = k; i < order.length; i++) {
            words.clear(older + order[i]);
        }
        return new Kept(window, words);
    }

    private void run(List<Kept> sets, boolean choosesTargets) {
        SortedMap<Integer, List<Kept>> byLength = new TreeMap<>();
        Map<Kept, TokenWindow> windows = new LinkedHashMap<>();
        for (Kept kept : sets) {
            TokenWindow window = window(kept, choosesTargets);
            windows.put(kept, window);
            byLength.computeIfAbsent(window.tokens(), length -> new ArrayList<>())
                    .add(kept);
        }
        byLength.forEach((length, same) -> {
            int size = model.batchSize(REQUEST, length);
            for (int from = 0; from < same.size(); from += size) {
                List<Kept> batch = same.subList(from, Math.min(same.size(), from + size));
                model.run(REQUEST, batch.stream().map(kept -> windows.get(kept)).toList(), (i, step) -> {
                    Prediction prediction = step.prediction();
                    if (choosesTargets) {
                        targets[batch.get(i).window()] = prediction.target();
                    }
                    probabilities.put(batch.get(i), Math.exp(prediction.logProbability()));
                });
            }
        });
    }

    private TokenWindow window(Kept kept, boolean whole) {
        WordWindow window = sample.windows().get(kept.window()).window();
        if (whole) {
            return window.tokens();
        }
        int[] ids = window.tokens().ids();
        int[] left = java.util.stream.IntStream.range(0, ids.length)
                .filter(token -> window.wordOfToken()[token] == WordTokens.NO_WORD
                        || kept.words().get(window.wordOfToken()[token]))
                .map(token -> ids[token])
                .toArray();
        return new TokenWindow(left, OptionalInt.of(targets[kept.window()]));
    }
}
