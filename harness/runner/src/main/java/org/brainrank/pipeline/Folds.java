package org.brainrank.pipeline;

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
            Folds folds = new Folds(
                    outer(runLengths, settings, gap, seeds), new InnerFolds(settings.innerFolds(), gap), automaticGap);
            for (int fold = 0; fold < folds.outer().folds().size(); fold++) {
                folds.outer().inner(fold, folds.inner());
            }
            return folds;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    new Place(file, 0, "encoding"),
                    e.getMessage() + ". Use fewer folds, a smaller gap-scans (" + gap
                            + (settings.gapScans().isPresent() ? "" : ", from auto") + "), or more scans");
        }
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
