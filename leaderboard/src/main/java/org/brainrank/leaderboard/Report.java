package org.brainrank.leaderboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;

/**
 * One page without a server, a network or a font of its own. It says everything of weight without its script, which sorts,
 * filters, and shows other regions, models and layers and the words of a story. A content security policy admits that script
 * by its hash and nothing else, so that a name that slipped through the escaping would still not run.
 */
final class Report {
    private static final String STORY = "A story, word by word";

    private final Board board;
    private final Leaderboard leaderboard;
    private final Manifest manifest;
    private final RunRecords run;
    private final Figures figures;
    private final Html html = new Html();

    Report(RunRecords run) {
        this.run = run;
        this.leaderboard = run.leaderboard();
        this.manifest = run.manifest();
        this.board = new Board(leaderboard);
        this.figures = new Figures(run, board);
    }

    String render() {
        List<String> scripts = PageScripts.all();
        html.trusted("<!doctype html>\n").open("html", "lang", "en");
        head(scripts);
        html.open("body");
        html.leaf("a", "Skip to the leaderboard", "class", "skip", "href", "#leaderboard");
        header();
        html.open("main");
        section("leaderboard", "Leaderboard", this::leaderboard);
        section("intervals", "Unique variance, with intervals", () -> figures.write(html, Figure.INTERVALS));
        section("regions", "By region", this::regions);
        section("layers", "By layer", this::layers);
        section("tradeoffs", "Faithfulness and cost", () -> {
            figures.write(html, Figure.FAITHFULNESS);
            figures.write(html, Figure.COST);
        });
        section("brain", "On the brain", () -> figures.write(html, Figure.BRAIN));
        section("ranks", "Probability of ranks", () -> figures.write(html, Figure.RANKS));
        run.story()
                .filter(story -> !story.passages().isEmpty())
                .ifPresent(story -> section("story", STORY, () -> new StorySection(html, board, story).write()));
        section("diagnostics", "Penalties and folds", () -> {
            figures.write(html, Figure.ALPHAS);
            figures.write(html, Figure.FOLDS);
        });
        run.findings()
                .ifPresent(found -> section(
                        "findings", FindingsView.TITLE, () -> new FindingsSection(html, board.names()).write(found)));
        section("reading", "How to read this", this::reading);
        section("provenance", "Where the numbers come from", () -> Provenance.write(html, manifest));
        banner();
        html.end();
        html.leaf("div", "", "id", "announce", "class", "hidden", "role", "status");
        html.data("board-data", new PageData(board).toMap());
        figures.packed(html);
        scripts.forEach(script -> html.open("script").trusted(script).end());
        html.end().end();
        return html.finish();
    }

