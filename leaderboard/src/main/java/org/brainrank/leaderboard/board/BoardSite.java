package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.board.BoardRecord.TrackRecord;

/**
 * A board as pages and files, all of them text made here. The same submissions after the same last build give the same bytes,
 * and a build that changes nothing keeps its number, so that it can be published as often as one likes.
 *
 * @param files content by path, with forward slashes, relative to the site
 * @param verdicts what was found, by submission
 * @param rows ranked, over all tracks
 * @param changes since the last build
 * @param build its number
 */
public record BoardSite(Map<String, String> files, List<Verdict> verdicts, int rows, int changes, int build) {
    /** Copies the collections. */
    public BoardSite {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Checks every submission and makes the pages of those that hold.
     *
     * @param repository the board
     * @param harness of the runs
     * @param last what changes are counted from
     * @return the site; nothing is written
     * @throws IOException if the repository cannot be read
     */
    public static BoardSite of(BoardRepository repository, Harness harness, LastBuild last) throws IOException {
        List<Checked> checked = new BoardCheck(repository, harness, last).checked();
        List<Submission> submissions =
                checked.stream().flatMap(one -> one.submission().stream()).toList();
        List<Verdict> verdicts = checked.stream().map(Checked::verdict).toList();
        BoardDefinition definition = repository.definition();
        Merge merge = new Merge(harness, last.accepted());
        List<TrackRecord> tracks = definition.tracks().stream()
                .map(track -> merge.track(track, submissions))
                .toList();
        BoardRecord unnumbered = new BoardRecord(
                BoardRecord.SCHEMA_VERSION,
                0,
                definition.title(),
                definition.about(),
                submissions.stream()
                        .map(one -> one.claim().date())
                        .max(Comparator.naturalOrder())
                        .orElse(""),
                tracks,
                submissions.stream().map(BoardSite::entry).toList(),
                verdicts.stream().filter(verdict -> !verdict.accepted()).toList());
        List<Change> changes = changes(last, unnumbered);
        int lastNumber = last.board().map(BoardRecord::build).orElse(0);
        BoardRecord board = unnumbered.numbered(changes.isEmpty() ? lastNumber : lastNumber + 1);
        ChangeFeed feed = changes.isEmpty()
                ? last.feed()
                : last.feed().with(new ChangeFeed.Build(board.build(), board.asOf(), changes));
        return new BoardSite(
                files(definition, board, feed, submissions),
                verdicts,
                tracks.stream().mapToInt(track -> track.rows().size()).sum(),
                changes.size(),
                board.build());
    }

    private static List<Change> changes(LastBuild last, BoardRecord board) {
        Optional<BoardRecord> before = last.board();
        if (before.isPresent()) {
            return Changes.between(before.get(), board);
        }
        return List.of(new Change(
                Change.Kind.TRACK,
                "",
                board.title(),
                "",
                Pages.count(board.submissions().size(), "submission") + ", "
                        + board.tracks().stream()
                                .mapToInt(track -> track.rows().size())
                                .sum() + " rows",
                "this is the first build"));
    }

    private static BoardRecord.Entry entry(Submission submission) {
        return new BoardRecord.Entry(
                submission.id(),
                submission.who(),
                submission.claim().date(),
                submission.claim().track(),
                submission.cellsSha256(),
                submission.methods().size());
    }

    private static Map<String, String> files(
            BoardDefinition definition, BoardRecord board, ChangeFeed feed, List<Submission> submissions) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("index.html", IndexPage.render(board));
        for (Track track : definition.tracks()) {
            files.put(Pages.trackFile(track.id()), new TrackPage(board, track).render());
            files.put(
                    "tracks/" + track.id() + "/board.csv",
                    BoardCsv.render(board.track(track.id()).orElseThrow()));
        }
        for (Submission submission : submissions) {
            files.put(Pages.submissionFile(submission.id()), new SubmissionPage(board, submission).render());
        }
        files.put("changes.html", ChangesPage.render(board, feed));
        files.put("changes.md", ChangesPage.markdown(feed));
        files.put(ChangeFeed.FILE, BoardJson.pretty(feed));
        files.put(BoardRecord.FILE, BoardJson.pretty(board));
        files.put(".nojekyll", "");
        return files;
    }

    /**
     * How many hold and how many do not, in a sentence.
     *
     * @return a sentence without its full stop
     */
    public String summary() {
        Map<Boolean, Long> counts =
                verdicts.stream().collect(Collectors.partitioningBy(Verdict::accepted, Collectors.counting()));
        return counts.get(true) + " submissions, " + counts.get(false) + " refused, " + rows + " rows; build " + build
                + ", " + changes + (changes == 1 ? " change" : " changes");
    }
}
