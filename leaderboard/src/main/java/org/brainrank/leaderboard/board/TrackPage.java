package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.PlainPage;
import org.brainrank.leaderboard.board.BoardRecord.Also;
import org.brainrank.leaderboard.board.BoardRecord.Ranked;
import org.brainrank.results.Leaderboard.Estimate;

/** A track: what it compares, and its rows. */
final class TrackPage {
    private static final String ROOT = "../../";
    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    private final BoardRecord board;
    private final Track track;
    private final List<Ranked> rows;

    TrackPage(BoardRecord board, Track track) {
        this.board = board;
        this.track = track;
        this.rows = board.track(track.id()).orElseThrow().rows();
    }

    String render() {
        PlainPage page = Pages.begin(track.title(), board.title(), "Track " + track.id(), ROOT);
        long people = rows.stream().map(Ranked::who).distinct().count();
        page.leaf(
                "p",
                Pages.count(rows.size(), "row") + ", submitted by "
                        + people + (people == 1 ? " person" : " people") + " · dataset "
                        + track.dataset().id() + " " + track.dataset().version() + " · "
                        + Pages.count(track.subjects().size(), "listener") + " · "
                        + Pages.count(track.targets().size(), "region") + " · "
                        + Pages.count(track.folds(), "outer fold"),
                "class",
                "facts");
        page.open("nav", "aria-label", "Contents");
        for (String id : List.of("leaderboard", "reading", "track", "refused")) {
            page.leaf("a", id, "href", "#" + id).text(" ");
        }
        page.leaf("a", "board.csv", "class", "file", "href", "board.csv")
                .close()
                .end();
        page.open("main", "id", "content");
        table(page);
        reading(page);
        definition(page);
        Pages.refused(
                page,
                board.refused().stream()
                        .filter(verdict -> verdict.track().equals(track.id()))
                        .toList());
        return Pages.finish(page);
    }

    private void table(PlainPage page) {
        Pages.section(page, "leaderboard", "Leaderboard");
        if (rows.isEmpty()) {
            page.leaf("p", "Nothing was submitted yet.").end();
            return;
        }
        String caption = "Methods by unique variance over the nuisance controls (" + track.nuisance()
                + "), best first; intervals are 95 % over listeners.";
        page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        page.open("table", "class", "board methods").caption(caption);
        head(page);
        page.open("tbody");
        int line = 0;
        for (int i = 0; i < rows.size(); i++) {
            line = rows.get(i).beatsControls() ? i + 1 : line;
        }
        for (int i = 0; i <= rows.size(); i++) {
            if (i == line) {
                page.open("tr", "class", "line")
                        .open("td", "colspan", Integer.toString(titles().size()))
                        .leaf("span", "below this line: not distinguishable from the controls")
                        .close()
                        .end();
            }
            if (i < rows.size()) {
                row(page, rows.get(i), i >= line);
            }
        }
        page.close().close().close().end();
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>(List.of(
                "Rank", "Method", "Model", "Submitted by", "Unique variance", "Tier", "p", "Over stories", "r", "R²"));
        controls().forEach(control -> titles.add("Over " + control));
        titles.addAll(List.of("Layers", "Features"));
        return titles;
    }

    private List<String> controls() {
        List<String> names = new ArrayList<>(track.ownControls());
        names.addAll(track.controls());
        return names;
    }

    private void head(PlainPage page) {
        page.open("thead").open("tr");
        titles().forEach(title -> page.leaf("th", title, "scope", "col"));
        page.close().end();
    }

    private void row(PlainPage page, Ranked row, boolean below) {
        page.open("tr", "class", (below ? "below" : "above") + (row.tier() == 1 && !below ? " first" : ""));
        page.leaf("td", row.rank() + " (" + row.rankLow() + "–" + row.rankHigh() + ")");
        page.open("th", "scope", "row", "class", "method sticky");
        page.leaf("span", row.beatsControls() ? "✓" : "·", "class", "mark", "aria-hidden", "true");
        int brace = row.variant().indexOf('{');
        String method = brace < 0 ? row.variant() : row.variant().substring(0, brace);
        page.leaf("span", method, "class", "name");
        page.leaf(
                "span",
                row.beatsControls() ? " (beats the controls)" : " (does not beat the controls)",
                "class",
                "hidden");
        if (brace >= 0) {
            page.leaf("span", row.variant().substring(brace), "class", "variant");
        }
        page.close();
        page.open("td")
                .text(row.model())
                .leaf("span", Wording.shortened(row.modelSha256(), 9), "class", "interval", "title", row.modelSha256())
                .close();
        submitted(page, row);
        estimate(page, row.unique(), 4);
        page.leaf("td", Integer.toString(row.tier()), "class", "n");
        page.leaf("td", PlainPage.p(row.pCorrected()), "class", "n");
        page.leaf(
                "td",
                "[" + PlainPage.fixed(row.overStories().low(), 4) + ", "
                        + PlainPage.fixed(row.overStories().high(), 4) + "]",
                "class",
                "n");
        estimate(page, row.r(), 3);
        page.leaf("td", PlainPage.fixed(row.r2().mean(), 4), "class", "n");
        controls().forEach(control -> estimate(page, row.over().getOrDefault(control, UNKNOWN), 4));
        page.leaf("td", Pages.layers(row.layers()), "class", "n");
        page.leaf("td", Integer.toString(row.features()), "class", "n");
        page.end();
    }

