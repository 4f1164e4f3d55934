package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.brainrank.alignment.Downsampling;
import org.brainrank.config.WindowSettings;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;
import org.brainrank.spi.dataset.Word;

/** What a reader of the run should know: sentences for the manifest's notes. */
final class Cautions {
    private static final double INEXACT = 0.1;
    private static final double EDGE_WARNING = 0.25;
    private static final double SHRUNK_NOTE = 0.75;
    private static final int FEW_SUBJECTS = 10;

    private Cautions() {}

    static List<String> ofData(Brains brains, WindowSettings window) {
        List<String> cautions = new ArrayList<>();
        for (int story = 0; story < brains.stories().size(); story++) {
            double[] onsets = brains.stories().get(story).words().stream()
                    .mapToDouble(Word::onset)
                    .toArray();
            ScanTiming timing = brains.timings().get(story);
            int outside = Downsampling.SUM
                    .apply(Matrix.zeros(onsets.length, 1), onsets, timing.starts(), timing.repetitionTime())
                    .wordsOutside();
            if (outside > 0) {
                cautions.add(outside + " of " + onsets.length + " words of story '"
                        + brains.stories().get(story).id() + "' were heard outside the scans and enter no scan");
            }
        }
        int gap = brains.folds().inner().gap();
        if (brains.folds().outer().scheme() == FoldPlan.Scheme.CONTIGUOUS_BLOCKS
                && gap < brains.folds().automaticGap()) {
            cautions.add("gap-scans " + gap + " is shorter than auto, "
                    + brains.folds().automaticGap()
                    + " scans (longest delay and context window): at the blocks' edges some words shape features of"
                    + " training and of held-out scans");
        }
        if (window.target() == WindowSettings.Target.ACTUAL) {
            cautions.add("the last word of each story has no next word; its window explains the predicted token");
        }
        return cautions;
    }

    /** Windows that {@code window.normalise} could not scale. */
    static List<String> ofScaling(FeatureSet set) {
        int unscaled = set.space().unscaled();
        if (unscaled == 0) {
            return List.of();
        }
        int words = set.space().stories().values().stream().mapToInt(List::size).sum();
        return List.of(String.format(
                Locale.ROOT,
                "%s, layer %d of %s: the scores of %d of %d words stand as they are, because window.normalise would divide"
                        + " them by zero",
                set.variant(),
                set.layer(),
                set.model(),
                unscaled,
                words));
    }

    /** A method that promises completeness and is far from it, or that samples and is unsure of its scores. */
    static List<String> ofFeatures(FeatureSet set) {
        List<String> cautions = new ArrayList<>();
        ofGaps(set).ifPresent(cautions::add);
        ofSampling(set).ifPresent(cautions::add);
        return cautions;
    }

