package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brainrank.config.WindowSettings;
import org.brainrank.config.WindowSettings.Normalise;

/**
 * What the leaderboard says beside a feature set whose scores are not what they seem: degenerate by construction, or wrong by
 * more than a reader would think. docs/footguns.md tells why each matters.
 */
final class Flags {
    private Flags() {}

    static List<String> of(FeatureSet set, WindowSettings window) {
        List<String> flags = new ArrayList<>();
        if (!Cautions.ofVariation(set).isEmpty()) {
            flags.add("constant by construction: at most one of " + set.space().features()
                    + " features varies, so a row is one number a word, or its rate");
        }
        boolean scores = set.space().features() == window.explainedWords();
        if (scores && (window.normalise() == Normalise.SUM || window.normalise() == Normalise.ABS_SUM)) {
            flags.add(
                    "normalised scores of a word sum to one, so features that are summed over a scan hold the word rate");
        }
        percent(flags, "median completeness gap", set.space().completenessGaps());
        percent(flags, "median standard error of a sampled score", set.space().standardErrors());
        return flags;
    }

    private static void percent(List<String> flags, String what, List<Double> values) {
        if (Cautions.isInexact(values)) {
            flags.add(String.format(Locale.ROOT, "%s %.0f %%", what, 100 * values.get(0)));
        }
    }
}
