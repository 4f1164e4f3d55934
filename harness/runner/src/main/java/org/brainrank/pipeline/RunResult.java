package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;

/**
 * A finished run.
 *
 * @param manifest as written
 * @param leaderboard as written
 * @param findings as written
 * @param failures one line per feature space that failed
 * @param references BibTeX entries of everything used
 */
public record RunResult(
        Manifest manifest,
        Leaderboard leaderboard,
        Findings findings,
        List<String> failures,
        List<String> references) {}
