package org.brainrank.leakage;

import java.util.Optional;
import org.brainrank.encoding.FoldPlan.Scheme;

/** Scans dealt to folds at random: neighbours teach each other's test. It includes every other leak of time. */
final class ShuffledScans implements Rule {
    @Override
    public String name() {
        return "shuffled-scans";
    }

    @Override
    public Optional<Leak> find(Study study) {
        return study.plan().scheme() == Scheme.SHUFFLED
                ? Optional.of(new Leak(
                        name(),
                        "encoding.folds.scheme",
                        "shuffled folds test every scan on a model that was taught its neighbours, so that features which"
                                + " know nothing but the time score high (Hadidi et al. 2025). Use contiguous-blocks,"
                                + " leave-one-story-out or leave-one-run-out"))
                : Optional.empty();
    }
}