    private void head(List<String> scripts) {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src "
                        + Stream.concat(scripts.stream(), Stream.of(Figures.unpacked()))
                                .map(PageScripts::hash)
                                .collect(Collectors.joining(" ")));
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("link", "rel", "icon", "href", "data:,");
        String stamps = Guidance.stamps(leaderboard).stream()
                .map(stamp -> stamp + " · ")
                .collect(Collectors.joining());
        html.leaf("title", stamps + leaderboard.name() + " · BrainRank leaderboard");
        html.open("style")
                .trusted(PageScripts.resource("report.css"))
                .trusted(Figures.styles())
                .close();
        html.end();
    }

    private void banner() {
        if (leaderboard.limited()) {
            html.open("p", "class", "banner", "role", "note").leaf("strong", Guidance.LIMITED);
            html.text(". Part of the data was left out to try the settings. Do not cite or compare these numbers.")
                    .end();
        }
        if (!leaderboard.leakage().isEmpty()) {
            html.open("p", "class", "banner", "role", "note")
                    .leaf("strong", Guidance.LEAKAGE + " (" + String.join(", ", leaderboard.leakage()) + ")");
            html.text(". Test scans taught the models, knowingly. Do not cite or compare these numbers.")
                    .end();
        }
    }

    private void header() {
        html.open("header");
        banner();
        html.leaf("p", "BrainRank: which explanation of a language model best predicts the brain?", "class", "kicker");
        html.leaf("h1", leaderboard.name());
        html.leaf(
                "p",
                "Dataset " + leaderboard.dataset() + " · "
                        + Text.count(manifest.dataset().subjects().size(), "subject") + " · "
                        + (board.manyModels() ? "models " : "model ") + String.join(", ", leaderboard.models()) + " · "
                        + Text.count(leaderboard.rois().size(), "region"),
                "class",
                "facts");
        Answer.of(board, Leaderboard.ALL).ifPresent(this::answer);
        html.open("nav", "aria-label", "Contents");
        contents()
                .forEach((id, title) -> html.leaf("a", title, "href", "#" + id).text(" "));
        html.close().end();
    }

    private void answer(Answer answer) {
        html.open("div", "class", "answer");
        html.leaf("p", answer.headline(), "class", "headline");
        html.open("dl");
        for (Guidance.Entry fact : answer.facts()) {
            html.open("div").leaf("dt", fact.term()).leaf("dd", fact.meaning()).end();
        }
        html.close().end();
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("leaderboard", "Leaderboard");
        contents.put("intervals", "Intervals");
        contents.put("regions", "Regions");
        contents.put("layers", "Layers");
        contents.put("tradeoffs", "Faithfulness and cost");
        contents.put("brain", "Brain");
        contents.put("ranks", "Ranks");
        run.story().filter(story -> !story.passages().isEmpty()).ifPresent(story -> contents.put("story", STORY));
        contents.put("diagnostics", "Penalties and folds");
        run.findings().ifPresent(found -> contents.put("findings", FindingsView.TITLE));
        contents.put("reading", "How to read this");
        contents.put("provenance", "Where the numbers come from");
        return contents;
    }

    private void section(String id, String title, Runnable content) {
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.leaf("h2", title, "id", id + "-title");
        content.run();
        html.end();
    }

    private void leaderboard() {
        String where = board.manyModels() ? "all regions and models" : "all regions";
        new ViewForm(html, board).write();
        new MethodTable(html, board).write("methods", "Methods over " + where, board.methods(Leaderboard.ALL));
        html.leaf("div", "", "id", "more", "class", "tools");
        html.leaf("p", Guidance.lead());
        html.open("ul", "class", "summary", "aria-label", "In more detail");
        Guidance.summary(board).forEach(sentence -> html.leaf("li", sentence));
        html.close();
        for (int i = 0; i < board.capacities().size(); i++) {
            String capacity = board.capacities().get(i);
            html.open("details").leaf("summary", "Leaderboard with every feature space at " + capacity);
            new MethodTable(html, board)
                    .write(
                            "equal-" + i,
                            "Methods at " + capacity + ", all regions",
                            board.methods(Leaderboard.ALL, capacity));
            html.end();
        }
        if (board.manyModels()) {
            figures.write(html, Figure.MODELS);
        }
    }

    private void regions() {
        figures.write(html, Figure.REGIONS);
        Ceilings.write(html, board, manifest.dataset().targets());
    }

    private void layers() {
        html.leaf(
                "p",
                "Unique variance over all regions at every layer. These rows are not the headline: the leaderboard takes, "
                        + "for each subject, the layer that the inner folds chose.");
        figures.write(html, Figure.LAYERS);
        html.leaf("p", "Every row by layer: choose each layer above the leaderboard, or see leaderboard.csv.");
    }

    private void reading() {
        html.open("dl", "class", "reading");
        Guidance.reading().forEach(entry -> html.leaf("dt", entry.term()).leaf("dd", entry.meaning()));
        html.end();
        html.leaf("h3", "What it does not mean");
        html.open("ul");
        Guidance.caveats().forEach(caveat -> html.leaf("li", caveat));
        html.end();
    }
}
