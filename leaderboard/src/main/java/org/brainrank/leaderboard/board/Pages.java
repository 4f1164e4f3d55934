package org.brainrank.leaderboard.board;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.PlainPage;

/** What all pages of a board share: their head, their links, and the lists that stand on several of them. */
final class Pages {
    static final String STYLE = """
            .crumbs{padding:16px 0 0;margin:0}
            nav a.file{text-transform:none}
            .who{font-weight:600}
            table.board .variant{display:block;white-space:normal;overflow-wrap:anywhere}
            .also{display:block;color:var(--muted);font-size:13px;white-space:normal;max-width:26em}
            table.board td,table.board th{white-space:nowrap}
            table.board th.method{white-space:normal;overflow-wrap:anywhere;min-width:13em;max-width:26em}
            table.board td.by{white-space:normal;min-width:12em}
            .refused li,.changes li{margin:0 0 10px;overflow-wrap:anywhere}
            .refused ul{margin:4px 0 0}
            .mend{color:var(--muted)}
            table.changes td{white-space:normal;overflow-wrap:anywhere}
            """;

    private Pages() {}

    static PlainPage begin(String title, String board, String kicker, String root) {
        PlainPage page = new PlainPage(title + " · " + board, STYLE);
        page.leaf("a", "Skip to the content", "class", "skip", "href", "#content");
        page.open("header");
        page.open("p", "class", "crumbs")
                .leaf("a", board, "href", root + "index.html")
                .text(" · ")
                .leaf("a", "what changed", "href", root + "changes.html")
                .end();
        page.leaf("p", kicker, "class", "kicker").leaf("h1", title);
        return page;
    }

    static String finish(PlainPage page) {
        page.end(); // main
        page.open("footer")
                .leaf(
                        "p",
                        "The numbers are the submitters' own. The board shows that they agree with themselves, with their"
                                + " data and with the track; it did not run the methods.",
                        "class",
                        "muted")
                .end();
        return page.finish();
    }

    static void section(PlainPage page, String id, String title) {
        page.open("section", "id", id, "aria-labelledby", id + "-title").leaf("h2", title, "id", id + "-title");
    }

    static void fact(PlainPage page, String term, String value) {
        page.leaf("dt", term).leaf("dd", value.isEmpty() ? "–" : value);
    }

    /** Refused submissions with every reason: text, never markup. */
    static void refused(PlainPage page, List<Verdict> refused) {
        section(page, "refused", "Refused");
        if (refused.isEmpty()) {
            page.leaf("p", "No submission is refused.").end();
            return;
        }
        page.leaf("p", "These are on no board, for these reasons. They disturb no other row.");
        page.open("ul", "class", "refused");
        for (Verdict verdict : refused) {
            page.open("li").leaf("span", verdict.id(), "class", "who").open("ul");
            for (Reason reason : verdict.reasons()) {
                page.open("li")
                        .leaf("code", reason.place())
                        .text(" " + reason.problem() + ". ")
                        .leaf("span", reason.remedy() + ".", "class", "mend")
                        .close();
            }
            page.close().end();
        }
        page.close().end();
    }

    static String submissionFile(String id) {
        return "submissions/" + id + ".html";
    }

    static String trackFile(String id) {
        return "tracks/" + id + "/index.html";
    }

    /** The layers chosen most often. */
    static String layers(Map<Integer, Integer> layers) {
        return layers.isEmpty()
                ? "–"
                : layers.entrySet().stream()
                        .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(2)
                        .map(entry -> entry.getKey().toString())
                        .collect(Collectors.joining(", "));
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
