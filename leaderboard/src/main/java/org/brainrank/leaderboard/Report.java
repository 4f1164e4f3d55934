package org.brainrank.leaderboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Manifest;

/**
 * One page without a server, a network or a font of its own. It says everything without its script, which only sorts and
 * filters. A content security policy admits that script by its hash and nothing else, so that a name that slipped through
 * the escaping would still not run.
 */
final class Report {
    private final Board board;
    private final Leaderboard leaderboard;
    private final Manifest manifest;
    private final Optional<Findings> findings;
    private final Figures figures;
    private final Html html = new Html();

    Report(RunRecords records) {
        this.leaderboard = records.leaderboard();
        this.board = new Board(leaderboard);
        this.manifest = records.manifest();
        this.findings = records.findings();
        this.figures = new Figures(records, board);
    }

    String render() {
        List<String> scripts = new ArrayList<>(Figures.scripts());
        scripts.add(resource("report.js"));
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
        section("diagnostics", "Penalties and folds", () -> {
            figures.write(html, Figure.ALPHAS);
            figures.write(html, Figure.FOLDS);
        });
        findings.ifPresent(found ->
                section("findings", FindingsView.TITLE, () -> new FindingsSection(html, board.names()).write(found)));
        section("reading", "How to read this", this::reading);
        section("provenance", "Where the numbers come from", () -> Provenance.write(html, manifest));
        banner();
        html.end();
        html.leaf("div", "", "id", "announce", "class", "hidden", "role", "status");
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
                                .map(script -> "'sha256-" + sha256(script) + "'")
                                .collect(Collectors.joining(" ")));
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("link", "rel", "icon", "href", "data:,");
        String stamps = Guidance.stamps(leaderboard).stream()
                .map(stamp -> stamp + " · ")
                .collect(Collectors.joining());
        html.leaf("title", stamps + leaderboard.name() + " · BrainRank leaderboard");
        html.open("style")
                .trusted(resource("report.css"))
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
        html.leaf("p", "BrainRank leaderboard", "class", "kicker");
        html.leaf("h1", leaderboard.name());
        html.leaf("p", Guidance.lead(), "class", "lead");
        html.leaf(
                "p",
                "Dataset " + leaderboard.dataset() + " · "
                        + Text.count(manifest.dataset().subjects().size(), "subject") + " · "
                        + (board.manyModels() ? "models " : "model ") + String.join(", ", leaderboard.models()) + " · "
                        + Text.count(leaderboard.rois().size(), "region"),
                "class",
                "facts");
        html.open("ul", "class", "summary", "aria-label", "In short");
        Guidance.summary(board).forEach(sentence -> html.leaf("li", sentence));
        html.close();
        html.open("nav", "aria-label", "Contents");
        List<String> contents = new ArrayList<>(
                List.of("leaderboard", "intervals", "regions", "layers", "tradeoffs", "brain", "ranks", "diagnostics"));
        findings.ifPresent(found -> contents.add("findings"));
        contents.addAll(List.of("reading", "provenance"));
        contents.forEach(id -> html.leaf("a", id, "href", "#" + id).text(" "));
        html.close().end();
    }

    private void section(String id, String title, Runnable content) {
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.leaf("h2", title, "id", id + "-title");
        content.run();
        html.end();
    }

    private void leaderboard() {
        String where = board.manyModels() ? "all regions and models" : "all regions";
        new MethodTable(html, board).write("methods", "Methods over " + where, board.methods(Leaderboard.ALL));
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
            for (int i = 0; i < leaderboard.models().size(); i++) {
                String model = leaderboard.models().get(i);
                html.open("details").leaf("summary", "Leaderboard of " + model + " alone");
                new MethodTable(html, board)
                        .write(
                                "methods-" + i,
                                "Methods on " + model + ", all regions",
                                board.rows(Level.MODEL, Leaderboard.ALL, model));
                html.end();
            }
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
        LayerTable.write(html, board);
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

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
