package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Leaderboard.Separation;

/** The methods that are ranked together, two by two. */
final class Pairs {
    /** With more methods than this, only pairs with the first are compared. */
    static final int MOST = 40;

    private final Level level;
    private final String roi;
    private final String model;
    private final String capacity;
    private final List<Entry> methods;
    private final Inference inference;

    Pairs(Level level, String roi, String model, String capacity, List<Entry> entries, Inference inference) {
        this.level = level;
        this.roi = roi;
        this.model = model;
        this.capacity = capacity;
        this.methods = entries.stream()
                .filter(entry -> entry.role() == Cell.Role.METHOD)
                .sorted(Comparator.comparingDouble((Entry entry) -> Inference.mean(entry.unique()))
                        .reversed()
                        .thenComparing(Entry::variant)
                        .thenComparing(Entry::layer))
                .toList();
        this.inference = inference;
    }

    /** Whether pairs were left out for their number. */
    boolean limited() {
        return methods.size() > MOST;
    }

    /** All pairs, the better one first. */
    List<Comparison> comparisons() {
        List<Entry[]> pairs = new ArrayList<>();
        for (int first = 0; first < (limited() ? 1 : methods.size()); first++) {
            for (int second = first + 1; second < methods.size(); second++) {
                pairs.add(new Entry[] {methods.get(first), methods.get(second)});
            }
        }
        List<double[]> differences =
                pairs.stream().map(pair -> pair[0].above(pair[1])).toList();
        double[] p = differences.stream().mapToDouble(inference::differs).toArray();
        double[] corrected = inference.correctedDifferences(p, differences);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Entry first = pairs.get(i)[0];
            Entry second = pairs.get(i)[1];
            comparisons.add(new Comparison(
                    level,
                    roi,
                    model,
                    capacity,
                    first.variant(),
                    second.variant(),
                    inference.estimate(differences.get(i)),
                    inference.estimate(inference.overStories(first.aboveByFold(second)), first),
                    p[i],
                    corrected[i],
                    inference.differsByRanks(differences.get(i)),
                    inference.above(differences.get(i))));
        }
        return comparisons;
    }

    /** What it takes to tell the first two apart; nothing if there are not two. */
    Optional<Separation> separation() {
        if (methods.size() < 2) {
            return Optional.empty();
        }
        Entry first = methods.get(0);
        Entry second = methods.get(1);
        double effect = inference.effect(first.above(second));
        return Optional.of(new Separation(
                level,
                roi,
                model,
                capacity,
                first.variant(),
                second.variant(),
                first.unique().length,
                effect,
                inference.needed(effect)));
    }
}
