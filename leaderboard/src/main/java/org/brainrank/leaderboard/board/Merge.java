package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.board.BoardRecord.Also;
import org.brainrank.leaderboard.board.BoardRecord.Ranked;
import org.brainrank.leaderboard.board.BoardRecord.TrackRecord;
import org.brainrank.leaderboard.board.Submission.MethodOf;
import org.brainrank.results.Leaderboard.Row;

/**
 * Submissions to ranked tracks.
 *
 * <p>One method on one model (by SHA-256) is one row, however often it was submitted. The row that is ranked is the best
 * documented one, never the best scoring one: whoever takes the best of many tries ranks luck. Of one person's tries the
 * newest counts. Equally documented ones: who stood on the last board, then the earlier date, then the name. The others are
 * named beside it with their means.
 */
final class Merge {
    private final Harness harness;
    private final Set<String> onLastBoard;

    Merge(Harness harness, Set<String> onLastBoard) {
        this.harness = harness;
        this.onLastBoard = onLastBoard;
    }

    private record Candidate(Submission submission, MethodOf method) {
        String key() {
            return method.modelSha256() + " " + method.variant();
        }
    }

    private record Chosen(Candidate first, List<Candidate> others) {}

    TrackRecord track(Track track, List<Submission> submissions) {
        Map<String, List<Candidate>> byRow = new LinkedHashMap<>();
        submissions.stream()
                .filter(submission -> submission.claim().track().equals(track.id()))
                .forEach(submission -> submission.methods().stream()
                        .map(method -> new Candidate(submission, method))
                        .forEach(candidate -> byRow.computeIfAbsent(candidate.key(), key -> new ArrayList<>())
                                .add(candidate)));
        List<Chosen> chosen = byRow.values().stream().map(this::choose).toList();
        List<Row> rows = harness.rank(
                chosen.stream().map(one -> one.first().method().contender()).toList(), track.statistics());
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ranked.add(ranked(chosen.get(i), rows.get(i)));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank)
                .thenComparing(Ranked::variant)
                .thenComparing(Ranked::model)
                .thenComparing(Ranked::modelSha256));
        return new TrackRecord(track.id(), track.title(), track.fingerprint(), ranked);
    }

    private Chosen choose(List<Candidate> candidates) {
        Comparator<Candidate> newest = Comparator.comparing(
                        (Candidate one) -> one.submission().claim().date())
                .thenComparing(one -> one.submission().id());
        Map<String, Candidate> ofPerson = candidates.stream()
                .collect(Collectors.toMap(
                        one -> one.submission().who(),
                        one -> one,
                        (a, b) -> newest.compare(a, b) >= 0 ? a : b,
                        LinkedHashMap::new));
        Optional<Candidate> first = ofPerson.values().stream()
                .min(Comparator.comparingInt((Candidate one) ->
                                -one.submission().documentation().size())
                        .thenComparing(
                                one -> !onLastBoard.contains(one.submission().id()))
                        .thenComparing(one -> one.submission().claim().date())
                        .thenComparing(one -> one.submission().id()));
        Candidate best = first.orElseThrow();
        List<Candidate> others =
                candidates.stream().filter(one -> !one.equals(best)).toList();
        return new Chosen(best, others);
    }

    private static Ranked ranked(Chosen chosen, Row row) {
        Submission submission = chosen.first().submission();
        MethodOf method = chosen.first().method();
        return new Ranked(
                method.model(),
                method.modelSha256(),
                method.variant(),
                submission.id(),
                submission.who(),
                submission.documentation(),
                row.rank(),
                row.rankLow(),
                row.rankHigh(),
                row.tier(),
                row.best(),
                row.unique(),
                row.uniqueOverStories(),
                row.r(),
                row.r2(),
                row.p(),
                row.pCorrected(),
                row.beatsControls(),
                row.over(),
                row.layers(),
                row.features(),
                row.subjects(),
                row.seconds(),
                chosen.others().stream()
                        .map(other -> also(chosen.first(), other))
                        .toList());
    }

    private static Also also(Candidate first, Candidate other) {
        double[] unique = other.method().contender().method().unique();
        return new Also(
                other.submission().id(),
                other.submission().who(),
                Arrays.stream(unique).sum() / unique.length,
                other.method().numbers().equals(first.method().numbers()),
                other.submission().who().equals(first.submission().who()));
    }
}
