package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.PlainPage;
import org.brainrank.leaderboard.board.BoardRecord.Entry;
import org.brainrank.leaderboard.board.BoardRecord.Ranked;
import org.brainrank.leaderboard.board.BoardRecord.TrackRecord;
import org.brainrank.leaderboard.board.Change.Kind;

/** What is not as on the last board, and why: every row that moved has a reason. */
final class Changes {
    private static final int NAMES = 3;

    private final BoardRecord before;
    private final BoardRecord after;
    private final List<Change> changes = new ArrayList<>();

    private Changes(BoardRecord before, BoardRecord after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(BoardRecord before, BoardRecord after) {
        Changes changes = new Changes(before, after);
        changes.submissions();
        changes.tracks();
        return changes.changes;
    }

    private void submissions() {
        Map<String, Entry> old = byId(before.submissions(), Entry::id);
        Map<String, Entry> now = byId(after.submissions(), Entry::id);
        Map<String, Verdict> wasRefused = byId(before.refused(), Verdict::id);
        Map<String, Verdict> isRefused = byId(after.refused(), Verdict::id);
        now.forEach((id, entry) -> {
            Entry last = old.get(id);
            if (last == null) {
                String state = wasRefused.containsKey(id) ? "refused" : "";
                submission(id, state, "accepted", wasRefused.containsKey(id) ? "it was mended" : "it is new");
            } else if (!last.cellsSha256().equals(entry.cellsSha256())) {
                submission(id, "accepted", "accepted", "it was submitted again with other cells");
            } else if (!last.track().equals(entry.track())) {
                submission(id, "in track " + last.track(), "in track " + entry.track(), "it names another track");
            }
        });
        isRefused.forEach((id, verdict) -> {
            Verdict last = wasRefused.get(id);
            String why = verdict.reasons().get(0).sentence();
            if (last == null) {
                submission(id, old.containsKey(id) ? "accepted" : "", "refused", why);
            } else if (!last.reasons().equals(verdict.reasons())) {
                submission(id, "refused", "refused", "for another reason: " + why);
            }
        });
        List<String> gone = new ArrayList<>(old.keySet());
        gone.addAll(wasRefused.keySet());
        gone.stream()
                .filter(id -> !now.containsKey(id) && !isRefused.containsKey(id))
                .forEach(id -> submission(id, old.containsKey(id) ? "accepted" : "refused", "", "it was taken away"));
    }

    private void submission(String id, String from, String to, String why) {
        changes.add(new Change(Kind.SUBMISSION, "", id, from, to, why));
    }

    private void tracks() {
        for (TrackRecord track : after.tracks()) {
            Optional<TrackRecord> last = before.track(track.id());
            if (last.isEmpty()) {
                changes.add(new Change(Kind.TRACK, track.id(), track.title(), "", "open", "the board has a new track"));
                track.rows().forEach(row -> added(track, row));
                continue;
            }
            boolean redefined = !last.get().fingerprint().equals(track.fingerprint());
            if (redefined) {
                changes.add(new Change(
                        Kind.TRACK,
                        track.id(),
                        track.title(),
                        "",
                        "redefined",
                        "its data, settings, controls or statistics are others now"));
            }
            rows(last.get(), track, redefined);
        }
        before.tracks().stream()
                .filter(track -> after.track(track.id()).isEmpty())
                .forEach(track -> changes.add(new Change(
                        Kind.TRACK, track.id(), track.title(), "open", "", "the board does not have it any more")));
    }

    private void rows(TrackRecord last, TrackRecord track, boolean redefined) {
        Map<String, Ranked> old = byId(last.rows(), Ranked::key);
        Map<String, Ranked> now = byId(track.rows(), Ranked::key);
        for (Ranked row : track.rows()) {
            Ranked was = old.get(row.key());
            if (was == null) {
                added(track, row);
            } else if (was.rank() != row.rank()) {
                changes.add(new Change(
                        Kind.MOVED, track.id(), row.name(), rank(was), rank(row), why(was, row, old, now, redefined)));
            } else if (!state(was).equals(state(row))) {
                changes.add(new Change(
                        Kind.CHANGED,
                        track.id(),
                        row.name(),
                        state(was),
                        state(row),
                        why(was, row, old, now, redefined)));
            }
        }
        for (Ranked was : last.rows()) {
            if (!now.containsKey(was.key())) {
                changes.add(new Change(Kind.REMOVED, track.id(), was.name(), rank(was), "", whyGone(was)));
            }
        }
    }

    private void added(TrackRecord track, Ranked row) {
        changes.add(new Change(Kind.NEW, track.id(), row.name(), "", rank(row), "submitted by " + row.submission()));
    }

    private String whyGone(Ranked was) {
        return after.refused().stream()
                .filter(verdict -> verdict.id().equals(was.submission()))
                .findFirst()
                .map(verdict -> was.submission() + " is refused now: "
                        + verdict.reasons().get(0).sentence())
                .orElse(
                        after.submissions().stream()
                                        .anyMatch(entry -> entry.id().equals(was.submission()))
                                ? was.submission() + " does not have it any more"
                                : was.submission() + " was taken away");
    }

    /** Everything that moved a row: itself, then who came above it or went from there, then the rules. */
    private String why(Ranked was, Ranked row, Map<String, Ranked> old, Map<String, Ranked> now, boolean redefined) {
        List<String> reasons = new ArrayList<>();
        if (!was.submission().equals(row.submission())) {
            reasons.add("its scores are those of " + row.submission() + " now, not of " + was.submission());
        } else if (was.unique().mean() != row.unique().mean()) {
            reasons.add(row.submission() + " was submitted again: unique variance was "
                    + PlainPage.fixed(was.unique().mean(), 4) + ", is "
                    + PlainPage.fixed(row.unique().mean(), 4));
        }
        List<String> came = new ArrayList<>();
        List<String> rose = new ArrayList<>();
        now.forEach((key, other) -> {
            Ranked last = old.get(key);
            if (other.rank() < row.rank() && last == null) {
                came.add(other.name() + " (" + other.submission() + ")");
            } else if (last != null
                    && (other.rank() < row.rank()) != (last.rank() < was.rank())
                    && !key.equals(row.key())
                    && last.unique().mean() != other.unique().mean()) {
                rose.add(other.name() + " (" + other.submission() + ")");
            }
        });
        List<String> left = old.values().stream()
                .filter(other -> other.rank() < was.rank() && !now.containsKey(other.key()))
                .map(other -> other.name() + " (" + other.submission() + ")")
                .toList();
        add(reasons, "new above it", came);
        add(reasons, "gone from above it", left);
        add(reasons, "with another score than before, on its other side", rose);
        if (redefined) {
            reasons.add("the track is defined anew");
        }
        if (reasons.isEmpty()) {
            reasons.add(
                    old.size() == now.size()
                            ? "p-values and resampling are over all rows, and one of the others is another"
                            : "p-values are corrected over " + now.size() + " rows now, they were over " + old.size());
        }
        return String.join("; ", reasons);
    }

    private static void add(List<String> reasons, String what, List<String> names) {
        if (!names.isEmpty()) {
            String more = names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "";
            reasons.add(what + ": " + names.stream().limit(NAMES).collect(Collectors.joining(", ")) + more);
        }
    }

    private static String rank(Ranked row) {
        return "rank " + row.rank();
    }

    private static String state(Ranked row) {
        return rank(row) + ", tier " + row.tier() + ", unique variance "
                + PlainPage.fixed(row.unique().mean(), 4) + ", by " + row.submission()
                + (row.beatsControls() ? ", beats the controls" : "");
    }

    private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        list.forEach(one -> map.putIfAbsent(id.apply(one), one));
        return map;
    }
}
