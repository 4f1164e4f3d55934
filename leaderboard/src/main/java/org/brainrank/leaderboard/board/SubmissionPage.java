package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.leaderboard.PlainPage;
import org.brainrank.leaderboard.board.BoardRecord.Ranked;
import org.brainrank.leaderboard.board.Submission.MethodOf;
import org.brainrank.results.Manifest;

/** A submission: who says so, what it ranks, and where its numbers come from. */
final class SubmissionPage {
    private static final String ROOT = "../../";

    private final BoardRecord board;
    private final Submission submission;

    SubmissionPage(BoardRecord board, Submission submission) {
        this.board = board;
        this.submission = submission;
    }

    String render() {
        Claim claim = submission.claim();
        PlainPage page = Pages.begin(submission.id(), board.title(), "Submission", ROOT);
        page.end();
        page.open("main", "id", "content");
        page.open("dl", "class", "facts");
        Pages.fact(page, "Submitted by", claim.who());
        Pages.fact(page, "Contact", claim.contact());
        Pages.fact(page, "Date", claim.date());
        page.leaf("dt", "Track")
                .open("dd")
                .leaf("a", claim.track(), "href", ROOT + Pages.trackFile(claim.track()))
                .close();
        page.leaf("dt", "Link").open("dd");
        if (claim.link().isEmpty()) {
            page.text("–");
        } else {
            page.leaf("a", claim.link(), "href", claim.link(), "rel", "nofollow ugc noopener noreferrer");
        }
        page.close();
        Pages.fact(page, "Licence of the numbers", claim.licence());
        Pages.fact(page, "Notes", claim.notes());
        Pages.fact(page, "Documented by", String.join(", ", submission.documentation()));
        page.end();
        methods(page);
        provenance(page, submission.manifest());
        return Pages.finish(page);
    }

    private void methods(PlainPage page) {
        Pages.section(page, "methods", "Methods");
        List<List<String>> rows = new ArrayList<>();
        for (MethodOf method : submission.methods()) {
            rows.add(List.of(method.variant(), method.model(), place(method)));
        }
        page.table("Methods of this submission", List.of("Method", "Model", "On the board"), rows)
                .end();
    }

    private String place(MethodOf method) {
        String key = method.modelSha256() + " " + method.variant();
        Ranked row = board.track(submission.claim().track()).orElseThrow().rows().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        String where = "rank " + row.rank() + " (" + row.rankLow() + "–" + row.rankHigh() + "), unique variance "
                + PlainPage.interval(row.unique(), 4);
        return row.submission().equals(submission.id())
                ? where
                : "stands beside " + row.submission() + ", whose scores are ranked: " + where;
    }

    private void provenance(PlainPage page, Manifest manifest) {
        Pages.section(page, "provenance", "Where the numbers come from");
        Manifest.Environment environment = manifest.environment();
        page.open("dl", "class", "facts");
        Pages.fact(page, "BrainRank", environment.brainrank() + ", commit " + environment.commit());
        Pages.fact(page, "Java", environment.java());
        Pages.fact(page, "System", environment.system() + ", " + environment.processor());
        Pages.fact(page, "Engine", environment.engine());
        Pages.fact(page, "Linear algebra", environment.blas());
        Pages.fact(page, "Config SHA-256", manifest.configSha256());
        Pages.fact(page, "Cells SHA-256 (lines in any order)", submission.cellsSha256());
        Pages.fact(page, "Finished", manifest.finished());
        page.close();
        page.table(
                "Models",
                List.of("Model", "Architecture", "Layers", "SHA-256"),
                manifest.models().stream()
                        .map(model -> List.of(
                                model.id(), model.architecture(), Integer.toString(model.layers()), model.sha256()))
                        .toList());
        page.table(
                "Plugins",
                List.of("Plugin", "Version", "SHA-256"),
                manifest.plugins().stream()
                        .map(plugin -> List.of(plugin.id(), plugin.version(), plugin.sha256()))
                        .toList());
        if (!manifest.notes().isEmpty()) {
            page.leaf("h3", "Notes of the run").open("ul");
            manifest.notes().stream().limit(200).forEach(note -> page.leaf("li", Wording.shortened(note, 500)));
            page.end();
            if (manifest.notes().size() > 200) {
                page.leaf("p", "and " + (manifest.notes().size() - 200) + " more, in its manifest.json");
            }
        }
        page.end();
    }
}
