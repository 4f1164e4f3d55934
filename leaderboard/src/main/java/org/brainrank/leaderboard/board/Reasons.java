package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;

/** Collects reasons, and counts those that would only repeat them. */
final class Reasons {
    private static final int MOST = 20;

    private final List<Reason> reasons = new ArrayList<>();
    private int more;

    void add(String place, String problem, String remedy) {
        if (reasons.size() < MOST) {
            reasons.add(new Reason(place, problem, remedy));
        } else {
            more++;
        }
    }

    boolean none() {
        return reasons.isEmpty();
    }

    List<Reason> list() {
        List<Reason> all = new ArrayList<>(reasons);
        if (more > 0) {
            all.add(new Reason("and", more + " more of the kind", "Mend these first"));
        }
        return List.copyOf(all);
    }
}
