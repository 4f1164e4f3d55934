package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brains small enough to be regressed for a forecast, and what all will take from what they take: a + s (b + c t) for s subjects
 * of t targets, where a is what all share (decompositions), b is a subject's own (a null for each region), and c a column's.
 */
final class TrialDesigns {
    /** Numbers in responses up to which all are regressed. */
    static final long WHOLE = 400_000;
    /** Numbers in the responses of the smallest trial. */
    private static final long SMALL = 100_000;

    private final Brains all;
    private final List<Brains> trials;

    private TrialDesigns(Brains all, List<Brains> trials) {
        this.all = all;
        this.trials = List.copyOf(trials);
    }

    /** All of small brains; of large ones a subject, a second subject, and more targets. */
    static TrialDesigns of(Brains all) {
        if (all.responseNumbers() <= WHOLE) {
            return new TrialDesigns(all, List.of(all));
        }
        int targets = all.targets().size();
        long scans = Math.max(1, Arrays.stream(all.runLengths()).sum());
        int few = (int) Math.min(targets, Math.max(1, SMALL / scans));
        List<Brains> trials = new ArrayList<>();
        trials.add(some(all, 1, few));
        if (all.subjects().size() > 1) {
            trials.add(some(all, 2, few));
        }
        if (few < targets) {
            trials.add(some(all, 1, Math.min(targets, 2 * few)));
        }
        return new TrialDesigns(all, trials);
    }

    // Evenly spaced, so that regions have their shares.
    private static Brains some(Brains all, int subjects, int targets) {
        int[] places = IntStream.range(0, targets)
                .map(i -> (int) ((i + 0.5) * all.targets().size() / targets))
                .toArray();
        return all.only(all.subjects().subList(0, subjects)).onlyTargets(places);
    }

    /** What is to be tried; all of it, if it is one. */
    List<Brains> trials() {
        return trials;
    }

    /**
     * From the trials to all.
     *
     * @param seconds of each trial
     */
    double forAll(double[] seconds) {
        int few = trials.get(0).targets().size();
        double perSubject = 0;
        double perColumn = 0;
        for (int i = 1; i < seconds.length; i++) {
            double more = Math.max(0, seconds[i] - seconds[0]);
            Brains trial = trials.get(i);
            if (trial.subjects().size() > 1) {
                perSubject = more;
            } else {
                perColumn = more / (trial.targets().size() - few);
            }
        }
        int subjects = all.subjects().size();
        return seconds[0]
                + (subjects - (double) trials.get(0).subjects().size()) * perSubject
                + (double) subjects * (all.targets().size() - few) * perColumn;
    }
}
