package org.brainrank.leakage;

import java.util.Optional;
import org.brainrank.encoding.FoldPlan.Scheme;

/** A gap shorter than a context window: words at the edges of training and test part are explained from shared words. */
final class OverlappingWindows implements Rule {
    @Override
    public String name() {
        return "overlapping-windows";
    }

    @Override
    public Optional<Leak> find(Study study) {
        int gap = Distances.smallestGap(study);
        return study.plan().scheme() != Scheme.SHUFFLED && gap < study.windowScans()
                ? Optional.of(new Leak(
                        name(),
                        "encoding.folds.gap-scans",
                        "only " + gap + " scans lie between training and test scans of a story, and the longest context"
                                + " window spans " + study.windowScans()
                                + ", so that windows on both sides read the same"
                                + " words. Write auto, at least " + study.windowScans()
                                + ", or lower window.context-words"))
                : Optional.empty();
    }
}
