package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Standing;
import org.brainrank.results.Standing.Contender;
import org.brainrank.statistics.RankBootstrap;
import org.brainrank.statistics.TwoWayBootstrap;

/**
 * Ranks methods of several runs over the same subjects and folds, with the tests and intervals of a run and one seed for all.
 *
 * <p>A run's board ranks its controls among the methods. Here only methods are ranked: every run brings controls, and two
 * hundred rows of the same noise would say nothing. Each method must beat the controls of its own run, which are made of its
 * own scores; p-values are corrected over all methods that are ranked together, so that a method on a crowded board needs
 * better evidence than on an empty one.
 */
public final class MergedRanking {
    private final List<Contender> contenders;
    private final Inference inference;

    private MergedRanking(List<Contender> contenders, Inference inference) {
        this.contenders = contenders;
        this.inference = inference;
    }

    /**
     * Ranks.
     *
     * @param contenders over the same subjects in the same order, with as many outer folds
     * @param settings permutations, bootstrap samples, correction and level
     * @param seed of resampling
     * @return one row a contender, in their order; the share of the ceiling, subjects by themselves and faithfulness are not
     *     known here
     */
    public static List<Leaderboard.Row> of(List<Contender> contenders, StatisticsSettings settings, long seed) {
        return contenders.isEmpty()
                ? List.of()
                : new MergedRanking(contenders, new Inference(settings, new Seeds(seed))).rows();
    }

    private List<Leaderboard.Row> rows() {
        List<Entry> entries =
                contenders.stream().map(contender -> entry(contender.method())).toList();
        List<double[]> unique = entries.stream().map(Entry::unique).toList();
        List<RankBootstrap.Place> places = inference.ranks(unique);
        List<TwoWayBootstrap.Resampled> resampled = entries.stream()
                .map(entry -> inference.overStories(entry.byFold()))
                .toList();
        List<RankBootstrap.Place> overStories = inference.ranksOverStories(resampled, entries.get(0));
        double[] p = unique.stream().mapToDouble(inference::aboveZero).toArray();
        double[] familyWise = inference.aboveZeroInAny(unique);
        double[] corrected = inference.corrected(p, familyWise);
        List<Leaderboard.Row> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Standing method = contenders.get(i).method();
            Estimate mean = inference.estimate(entry.unique());
            Map<String, Estimate> over = over(contenders.get(i), entry);
            rows.add(new Leaderboard.Row(
                    method.level(),
                    method.roi(),
                    method.model(),
                    method.layer(),
                    method.variant(),
                    method.role(),
                    method.capacity(),
                    places.get(i).rank(),
                    places.get(i).lowestRank(),
                    places.get(i).highestRank(),
                    places.get(i).tier(),
                    places.get(i).probabilityBest(),
                    inference.estimate(entry.r()),
                    Double.NaN,
                    inference.estimate(entry.r2()),
                    mean,
                    inference.estimate(resampled.get(i), entry),
                    overStories.get(i).lowestRank(),
                    overStories.get(i).highestRank(),
                    overStories.get(i).probabilityBest(),
                    p[i],
                    corrected[i],
                    familyWise[i],
                    inference.aboveZeroByRanks(entry.unique()),
                    -1,
                    corrected[i] < inference.level()
                            && mean.low() > 0
                            && !over.isEmpty()
                            && over.values().stream().allMatch(difference -> difference.low() > 0),
                    over,
                    method.layers(),
                    method.features(),
                    entry.unique().length,
                    method.targets(),
                    method.seconds(),
                    Faithfulness.UNKNOWN,
                    List.of()));
        }
        return rows;
    }

    private Map<String, Estimate> over(Contender contender, Entry entry) {
        String suffix = ":" + contender.method().variant();
        Map<String, Estimate> over = new LinkedHashMap<>();
        for (Standing control : contender.controls()) {
            String name = control.variant().endsWith(suffix)
                    ? control.variant().substring(0, control.variant().length() - suffix.length())
                    : control.variant();
            over.put(name, inference.estimate(entry.above(entry(control))));
        }
        return over;
    }

    private static Entry entry(Standing standing) {
        double[] untested = new double[standing.unique().length];
        Arrays.fill(untested, Double.NaN);
        return new Entry(
                standing.layer(),
                standing.variant(),
                standing.role(),
                standing.r(),
                standing.r2(),
                standing.unique(),
                standing.byFold(),
                untested,
                standing.layers(),
                standing.features(),
                standing.targets(),
                standing.seconds());
    }
}