    /** Scores that no word gets, because they fell on a token that begins every window: one sentence a variant. */
    static List<String> ofBeginnings(List<FeatureSet> sets) {
        Map<String, FeatureSet> worst = new LinkedHashMap<>();
        sets.stream()
                .filter(set -> !set.space().wordless().isEmpty())
                .forEach(set -> worst.merge(
                        set.variant() + " on " + set.model(),
                        set,
                        (one, other) -> median(other) > median(one) ? other : one));
        return worst.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s: windows begin with a token that belongs to no word; its scores, in the median window up to %.0f %%"
                                + " of all by size (layer %d), are no features",
                        entry.getKey(),
                        100 * median(entry.getValue()),
                        entry.getValue().layer()))
                .toList();
    }

    private static double median(FeatureSet set) {
        return set.space().wordless().get(0);
    }

    /** A method that samples, too little to be sure of its scores. */
    private static Optional<String> ofSampling(FeatureSet set) {
        List<Double> errors = set.space().standardErrors();
        if (!isInexact(errors)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s, layer %d of %s: the median standard error of a score is %.0f %% of the output that there is to"
                        + " distribute (largest %.3g); take more samples",
                set.variant(),
                set.layer(),
                set.model(),
                100 * errors.get(0),
                errors.get(1)));
    }

    /** Whether completeness gaps or standard errors are worth a word; the first is their median. */
    static boolean isInexact(List<Double> values) {
        return !values.isEmpty() && values.get(0) > INEXACT;
    }

    private static Optional<String> ofGaps(FeatureSet set) {
        List<Double> gaps = set.space().completenessGaps();
        if (!isInexact(gaps)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s, layer %d of %s: the median completeness gap is %.0f %% (largest %.3g); take more steps or another baseline",
                set.variant(),
                set.layer(),
                set.model(),
                100 * gaps.get(0),
                gaps.get(1)));
    }

    /** Penalties that wanted to be smaller than the grid lets them, or that shrank everything away. */
    static List<String> ofAlphas(List<Cell> cells) {
        List<String> cautions = new ArrayList<>();
        double lowest = share(cells, Cell.Scores::alphaLowest);
        double highest = share(cells, Cell.Scores::alphaHighest);
        if (lowest > EDGE_WARNING) {
            cautions.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the penalties chosen for methods are the smallest of the grid: a smaller one may fit better;"
                            + " lower encoding.alphas.log10-from",
                    100 * lowest));
        }
        if (highest > SHRUNK_NOTE) {
            cautions.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the penalties chosen for methods are the largest of the grid: that is what no signal looks"
                            + " like, and no mistake by itself",
                    100 * highest));
        }
        return cautions;
    }

    private static double share(List<Cell> cells, ToDoubleFunction<Cell.Scores> at) {
        return cells.stream()
                .filter(cell -> cell.role() == Cell.Role.METHOD)
                .flatMap(cell -> cell.rois().values().stream())
                .mapToDouble(at)
                .average()
                .orElse(0);
    }

    /** What so few subjects cannot show, whatever they did. */
    static List<String> ofSubjects(int subjects, double level) {
        List<String> cautions = new ArrayList<>();
        double smallest = Math.pow(2, -subjects);
        if (smallest >= level) {
            cautions.add(String.format(
                    Locale.ROOT,
                    "%d subject%s cannot give a sign-flip p below %.3g, and the level is %.3g: no method can beat the"
                            + " controls here",
                    subjects,
                    subjects == 1 ? "" : "s",
                    smallest,
                    level));
        } else if (subjects < FEW_SUBJECTS) {
            cautions.add(subjects + " subjects are few: bootstrap intervals of fewer than " + FEW_SUBJECTS
                    + " are too narrow, and so are ranks and tiers that follow from them");
        }
        return cautions;
    }

    /** Feature spaces that hardly vary: constant by construction, or nearly so. */
    static List<String> ofVariation(FeatureSet set) {
        if (set.role() != Cell.Role.METHOD || set.space().features() == 1) {
            return List.of();
        }
        // Two are enough to know: a wide space has thousands, each to be sought through all words.
        long varying = IntStream.range(0, set.space().features())
                .filter(feature -> varies(set, feature))
                .limit(2)
                .count();
        if (varying > 1) {
            return List.of();
        }
        return List.of(
                set.variant() + ", layer " + set.layer() + " of " + set.model() + ": only " + varying + " of "
                        + set.space().features()
                        + " features vary, as is true by construction of gradients at the last block; this row is one number a word");
    }

    private static boolean varies(FeatureSet set, int feature) {
        float[] values = new float[2];
        values[0] = Float.POSITIVE_INFINITY;
        values[1] = Float.NEGATIVE_INFINITY;
        // The first words of a story have short windows and zeros there; they would hide a constant.
        set.space()
                .stories()
                .values()
                .forEach(words -> words.stream()
                        .skip(Math.min(set.space().features(), words.size() - 1))
                        .forEach(vector -> {
                            values[0] = Math.min(values[0], vector[feature]);
                            values[1] = Math.max(values[1], vector[feature]);
                        }));
        return values[1] - values[0] > 1e-7 * Math.max(Math.abs(values[0]), Math.abs(values[1]));
    }
}
