package org.brainrank.leaderboard.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a submission may hold: these files, no larger. The bounds are looked at before anything is read. */
final class Limits {
    static final String MANIFEST = "manifest.json";
    static final String CONFIG = "config.resolved.yaml";
    static final String CELLS = "cells.jsonl";
    static final String LEADERBOARD = "leaderboard.json";
    static final String SUMS = "SHA256SUMS";

    static final int CELLS_AT_MOST = 500_000;
    static final int LONGEST_LINE = 1_000_000;
    static final int PEOPLE_AT_MOST = 2_000;
    static final int SUBMISSIONS_OF_ONE_AT_MOST = 500;

    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;

    /** The largest sizes in bytes, by name, in the order in which a submission is copied. */
    static final Map<String, Long> FILES;

    static {
        Map<String, Long> files = new LinkedHashMap<>();
        files.put(Claim.FILE, 64 * KILO);
        files.put(MANIFEST, 4 * MEGA);
        files.put(CONFIG, 256 * KILO);
        files.put(CELLS, 128 * MEGA);
        files.put(LEADERBOARD, 64 * MEGA);
        files.put(SUMS, MEGA);
        FILES = Collections.unmodifiableMap(files);
    }

    private Limits() {}

    static boolean isOptional(String file) {
        return file.equals(SUMS);
    }
}
