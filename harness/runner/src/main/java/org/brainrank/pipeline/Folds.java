package org.brainrank.pipeline;

import java.util.Arrays;
import java.util.List;
import org.brainrank.config.ConfigException;
import org.brainrank.config.EncodingSettings;
import org.brainrank.config.EncodingSettings.Scheme;
import org.brainrank.config.Place;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.provenance.Seeds;

/**
 * The config's folds over a dataset's scans.
 *
 * @param outer splits training from test scans
 * @param inner splits the training scans again, with the same gap
 * @param automaticGap scans: what {@code gap-scans: auto} means here, whether or not the config asks for it
 */
record Folds(FoldPlan outer, InnerFolds inner, int automaticGap) {

    /**
     * Splits the scans, and refuses what these scans do not allow, before anything is computed.
     *
     * @param runLengths trimmed scans of every story
     * @param settings of the encoding
     * @param automaticGap scans, for {@code gap-scans: auto}
     * @param seeds for scans that are shuffled
     * @param file of the config
     */
    static Folds of(int[] runLengths, EncodingSettings settings, int automaticGap, Seeds seeds, String file) {
        int gap = settings.gapScans().orElse(automaticGap);
        try {
            return split(runLengths, settings, gap, automaticGap, seeds);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    new Place(file, 0, "encoding"),
                    e.getMessage() + ". Use fewer folds, a smaller gap-scans than " + gap
                            + (settings.gapScans().isPresent() ? "" : " (from auto)") + ", or more scans");
        }
    }

    /**
     * The same for a smoke test on a few words, which is no result anyway: an automatic gap that the few scans do not allow
     * shrinks until they do.
     */
    static Folds limited(
            int[] runLengths,
            EncodingSettings settings,
            int automaticGap,
            Seeds seeds,
            String file,
            List<String> notes) {
        for (int gap = automaticGap; gap >= 0 && settings.gapScans().isEmpty(); gap--) {
            try {
                Folds folds = split(runLengths, settings, gap, automaticGap, seeds);
                if (folds.shrunk()) {
                    notes.add("LIMITED: gap-scans auto is " + automaticGap + "; the few scans allow " + gap);
                }
                return folds;
            } catch (IllegalArgumentException e) {
                // the next smaller one may do; if none does, the refusal below says why
            }
        }
        return of(runLengths, settings, automaticGap, seeds, file);
    }

    /** The outer fold that tests each scan; −1 for a scan that none tests. */
    int[] ofScans() {
        int[] folds = new int[outer.scans().total()];
        Arrays.fill(folds, -1);
        for (int fold = 0; fold < outer.folds().size(); fold++) {
            for (int scan : outer.folds().get(fold).test()) {
                folds[scan] = fold;
            }
        }
        return folds;
    }

    /** Whether the gap is shorter than the one that was asked for by {@code auto}. */
    private boolean shrunk() {
        return inner.gap() < automaticGap;
    }

    private static Folds split(int[] runLengths, EncodingSettings settings, int gap, int automaticGap, Seeds seeds) {
        Folds folds = new Folds(
                outer(runLengths, settings, gap, seeds), new InnerFolds(settings.innerFolds(), gap), automaticGap);
        for (int fold = 0; fold < folds.outer().folds().size(); fold++) {
            folds.outer().inner(fold, folds.inner());
        }
        return folds;
    }

    private static FoldPlan outer(int[] runLengths, EncodingSettings settings, int gap, Seeds seeds) {
        if (settings.scheme() == Scheme.SHUFFLED) {
            return FoldPlan.shuffled(runLengths, settings.folds(), seeds.of("folds/shuffled"));
        }
        return settings.scheme() == Scheme.CONTIGUOUS_BLOCKS
                ? FoldPlan.contiguousBlocks(runLengths, settings.folds(), gap)
                : FoldPlan.leaveOneRunOut(runLengths);
    }
}
