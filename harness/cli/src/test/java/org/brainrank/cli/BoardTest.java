package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brainrank.cli.SyntheticSubmission.scored;
import static org.brainrank.cli.SyntheticSubmission.scores;
import static org.brainrank.cli.SyntheticSubmission.with;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.board.BoardCheck;
import org.brainrank.leaderboard.board.BoardRepository;
import org.brainrank.leaderboard.board.BoardSite;
import org.brainrank.leaderboard.board.LastBuild;
import org.brainrank.leaderboard.board.NewBoard;
import org.brainrank.leaderboard.board.SiteFolder;
import org.brainrank.leaderboard.board.Verdict;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A board of many people, some of whom cheat. */
class BoardTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String METHOD = "gradient-norm{norm=l2}";

    @TempDir
    Path folder;

    private final RunnerHarness harness = new RunnerHarness();
    private Path repo;

    @BeforeEach
    void aBoardWithOneTrack() throws IOException {
        repo = folder.resolve("results");
        Path run = SyntheticSubmission.by("maintainer", "run", 1).writeRun(folder.resolve("run"));
        NewBoard.write(repo, "Toy & board", java.util.Optional.of(run), harness);
    }

    private BoardSite build(LastBuild last) throws IOException {
        return BoardSite.of(BoardRepository.open(repo, harness), harness, last);
    }

    private static LastBuild after(BoardSite site) {
        return LastBuild.of(
                java.util.Optional.of(site.files().get("board.json")),
                java.util.Optional.of(site.files().get("changes.json")));
    }

    private SyntheticSubmission by(String who, String name) {
        return SyntheticSubmission.by(who, name, (who + name).hashCode());
    }

    @Test
    void twoHundredSubmissionsByTwentyPeopleAreBuiltInTime() throws IOException {
        SplittableRandom random = new SplittableRandom(20261127);
        for (int person = 0; person < 20; person++) {
            for (int submission = 0; submission < 10; submission++) {
                Map<String, Double> methods = new LinkedHashMap<>();
                methods.put("occlusion{width=" + (10 * person + submission) + "}", random.nextDouble(-0.01, 0.03));
                methods.put("erasure{mask=zero}", 0.01);
                by("person-" + person, "run-" + submission)
                        .methods(methods)
                        .date("2026-11-" + (10 + submission))
                        .link(submission == 3 ? "https://example.org/" + person : "")
                        .write(repo);
            }
        }
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long worked = process.getProcessCpuTime();
        Instant start = Instant.now();
        BoardSite site = build(LastBuild.none());
        Path out = folder.resolve("site");
        SiteFolder.write(site, out);
        Duration taken = Duration.between(start, Instant.now());
        Duration work = Duration.ofNanos(process.getProcessCpuTime() - worked);
        System.out.println("200 submissions by 20 people: " + taken.toMillis() + " ms, " + work.toMillis()
                + " ms of them at work on all cores");

        assertThat(site.verdicts()).hasSize(200).allMatch(Verdict::accepted);
        assertThat(site.rows())
                .as("a row a method, however often it was submitted")
                .isEqualTo(201);
        assertThat(work)
                .as("the issue's bound, in time at work, which a busy machine does not change")
                .isLessThan(Duration.ofSeconds(20));
        assertThat(out.resolve("tracks/toy/index.html")).isRegularFile();
        assertThat(out.resolve("submissions/person-7/run-3.html")).isRegularFile();
        assertThat(site.files().get("tracks/toy/board.csv").lines()).hasSize(202);
        BoardSite again = build(LastBuild.in(out));
        assertThat(again.changes()).as("nothing changed").isZero();
        assertThat(again.files()).isEqualTo(site.files());
    }

    /** A way to break or to cheat, and what the check must say of it. */
    private record Trick(SyntheticSubmission submission, String reason, After after) {
        interface After {
            void change(Path folder, SyntheticSubmission submission) throws IOException;
        }
    }

    private final List<Trick> tricks = new ArrayList<>();

    private SyntheticSubmission trick(String name, String reason) {
        return trick(name, reason, (path, submission) -> {});
    }

    private SyntheticSubmission trick(String name, String reason, Trick.After after) {
        SyntheticSubmission submission = by("mallory", name);
        tricks.add(new Trick(submission, reason, after));
        return submission;
    }

    private void tricksWithScores() {
        trick("edited-leaderboard", "but cells.jsonl gives").leaderboard(board -> better(board));
        trick("edited-cells", "r2-joint minus the R² of the nuisance controls")
                .eachCell(cell -> method(cell, scores -> scores(scores, 0, 0, 0.1)));
        trick("edited-both", "but cells.jsonl gives")
                .cellsText(text -> text.replaceFirst("\"r\":\\[0\\.", "\"r\":[0.9"));
        trick("nan", "expected a finite number")
                .cellsText(text -> text.replaceFirst("\"r\":\\[[0-9.E-]+", "\"r\":[\"NaN\""));
        trick("infinite", "expected a finite number")
                .cellsText(text -> text.replaceFirst("\"r\":\\[[0-9.E-]+", "\"r\":[1e999"));
        trick("too-good", "from -1.0 up to 1.0").eachCell(cell -> method(cell, scores -> scores(scores, 1.1, 0, 0)));
        trick("negative-time", "seconds is -1.0").eachCell(cell -> with(cell, cell.variant(), cell.status(), -1));
        trick("p-out-of-range", "p-r of A is 1.5").cellsText(text -> text.replaceFirst("\"p-r\":0.01", "\"p-r\":1.5"));
        trick("other-floor", "the nuisance controls alone explain")
                .eachCell(cell -> scored(
                        cell,
                        scores -> new Cell.Scores(
                                scores.targets(),
                                scores.inner(),
                                scores.r(),
                                plus(scores.r2(), -0.04),
                                plus(scores.r2Joint(), -0.04),
                                difference(plus(scores.r2Joint(), -0.04), plus(scores.r2(), -0.04)),
                                scores.pR(),
                                scores.pUnique(),
                                0,
                                0)));
    }

    private void tricksWithCells() {
        trick("no-untrained", "untrained:" + METHOD + " on toy has no score")
                .cells(without(cell -> cell.variant().startsWith("untrained:")));
        trick("no-random", "the control random has no score")
                .cells(without(cell -> cell.variant().equals("random")));
        trick("duplicated-cells", "repeats line 1").cells(all -> {
            List<Cell> twice = new ArrayList<>(all);
            twice.add(all.get(0));
            return twice;
        });
        trick("missing-subject", "has no score of s03")
                .cellsText(text -> text.lines()
                        .filter(line -> !(line.contains("\"s03\"") && line.contains("\"layer\":1")))
                        .collect(Collectors.joining("\n", "", "\n")));
        trick("missing-layer", "has layers [1, 2], but the config and the notes declare [0, 1, 2]")
                .cells(without(cell -> cell.layer() == 0));
        trick("failed-cell", "a board takes whole methods")
                .cellsText(text -> text.replaceFirst("\"status\":\"done\"", "\"status\":\"failed\""));
        trick("as-a-floor", "the nuisance controls of track 'toy' are word-rate+position")
                .cellsText(text -> text.replace("\"word-rate+position\"", "\"word-rate\""));
        trick("cut-short", "does not end").cellsText(text -> text.substring(0, text.length() - 9));
        trick("no-json", "cannot be read").cellsText(text -> "{\"dataset\":" + text);
        trick("deep", "cannot be read").cellsText(text -> "[".repeat(500) + "\n" + text);
        trick("key-twice", "Duplicate").cellsText(text -> text.replaceFirst("\\{", "{\"subject\":\"s01\","));
        trick("unknown-key", "/bonus is not a key here").cellsText(text -> text.replaceFirst("\\{", "{\"bonus\":1,"));
    }

    private void tricksWithNames() {
        trick("script", "holds '<'").methods(Map.of("grad" + SCRIPT, 0.02));
        trick("attribute", "holds '\"'").methods(Map.of("grad\" onload=alert(1) x=\"", 0.02));
        trick("look-alike", "U+0430").methods(Map.of("gr\u0430dient-norm", 0.02));
        trick("hidden-space", "U+200B").methods(Map.of("gradient\u200B-norm", 0.02));
        trick("no-break-space", "U+00A0").methods(Map.of("gradient\u00A0norm", 0.02));
        trick("turned", "U+202E").contact("\u202Eada");
        trick("script-in-link", "is no address of the web").link("javascript:alert(1)");
        trick("claims-another", "Nobody submits for somebody else").claimedBy("ada");
        trick("no-track", "is none of this board").track("elsewhere");
        trick("traversal-in-name", "'..' as a part").manifest(manifest -> named(manifest, "models/../../../etc"));
        trick(
                "traversal-in-files",
                "names '../../../etc/passwd'",
                (path, submission) -> submission.claim(path, "  \"../../../etc/passwd\": " + "0".repeat(64) + "\n"));
        trick("traversal-in-sums", "leads out of the folder", (path, submission) -> {
            Files.writeString(path.resolve("SHA256SUMS"), "0".repeat(64) + "  ../../board.yaml\n");
            submission.claim(path, "");
        });
    }

    private void tricksWithFiles() {
        trick(
                "wrong-hash",
                "has SHA-256",
                (path, submission) -> Files.writeString(
                        path.resolve("leaderboard.json"), Files.readString(path.resolve("leaderboard.json")) + "\n"));
        trick("other-config", "manifest.json /config-sha256 says", (path, submission) -> {
            Files.writeString(path.resolve("config.resolved.yaml"), SyntheticSubmission.config(4) + "\n");
            submission.claim(path, "");
        });
        trick(
                "page-inside",
                "is not a file of a submission",
                (path, submission) -> Files.writeString(path.resolve("report.html"), SCRIPT));
        trick(
                "folder-inside",
                "is a folder",
                (path, submission) -> Files.createDirectories(path.resolve("targets/a/b/c")));
        trick("huge", "bytes; at most", (path, submission) -> {
            try (RandomAccessFile file =
                    new RandomAccessFile(path.resolve("cells.jsonl").toFile(), "rw")) {
                file.setLength(200_000_000);
            }
        });
        trick(
                "nothing",
                "manifest.json: is not there",
                (path, submission) -> Files.delete(path.resolve("manifest.json")));
        trick(
                "bomb",
                "alias",
                (path, submission) ->
                        Files.writeString(path.resolve("submission.yaml"), "a: &a [x, x]\nb: &b [*a, *a]\nwho: *b\n"));
        trick(
                "reads-environment",
                "environment variable HOME",
                (path, submission) ->
                        Files.writeString(path.resolve("submission.yaml"), "version: 1\nnotes: ${HOME}\n"));
        trick(
                "no-utf8",
                "is not UTF-8",
                (path, submission) -> Files.write(path.resolve("submission.yaml"), new byte[] {(byte) 0xC3, 0x28}));
    }

    private void tricksWithComparability() {
        trick("limited", "cut short by --limit").manifest(old -> with(old, true, List.of(), old.dataset()));
        trick("leaking", "test scans taught the models")
                .manifest(old -> with(old, false, List.of("shuffled-folds"), old.dataset()));
        trick("other-data", "/dataset/sha256")
                .manifest(old -> with(old, false, List.of(), SyntheticSubmission.dataset("12".repeat(32))));
        trick("other-folds", "encoding.folds.count is 5, expected 4").config(SyntheticSubmission.config(5));
        trick("imported", "nobody can see how they were made")
                .config(SyntheticSubmission.config(4) + "imported: [my-scores]\n");
    }

    @Test
    void everyTrickIsRefusedWithItsReasonAndDoesNoHarm() throws IOException {
        by("ada", "first").link("https://example.org/a").write(repo);
        by("grace", "second").methods(Map.of("erasure{mask=zero}", 0.01)).write(repo);
        BoardSite clean = build(LastBuild.none());
        tricksWithScores();
        tricksWithCells();
        tricksWithNames();
        tricksWithFiles();
        tricksWithComparability();
        for (Trick trick : tricks) {
            Path path = trick.submission().write(repo);
            trick.after().change(path, trick.submission());
        }
        copyOfAdas();

        BoardSite site = build(LastBuild.none());

        Map<String, Verdict> verdicts =
                site.verdicts().stream().collect(Collectors.toMap(Verdict::id, verdict -> verdict));
        for (Trick trick : tricks) {
            String id = "mallory/" + trick.submission().name;
            assertThat(verdicts.get(id).accepted()).as(id).isFalse();
            assertThat(sentences(verdicts.get(id))).as(id).contains(trick.reason());
            assertThat(sentences(verdicts.get(id))).as(id).doesNotContain("stumbled", System.getenv("HOME") + "/");
        }
        assertThat(sentences(verdicts.get("mallory/copy"))).contains("the same cells", "ada/first");
        assertThat(verdicts.get("ada/first").accepted()).isTrue();
        assertThat(verdicts.get("grace/second").accepted()).isTrue();
        assertThat(site.files().get("tracks/toy/board.csv"))
                .isEqualTo(clean.files().get("tracks/toy/board.csv"));
        assertThat(site.files().keySet())
                .as("no page of a refused one")
                .isEqualTo(clean.files().keySet());
        String index = site.files().get("index.html");
        verdicts.values().stream()
                .filter(verdict -> !verdict.accepted())
                .forEach(verdict -> assertThat(index).contains("<span class=\"who\">" + verdict.id() + "</span>"));
        assertHarmless(site);
        System.out.println(tricks.size() + 1 + " tricks refused");
    }

    @Test
    void aBackdatedCopyTakesNothingFromWhoWasThereFirst() throws IOException {
        by("ada", "first").date("2026-11-20").write(repo);
        BoardSite before = build(LastBuild.none());
        copyOfAdas(); // it says 2026-11-01

        BoardSite after = build(after(before));

        assertThat(after.files().get("tracks/toy/board.csv"))
                .isEqualTo(before.files().get("tracks/toy/board.csv"));
        assertThat(after.verdicts())
                .filteredOn(verdict -> !verdict.accepted())
                .extracting(Verdict::id)
                .containsExactly("mallory/copy");
    }

    private void copyOfAdas() throws IOException {
        Path copy = repo.resolve("submissions/mallory/copy");
        Files.createDirectories(copy);
        Path original = repo.resolve("submissions/ada/first");
        for (String file : List.of("manifest.json", "config.resolved.yaml", "cells.jsonl", "leaderboard.json")) {
            Files.copy(original.resolve(file), copy.resolve(file));
        }
        by("mallory", "copy").claim(copy, "");
    }

    private static void assertHarmless(BoardSite site) {
        site.files().forEach((name, text) -> {
            for (String harm : List.of(
                    "<script", "href=\"javascript", "\u202E", "\u200B", "onload=alert(1) x=\"", "style=\"", "src=")) {
                // The page itself in a message would hide what was found in it.
                assertThat(!name.endsWith(".html") || !text.contains(harm))
                        .as(harm + " in " + name)
                        .isTrue();
            }
            assertThat(!name.endsWith(".html") || text.contains("default-src &#39;none&#39;"))
                    .as(name)
                    .isTrue();
        });
        assertThat(site.files().get("changes.md")).doesNotContain("<script");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links need a right there")
    void linksAreNeverFollowed() throws IOException {
        Path ours = by("ada", "first").write(repo);
        Path secret = Files.writeString(folder.resolve("secret"), "version: 1\n");
        Files.delete(ours.resolve("config.resolved.yaml"));
        Files.createSymbolicLink(ours.resolve("config.resolved.yaml"), secret);
        Files.createSymbolicLink(repo.resolve("submissions/grace"), folder);
        Files.createDirectories(repo.resolve("submissions/Ada Lovelace"));
        Files.createSymbolicLink(repo.resolve("submissions/ada/linked"), folder.resolve("run"));

        List<Verdict> verdicts = new BoardCheck(BoardRepository.open(repo, harness), harness, LastBuild.none()).all();

        assertThat(verdicts).hasSize(4).noneMatch(Verdict::accepted);
        assertThat(verdicts.stream().map(BoardTest::sentences).collect(Collectors.joining("\n")))
                .contains("is a symbolic link", "is no folder", "is no handle");
        assertThat(build(LastBuild.none()).rows()).isZero();
    }

    @Test
    void changesHaveReasons() throws IOException {
        by("ada", "a").methods(Map.of("attention", 0.010)).write(repo);
        by("grace", "g").methods(Map.of("erasure", 0.020)).write(repo);
        BoardSite first = build(LastBuild.none());

        by("alan", "z").methods(Map.of("conductance", 0.030)).write(repo);
        BoardSite second = build(after(first));
        assertThat(second.files().get("changes.json"))
                .contains(
                        "conductance on toy",
                        "submitted by alan/z",
                        "new above it: conductance on toy (alan/z)",
                        "it is new");

        SiteFolder.write(second, folder.resolve("site"));
        remove(repo.resolve("submissions/alan/z"));
        remove(repo.resolve("submissions/grace/g"));
        by("grace", "g").methods(Map.of("erasure", 0.001)).write(repo);
        Files.delete(repo.resolve("submissions/ada/a/leaderboard.json"));
        BoardSite third = build(LastBuild.in(folder.resolve("site")));
        assertThat(third.build()).isEqualTo(3);
        assertThat(third.files().get("changes.json"))
                .contains(
                        "alan/z was taken away",
                        "ada/a is refused now: leaderboard.json: is not there",
                        "grace/g was submitted again: unique variance was 0.0",
                        "gone from above it: conductance on toy (alan/z)");
    }

    @Test
    void theBestDocumentedIsRankedAndOthersStandBesideIt() throws IOException {
        by("ada", "one").date("2026-11-01").write(repo);
        by("grace", "better").methods(Map.of(METHOD, 0.09)).date("2026-11-02").write(repo);
        by("alan", "linked").date("2026-11-03").link("https://example.org/code").write(repo);
        by("alan", "try-1").date("2026-11-01").link("https://example.org/code").write(repo);

        BoardSite site = build(LastBuild.none());

        assertThat(site.rows()).isEqualTo(1);
        String page = site.files().get("tracks/toy/index.html");
        assertThat(page)
                .contains(
                        "alan/linked</a>", "also by ", "grace/better</a>: 0.09", "ada/one</a>", "try 2 of this person");
        assertThat(site.files().get("tracks/toy/board.csv")).contains(",alan/linked,alan,");
    }

    private static String sentences(Verdict verdict) {
        return verdict.reasons().stream().map(reason -> reason.sentence()).collect(Collectors.joining("\n"));
    }

    private static java.util.function.UnaryOperator<List<Cell>> without(Predicate<Cell> which) {
        return all -> all.stream().filter(which.negate()).toList();
    }

    private static Cell method(Cell cell, java.util.function.UnaryOperator<Cell.Scores> change) {
        return cell.role() == Cell.Role.METHOD ? scored(cell, change) : cell;
    }

    private static Manifest named(Manifest old, String id) {
        List<Manifest.Model> models = old.models().stream()
                .map(model ->
                        new Manifest.Model(id, model.architecture(), model.layers(), model.width(), 1, model.sha256()))
                .toList();
        return new Manifest(
                old.schemaVersion(),
                old.name(),
                old.configSha256(),
                false,
                old.started(),
                old.finished(),
                old.environment(),
                old.plugins(),
                models,
                old.dataset(),
                old.seeds(),
                old.phaseSeconds(),
                old.notes(),
                old.leakage(),
                old.variants());
    }

    private static Leaderboard better(Leaderboard board) {
        return board.withRows(board.rows().stream()
                .map(row -> row.variant().equals(METHOD)
                        ? new Leaderboard.Row(
                                row.level(),
                                row.roi(),
                                row.model(),
                                row.layer(),
                                row.variant(),
                                row.role(),
                                row.capacity(),
                                row.rank(),
                                row.rankLow(),
                                row.rankHigh(),
                                row.tier(),
                                row.best(),
                                row.r(),
                                row.rShareOfCeiling(),
                                row.r2(),
                                new Leaderboard.Estimate(0.5, 0.4, 0.6),
                                row.uniqueOverStories(),
                                row.rankLowOverStories(),
                                row.rankHighOverStories(),
                                row.bestOverStories(),
                                row.p(),
                                row.pCorrected(),
                                row.pMax(),
                                row.pWilcoxon(),
                                row.subjectsSignificant(),
                                true,
                                row.over(),
                                row.layers(),
                                row.features(),
                                row.subjects(),
                                row.targets(),
                                row.seconds(),
                                row.faithfulness(),
                                row.flags())
                        : row)
                .toList());
    }

    private static double[] plus(double[] values, double more) {
        return java.util.Arrays.stream(values).map(value -> value + more).toArray();
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        java.util.Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static void remove(Path path) throws IOException {
        try (java.util.stream.Stream<Path> walk = Files.walk(path)) {
            for (Path file : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
