package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.PlainPage;
import org.brainrank.leaderboard.board.BoardRecord.Ranked;
import org.brainrank.leaderboard.board.BoardRecord.TrackRecord;

/** The first page: the tracks, who submitted, and what was refused. */
final class IndexPage {
    private IndexPage() {}

    static String render(BoardRecord board) {
        PlainPage page = Pages.begin(board.title(), "BrainRank", "Board of explanation methods", "");
        if (!board.about().isEmpty()) {
            page.leaf("p", board.about(), "class", "lead");
        }
        page.leaf(
                "p",
                "Explanation methods of language models, ranked by how well what they say predicts the brain activity of people"
                        + " who heard the same words. "
                        + Pages.count(board.submissions().size(), "submission")
                        + (board.asOf().isEmpty() ? "" : ", the newest of " + board.asOf()) + "; "
                        + board.refused().size() + " refused.");
        page.open("nav", "aria-label", "Contents");
        for (String id : List.of("tracks", "submissions", "refused")) {
            page.leaf("a", id, "href", "#" + id).text(" ");
        }
        page.leaf("a", "board.json", "class", "file", "href", "board.json")
                .close()
                .end();
        page.open("main", "id", "content");
        tracks(page, board);
        submissions(page, board);
        Pages.refused(page, board.refused());
        return Pages.finish(page);
    }

    private static void tracks(PlainPage page, BoardRecord board) {
        Pages.section(page, "tracks", "Tracks");
        page.leaf("p", "Rows are compared within a track alone: the same data, folds, controls and settings.");
        if (board.tracks().isEmpty()) {
            page.leaf("p", "This board has no track yet.");
        }
        page.open("ul");
        for (TrackRecord track : board.tracks()) {
            page.open("li").leaf("a", track.title(), "href", Pages.trackFile(track.id()));
            page.text(": " + Pages.count(track.rows().size(), "row") + ". " + leaders(track))
                    .end();
        }
        page.close().end();
    }

    private static String leaders(TrackRecord track) {
        List<Ranked> winners = track.rows().stream()
                .filter(row -> row.tier() == 1 && row.beatsControls())
                .toList();
        if (winners.isEmpty()) {
            return track.rows().isEmpty() ? "" : "None of the first tier beats the controls.";
        }
        String more = winners.size() > 3 ? " and " + (winners.size() - 3) + " more" : "";
        return "First tier: " + winners.stream().limit(3).map(Ranked::name).collect(Collectors.joining(", ")) + more
                + ".";
    }

    private static void submissions(PlainPage page, BoardRecord board) {
        Pages.section(page, "submissions", "Submissions");
        page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Submissions");
        page.open("table", "class", "plain")
                .caption("Submissions on the board")
                .open("thead")
                .open("tr");
        List<String> titles = new ArrayList<>(List.of("Submission", "Date", "Track", "Methods"));
        titles.forEach(title -> page.leaf("th", title, "scope", "col"));
        page.close().close().open("tbody");
        board.submissions()
                .forEach(entry -> page.open("tr")
                        .open("th", "scope", "row")
                        .leaf("a", entry.id(), "href", Pages.submissionFile(entry.id()))
                        .close()
                        .leaf("td", entry.date())
                        .leaf("td", entry.track())
                        .leaf("td", Integer.toString(entry.methods()))
                        .end());
        page.close().close().close().end();
    }
}
