package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code changes.json}: what changed, build by build, newest first.
 *
 * @param schemaVersion of this file
 * @param builds at most a hundred
 */
record ChangeFeed(int schemaVersion, List<Build> builds) {
    static final String FILE = "changes.json";
    private static final int MOST = 100;
    static final ChangeFeed EMPTY = new ChangeFeed(1, List.of());

    ChangeFeed {
        builds = List.copyOf(builds);
    }

    /**
     * A build that changed something.
     *
     * @param build its number
     * @param asOf the newest submission's date
     * @param changes what changed
     */
    record Build(int build, String asOf, List<Change> changes) {
        Build {
            changes = List.copyOf(changes);
        }
    }

    ChangeFeed with(Build build) {
        List<Build> all = new ArrayList<>(List.of(build));
        all.addAll(builds);
        return new ChangeFeed(schemaVersion, all.subList(0, Math.min(MOST, all.size())));
    }
}
