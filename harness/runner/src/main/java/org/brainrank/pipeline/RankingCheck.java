package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Differences;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Ranks;
import org.brainrank.results.Verification.Check;
import org.brainrank.results.Verification.Outcome;

/**
 * Whether the ranking comes out of {@code cells.jsonl} and the seeds again. Ceilings come from responses and faithfulness from
 * models, so both are taken as they are.
 */
final class RankingCheck {
    /**
     * The same arithmetic in the same order gives the same digits; another Java may round a logarithm or a square root
     * otherwise, in the sixteenth, and no more.
     */
    static final double TOLERANCE = 1e-9;

    private static final int SHOWN = 20;

    private RankingCheck() {}

    static Check of(RecordedRun run, Optional<Ranks> ranks) {
        Ranking ranking = new Ranking(run.panel(), inference(run), ceilings(run), new ArrayList<>());
        Leaderboard again = ranking.of(run.manifest().name(), run.manifest().limited(), run.cells())
                .withLeakage(run.manifest().leakage());
        Leaderboard recorded = run.leaderboard();
        Differences board = Differences.of(recorded, withFaithfulness(again, recorded), TOLERANCE);
        List<String> findings = new ArrayList<>();
        board.places().forEach(place -> findings.add("leaderboard.json, " + place));
        double largest = board.largest();
        if (ranks.isPresent()) {
            Differences probabilities = Differences.of(ranks.get(), ranking.ranks(again), TOLERANCE);
            probabilities.places().forEach(place -> findings.add("ranks.json, " + place));
            largest = Math.max(largest, probabilities.largest());
        }
        return new Check(
                "ranking",
                findings.isEmpty() ? Outcome.AGREES : Outcome.DIFFERS,
                again.rows().size() + " rows of leaderboard.json" + (ranks.isPresent() ? ", and ranks.json," : "")
                        + " computed again from cells.jsonl; the first value is the recorded one",
                largest,
                TOLERANCE,
                shown(findings));
    }

    /** The first differences, and how many more there are. */
    static List<String> shown(List<String> findings) {
        if (findings.size() <= SHOWN) {
            return findings;
        }
        List<String> some = new ArrayList<>(findings.subList(0, SHOWN));
        some.add("and " + (findings.size() - SHOWN) + " more");
        return some;
    }

    static Inference inference(RecordedRun run) {
        return new Inference(
                run.experiment().statistics(), new Seeds(run.experiment().seed()));
    }

    private static Ceilings ceilings(RecordedRun run) {
        Leaderboard recorded = run.leaderboard();
        return new Ceilings(
                recorded.ceilings().isEmpty()
                        ? StatisticsSettings.Ceiling.NONE
                        : run.experiment().statistics().ceiling(),
                recorded.ceilings(),
                recorded.floors());
    }

    // Both are of the explanations themselves: no cell has them.
    private static Leaderboard withFaithfulness(Leaderboard again, Leaderboard recorded) {
        Map<String, Row> rows = new HashMap<>();
        recorded.rows().forEach(row -> rows.put(key(row), row));
        return again.withRows(again.rows().stream()
                .map(row -> {
                    Row known = rows.get(key(row));
                    return known == null ? row : row.judged(known.faithfulness(), known.flags());
                })
                .toList());
    }

    private static String key(Row row) {
        return String.join(
                "\t", row.level().name(), row.roi(), row.model(), row.layer(), row.variant(), row.capacity());
    }
}
