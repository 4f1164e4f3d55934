package org.brainrank.leakage;

import java.util.Optional;
import org.brainrank.encoding.FoldPlan.Scheme;

/** A gap shorter than the response: training scans are still shaped by the words that test scans are predicted from. */
final class ShortGap implements Rule {
    @Override
    public String name() {
        return "short-gap";
    }

    @Override
    public Optional<Leak> find(Study study) {
        int gap = Distances.smallestGap(study);
        return study.plan().scheme() != Scheme.SHUFFLED && gap < study.responseScans()
                ? Optional.of(new Leak(
                        name(),
                        "encoding.folds.gap-scans",
                        "only " + gap + " scans lie between training and test scans of a story, and a word shapes the "
                                + study.responseScans()
                                + " scans after it (longest delay, or length of the haemodynamic"
                                + " response). Write auto, or at least " + study.responseScans()))
                : Optional.empty();
    }
}
