package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of the assembled program on the embedded model and data. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class RunIT {
    private static final String SMALL = "--set=layers=[1,5]";

    @TempDir
    Path folder;

    private Launched run(String... arguments) throws IOException, InterruptedException {
        return Launched.in(folder, Map.of(), Launched.launcher(), arguments);
    }

    private static String quickstart() throws IOException {
        return Path.of("../../configs/quickstart.yaml").toRealPath().toString();
    }

    @Test
    void theQuickstartFindsWhatWasPlanted() throws Exception {
        Launched ended = run("run", quickstart(), "--out", "quick");

        assertThat(ended.code()).as(ended.err()).isZero();
        Leaderboard board = RunFolder.open(folder.resolve("quick")).leaderboard();
        assertThat(inFirstTier(board, "early-language")).contains("gradient-norm{norm=l2}");
        assertThat(inFirstTier(board, "late-language")).contains("conductance{steps=8,baseline=auto,rule=trapezoid}");
        assertThat(inFirstTier(board, "representation")).contains("activations{pooling=last-token}");
        assertThat(beating(board, "auditory")).isEmpty();
        assertThat(beating(board, "noise")).isEmpty();
        for (String file : List.of(
                "manifest.json",
                "config.resolved.yaml",
                "cells.jsonl",
                "targets/index.tsv",
                "leaderboard.md",
                "leaderboard.csv",
                "leaderboard.json",
                "leaderboard.tex",
                "references.bib",
                "findings.json",
                "partitions.csv",
                "ranks.json",
                "diagnostics.json",
                "maps.json",
                "story.json",
                "targets/targets.tsv",
                "report.html",
                "log.txt",
                "SHA256SUMS")) {
            assertThat(folder.resolve("quick").resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.size(folder.resolve("quick/story.json"))).isLessThan(500_000);
        assertThat(run("board", "init", "results", "--from", "quick").code()).isZero();
        Launched submitted = run("submit", "quick", "--to", "results", "--who", "ada");
        assertThat(submitted.code())
                .as("a run of ours holds before a board: " + submitted.err())
                .isZero();
        anUntouchedRunIsVerifiedAndATouchedOneIsNot();
    }

    private void anUntouchedRunIsVerifiedAndATouchedOneIsNot() throws Exception {
        Launched verified = run("verify", "quick", "--cells", "2", "--seed", "5");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out())
                .contains("everything that was checked agrees")
                .doesNotContain("not checked");

        Launched compared = run("compare", "quick", "quick", "--json");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("\"pairs\" : [ {", "\"settings\" : [ ]");

        Files.writeString(folder.resolve("quick/config.resolved.yaml"), "version: 1\n");
        Launched touched = run("verify", "quick", "--cells", "0");
        assertThat(touched.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(touched.out()).contains("config.resolved.yaml was changed after the run");
    }

    @Test
    void theNumberOfThreadsChangesNoNumber() throws Exception {
        for (String threads : List.of("1", "3")) {
            Launched ended = run(
                    "run",
                    quickstart(),
                    SMALL,
                    "--limit=60",
                    "--methods=gradient-norm,conductance,erasure,activations",
                    "--no-cache",
                    "--threads=" + threads,
                    "--out=with-" + threads);
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        assertThat(withoutSeconds("with-3")).hasSizeGreaterThan(50).isEqualTo(withoutSeconds("with-1"));
    }

    @Test
    void aThirdPartysMethodIsListedAndRanBesideRefusedPlugins() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("my home/plugins"));
        ThirdPartyJar.build(plugins, "good", ">=0.1.0", Map.of());
        ThirdPartyJar.build(plugins, "newer", ">=9.0.0", Map.of());
        ThirdPartyJar.build(plugins, "bundles", ">=0.1.0", Map.of("ai/djl/Model.class", "x"));

        Launched listed = run("list", "methods");
        assertThat(listed.out()).contains("recency");
        assertThat(listed.err())
                .contains("'newer' 1.2.3", ">=9.0.0", "'bundles' 1.2.3", "ai/djl")
                .doesNotContain("'good'");

        Launched ended =
                run("run", quickstart(), SMALL, "--limit=60", "--set=layers=[0]", "--methods=recency", "--out=own");
        assertThat(ended.code()).as(ended.err()).isZero();
        RunFolder own = RunFolder.open(folder.resolve("own"));
        assertThat(own.leaderboard().rows()).anyMatch(row -> row.variant().equals("recency"));
        assertThat(own.manifest().limited()).isTrue();
        assertThat(own.manifest().plugins()).extracting(Manifest.Plugin::id).contains("good");
    }

    @Test
    void aSecondRunTakesItsFeaturesFromTheCache() throws Exception {
        String[] few = {SMALL, "--limit=60", "--methods=gradient-norm,activations"};
        Launched first = run("run", quickstart(), few[0], few[1], few[2], "--out=first");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).doesNotContain("come from the cache");

        Launched explained = run("cache", "explain", quickstart(), few[0], few[1], few[2]);
        assertThat(explained.out().lines())
                .as("two methods at two layers, trained and untrained")
                .hasSize(8)
                .allMatch(line -> line.endsWith("hit"));

        Launched second = run("run", quickstart(), few[0], few[1], few[2], "--out=second");
        assertThat(second.err())
                .contains("story-lm: 4 of 4 feature spaces come from the cache")
                .contains("untrained:story-lm: 4 of 4 feature spaces come from the cache");
        assertThat(withoutSeconds("second")).isEqualTo(withoutSeconds("first"));

        Launched planned = run("plan", quickstart(), few[0], few[1], few[2], "--json");
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(planned.out())
                .contains(
                        "\"cached\" : 4", "\"explaining-seconds\" : 0.0", "\"testing-seconds\"", "\"off-heap-bytes\"");

        Launched changed = run("cache", "explain", quickstart(), few[0], few[1], few[2], "--set=window.normalise=l2");
        assertThat(changed.out().lines()).hasSize(8).allMatch(line -> line.contains("window.normalise: "));
    }

    private static List<String> inFirstTier(Leaderboard board, String roi) {
        return variants(board, roi, row -> row.tier() == 1 && row.beatsControls());
    }

    private static List<String> beating(Leaderboard board, String roi) {
        return variants(board, roi, Row::beatsControls);
    }

    private static List<String> variants(Leaderboard board, String roi, Predicate<Row> which) {
        return board.rows().stream()
                .filter(row -> row.level() == Row.Level.METHOD && row.roi().equals(roi))
                .filter(which)
                .map(Row::variant)
                .toList();
    }

    /** The whole ranking but how long each row took, which stands in the middle of it. */
    private List<String> withoutSeconds(String run) throws IOException {
        String json = Files.readString(folder.resolve(run).resolve("leaderboard.json"));
        String without = json.replaceAll("\"seconds\"\\s*:\\s*[-+0-9.eE]+", "");
        assertThat(without).as("there were seconds to leave out").isNotEqualTo(json);
        return without.lines().toList();
    }
}
