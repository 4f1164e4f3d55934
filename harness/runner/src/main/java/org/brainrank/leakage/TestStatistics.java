package org.brainrank.leakage;

import java.util.Arrays;
import java.util.Optional;
import org.brainrank.encoding.Fold;

/** Drift, high-pass or nuisance signals fitted over training and test scans together. */
final class TestStatistics implements Rule {
    @Override
    public String name() {
        return "test-statistics";
    }

    @Override
    public Optional<Leak> find(Study study) {
        int[] runs = study.plan().scans().runOfEachScan();
        boolean split = study.plan().folds().stream().anyMatch(fold -> splitsARun(fold, runs));
        return study.cleanedAcrossFolds() && split
                ? Optional.of(new Leak(
                        name(),
                        "alignment.scope",
                        "drift or nuisance signals are fitted to whole stories, of which parts are test scans, so that"
                                + " training responses know something of the test's. Write stretch, or hold whole"
                                + " stories out"))
                : Optional.empty();
    }

    private static boolean splitsARun(Fold fold, int[] runs) {
        boolean[] taught = new boolean[runs.length];
        for (int scan : fold.train()) {
            taught[runs[scan]] = true;
        }
        return Arrays.stream(fold.test()).anyMatch(scan -> taught[runs[scan]]);
    }
}