    private static void estimate(PlainPage page, Estimate estimate, int decimals) {
        page.open("td", "class", "n").estimate(estimate, decimals).close();
    }

    private static void submitted(PlainPage page, Ranked row) {
        page.open("td", "class", "by");
        page.leaf("a", row.submission(), "class", "who", "href", ROOT + Pages.submissionFile(row.submission()));
        List<Also> others =
                row.also().stream().filter(also -> !also.earlierTry()).toList();
        if (!others.isEmpty()) {
            page.open("span", "class", "also").text("also by ");
            for (int i = 0; i < others.size(); i++) {
                Also other = others.get(i);
                page.text(i == 0 ? "" : ", ")
                        .leaf("a", other.submission(), "href", ROOT + Pages.submissionFile(other.submission()))
                        .text(": " + PlainPage.fixed(other.unique(), 4)
                                + (other.sameNumbers() ? " (the same numbers)" : ""));
            }
            page.close();
        }
        int tries = row.also().size() - others.size();
        if (tries > 0) {
            page.leaf("span", "try " + (tries + 1) + " of this person", "class", "also");
        }
        page.close();
    }

    private static void reading(PlainPage page) {
        Pages.section(page, "reading", "How to read this");
        page.open("dl", "class", "reading");
        page.leaf("dt", "Unique variance")
                .leaf(
                        "dd",
                        "how much better held-out responses are predicted when a method's scores join the nuisance controls."
                                + " It ranks the rows. Each listener's layer is the one that inner folds chose.");
        page.leaf("dt", "Rank, tier")
                .leaf(
                        "dd",
                        "computed here from the listeners' scores of all rows, which share data and folds: in brackets where"
                                + " 95 % of the bootstrap samples of listeners rank it. Tier 1 holds the first row and all that"
                                + " cannot be told from it.");
        page.leaf("dt", "✓ beats the controls")
                .leaf(
                        "dd",
                        "p, corrected over all rows of this page, is below the level; the interval lies above zero, and so do"
                                + " those of the differences to each control of the same submission.");
        page.leaf("dt", "also by")
                .leaf(
                        "dd",
                        "the same method on the same model by somebody else, with the mean that they found. The best documented"
                                + " submission is ranked, never the best scoring one; of one person's tries the newest.");
        page.close().end();
    }

    private void definition(PlainPage page) {
        Pages.section(page, "track", "What a row must share");
        page.open("dl", "class", "facts");
        Pages.fact(page, "Dataset", track.dataset().id() + " " + track.dataset().version());
        Pages.fact(page, "Dataset SHA-256", track.dataset().sha256());
        Pages.fact(page, "Listeners", String.join(", ", track.subjects()));
        Pages.fact(page, "Stories", String.join(", ", track.stories()));
        Pages.fact(page, "Scans", track.scans().toString());
        Pages.fact(
                page,
                "Targets by region",
                track.targets().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        Pages.fact(page, "Nuisance controls", track.nuisance());
        Pages.fact(page, "Controls of the run", String.join(", ", track.controls()));
        Pages.fact(page, "Controls of each method", String.join(", ", track.ownControls()));
        Track.Statistics statistics = track.statistics();
        Pages.fact(
                page,
                "Statistics",
                "correction " + statistics.correction() + " below " + statistics.fdr() + ", "
                        + statistics.permutations() + " permutations, " + statistics.bootstrap()
                        + " bootstrap samples, seed " + statistics.seed());
        Pages.fact(page, "Imported scores", track.imported() ? "are ranked" : "are not taken");
        page.close();
        page.table(
                "Sections of config.resolved.yaml that must be equal",
                List.of("Section", "Value"),
                track.config().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> List.of(entry.getKey(), entry.getValue().toString()))
                        .toList());
        page.end();
    }
}
