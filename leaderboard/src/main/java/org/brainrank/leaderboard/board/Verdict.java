package org.brainrank.leaderboard.board;

import java.util.List;

/**
 * What a check found.
 *
 * @param id {@code who/name}, or what stands where a submission should
 * @param track that it is for; empty if that is not known
 * @param methods how many it ranks; 0 if it is refused
 * @param reasons why it is refused; empty if it holds
 */
public record Verdict(String id, String track, int methods, List<Reason> reasons) {
    /** Copies the list. */
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * Whether it holds.
     *
     * @return no reason against it
     */
    public boolean accepted() {
        return reasons.isEmpty();
    }
}
