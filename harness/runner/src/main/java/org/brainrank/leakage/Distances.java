package org.brainrank.leakage;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.encoding.Fold;
import org.brainrank.encoding.FoldPlan;

/** How near training scans come to test scans. */
final class Distances {
    private Distances() {}

    /**
     * The smallest number of scans left out between a training and a test scan of one run, over outer and inner folds;
     * {@link Integer#MAX_VALUE} if no run is split.
     */
    static int smallestGap(Study study) {
        FoldPlan plan = study.plan();
        int[] runs = plan.scans().runOfEachScan();
        int smallest = Integer.MAX_VALUE;
        for (int fold = 0; fold < plan.folds().size(); fold++) {
            Fold outer = plan.folds().get(fold);
            int[] train = outer.train();
            List<Fold> folds = new ArrayList<>(List.of(outer));
            for (Fold inner : plan.inner(fold, study.inner())) {
                folds.add(Fold.of(select(train, inner.train()), select(train, inner.test())));
            }
            for (Fold split : folds) {
                smallest = Math.min(smallest, gap(split, runs));
            }
        }
        return smallest;
    }

    private static int[] select(int[] scans, int[] positions) {
        int[] selected = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            selected[i] = scans[positions[i]];
        }
        return selected;
    }

    private static int gap(Fold fold, int[] runs) {
        int[] part = new int[runs.length];
        for (int scan : fold.train()) {
            part[scan] = 1;
        }
        for (int scan : fold.test()) {
            part[scan] = 2;
        }
        int smallest = Integer.MAX_VALUE;
        int last = -1;
        for (int scan = 0; scan < part.length; scan++) {
            if (part[scan] != 0) {
                if (last >= 0 && runs[last] == runs[scan] && part[last] != part[scan]) {
                    smallest = Math.min(smallest, scan - last - 1);
                }
                last = scan;
            }
        }
        return smallest;
    }
}
