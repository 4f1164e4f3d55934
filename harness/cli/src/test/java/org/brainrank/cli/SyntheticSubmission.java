package org.brainrank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.brainrank.results.Sha256;
import org.brainrank.results.Standing;

/**
 * A submission with numbers from a formula: the same nuisance controls for everybody, methods that add something to them, and
 * controls that do not. All that a run would hold, consistent to the last digit, unless a test spoils it on purpose.
 */
final class SyntheticSubmission {
    static final List<String> SUBJECTS = List.of("s01", "s02", "s03", "s04", "s05", "s06", "s07", "s08", "s09", "s10");
    static final Map<String, Integer> TARGETS = new LinkedHashMap<>(Map.of("A", 4));
    static final String FLOOR = "word-rate+position";
    static final String MODEL = "toy";
    static final String MODEL_SHA256 = "ab".repeat(32);
    private static final int FOLDS = 4;
    private static final int BLOCKS = 2;
    private static final List<String> FILES =
            List.of("manifest.json", "config.resolved.yaml", "cells.jsonl", "leaderboard.json", "SHA256SUMS");

    static {
        TARGETS.put("B", 2);
    }

    final String who;
    final String name;
    private final long seed;
    private Map<String, Double> methods = new LinkedHashMap<>(Map.of("gradient-norm{norm=l2}", 0.02));
    private String date = "2026-11-01";
    private String link = "";
    private String contact = "";
    private String track = "toy";
    private String claimedWho;
    private String config = config(4);
    private UnaryOperator<List<Cell>> cells = UnaryOperator.identity();
    private UnaryOperator<Manifest> manifest = UnaryOperator.identity();
    private UnaryOperator<Leaderboard> leaderboard = UnaryOperator.identity();
    private UnaryOperator<String> cellsText = UnaryOperator.identity();

    private SyntheticSubmission(String who, String name, long seed) {
        this.who = who;
        this.name = name;
        this.claimedWho = who;
        this.seed = seed;
    }

    static SyntheticSubmission by(String who, String name, long seed) {
        return new SyntheticSubmission(who, name, seed);
    }

    static String config(int folds) {
        return "version: 1\nname: toy\ndataset:\n  id: toy\n  subjects: all\nlayers: [all]\n"
                + "window:\n  context-words: 10\nencoding:\n  folds:\n    count: " + folds
                + "\nstatistics:\n  correction: bh\n  permutations: 500\n  bootstrap: 500\n  fdr: 0.05\nseed: 7\n";
    }

    SyntheticSubmission methods(Map<String, Double> unique) {
        methods = unique;
        return this;
    }

    SyntheticSubmission date(String text) {
        date = text;
        return this;
    }

    SyntheticSubmission link(String text) {
        link = text;
        return this;
    }

    SyntheticSubmission contact(String text) {
        contact = text;
        return this;
    }

    SyntheticSubmission track(String text) {
        track = text;
        return this;
    }

    SyntheticSubmission claimedBy(String text) {
        claimedWho = text;
        return this;
    }

    SyntheticSubmission config(String text) {
        config = text;
        return this;
    }

    /** Spoils cells; the leaderboard is made of what comes of it, as a clever cheat would. */
    SyntheticSubmission cells(UnaryOperator<List<Cell>> change) {
        cells = change;
        return this;
    }

    SyntheticSubmission eachCell(UnaryOperator<Cell> change) {
        return cells(all -> all.stream().map(change).toList());
    }

    SyntheticSubmission manifest(UnaryOperator<Manifest> change) {
        manifest = change;
        return this;
    }

    SyntheticSubmission leaderboard(UnaryOperator<Leaderboard> change) {
        leaderboard = change;
        return this;
    }

    /** Spoils the text of the cells, behind the back of the leaderboard. */
    SyntheticSubmission cellsText(UnaryOperator<String> change) {
        cellsText = change;
        return this;
    }

    /** A run's folder, without a claim. */
    Path writeRun(Path folder) throws IOException {
        List<Cell> all = cells.apply(cells());
        RunFolder run = RunFolder.create(folder);
        run.write("config.resolved.yaml", config);
        run.append(all);
        run.write("cells.jsonl", cellsText.apply(Files.readString(folder.resolve("cells.jsonl"))));
        run.write(leaderboard.apply(leaderboard(all)));
        run.write(manifest.apply(manifest()));
        return folder;
    }

    Path write(Path repo) throws IOException {
        Path folder = writeRun(repo.resolve("submissions").resolve(who).resolve(name));
        claim(folder, "");
        return folder;
    }

    /** Writes who says so, with the hashes of what is there now. */
    void claim(Path folder, String more) throws IOException {
        StringBuilder yaml = new StringBuilder("version: 1\nwho: \"" + claimedWho + "\"\ncontact: \"" + contact
                + "\"\ndate: \"" + date + "\"\ntrack: \"" + track + "\"\nlicence: CC0-1.0\nlink: \"" + link
                + "\"\nnotes: \"\"\nfiles:\n");
        for (String file : FILES) {
            if (Files.isRegularFile(folder.resolve(file))) {
                yaml.append("  ")
                        .append(file)
                        .append(": ")
                        .append(Sha256.of(folder.resolve(file)))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("submission.yaml"), yaml + more, StandardCharsets.UTF_8);
    }

    private List<Cell> cells() {
        List<Cell> all = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        add(all, "-", -1, FLOOR, Cell.Role.FLOOR, 0, random);
        add(all, "-", -1, "random", Cell.Role.CONTROL, -0.004, random);
        methods.forEach((variant, unique) -> {
            for (int layer = 0; layer <= BLOCKS; layer++) {
                add(all, MODEL, layer, variant, Cell.Role.METHOD, unique - 0.004 * Math.abs(layer - 1), random);
                add(all, MODEL, layer, "shuffled:" + variant, Cell.Role.CONTROL, -0.003, random);
                add(all, MODEL, layer, "untrained:" + variant, Cell.Role.CONTROL, -0.002, random);
            }
        });
        return all;
    }

    private static void add(
            List<Cell> all,
            String model,
            int layer,
            String variant,
            Cell.Role role,
            double unique,
            SplittableRandom random) {
        double seconds = random.nextDouble(1, 9);
        for (String subject : SUBJECTS) {
            double own = role == Cell.Role.FLOOR ? 0 : unique + 0.006 * (random.nextDouble() - 0.5);
            Map<String, Cell.Scores> rois = new LinkedHashMap<>();
            TARGETS.forEach((roi, targets) -> rois.put(roi, scores(subject, roi, targets, role, own, random)));
            all.add(new Cell(
                    "toy", subject, model, layer, variant, role, Cell.Status.DONE, "", 10, Cell.FULL, seconds, rois));
        }
    }

    private static Cell.Scores scores(
            String subject, String roi, int targets, Cell.Role role, double own, SplittableRandom random) {
        double[] floor = new double[FOLDS];
        Arrays.setAll(floor, fold -> 0.05 + 0.01 * Math.sin(subject.hashCode() + 3.0 * roi.hashCode() + fold));
        double[] joint = new double[FOLDS];
        Arrays.setAll(
                joint, fold -> role == Cell.Role.FLOOR ? floor[fold] : floor[fold] + own + 0.001 * random.nextDouble());
        double[] unique = new double[FOLDS];
        Arrays.setAll(unique, fold -> joint[fold] - floor[fold]);
        double[] r = new double[FOLDS];
        Arrays.setAll(r, fold -> 0.1 + own + 0.01 * random.nextDouble());
        return new Cell.Scores(targets, joint, r, floor, joint, unique, 0.01, Double.NaN, 0.1, 0.2);
    }

    private static Leaderboard leaderboard(List<Cell> cells) {
        List<Standing> standings = new RunnerHarness().standings(cells, SUBJECTS, List.copyOf(TARGETS.keySet()));
        Map<String, List<Standing>> groups = new LinkedHashMap<>();
        standings.forEach(one -> groups.computeIfAbsent(
                        one.level() + " " + one.roi() + " " + one.model(), key -> new ArrayList<>())
                .add(one));
        List<Row> rows = new ArrayList<>();
        groups.values().forEach(group -> {
            List<Standing> sorted = new ArrayList<>(group);
            sorted.sort(Comparator.comparing((Standing one) -> one.role() == Cell.Role.FLOOR)
                    .thenComparing(one -> -mean(one.unique())));
            for (int i = 0; i < sorted.size(); i++) {
                rows.add(row(sorted.get(i), sorted.get(i).role() == Cell.Role.FLOOR ? 0 : i + 1));
            }
        });
        return new Leaderboard(
                RunFolder.SCHEMA_VERSION,
                "toy",
                "toy",
                false,
                List.of(MODEL),
                List.copyOf(TARGETS.keySet()),
                "none",
                Map.of(),
                Map.of(),
                rows,
                List.of(),
                List.of(),
                List.of());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static Row row(Standing one, int rank) {
        Estimate unique = estimate(mean(one.unique()));
        return new Row(
                one.level(),
                one.roi(),
                one.model(),
                one.layer(),
                one.variant(),
                one.role(),
                one.capacity(),
                rank,
                rank,
                rank,
                rank == 0 ? 0 : 1,
                0,
                estimate(mean(one.r())),
                Double.NaN,
                estimate(mean(one.r2())),
                unique,
                unique,
                rank,
                rank,
                0,
                0.5,
                0.5,
                0.5,
                0.5,
                -1,
                false,
                Map.of(),
                one.layers(),
                one.features(),
                SUBJECTS.size(),
                one.targets(),
                one.seconds(),
                Faithfulness.UNKNOWN,
                List.of());
    }

    private static Estimate estimate(double mean) {
        return new Estimate(mean, mean - 0.01, mean + 0.01);
    }

    private Manifest manifest() {
        Map<String, Manifest.Variant> variants = new TreeMap<>();
        methods.keySet()
                .forEach(variant -> variants.put(
                        Sha256.of(variant).substring(0, 12),
                        new Manifest.Variant(MODEL, variant, "window{context-words=10}", MODEL_SHA256)));
        return new Manifest(
                RunFolder.SCHEMA_VERSION,
                "toy",
                Sha256.of(config),
                false,
                "2026-10-01T10:00:00Z",
                "2026-10-01T10:05:00Z",
                new Manifest.Environment("0.1.0", "unknown", "17", "Linux amd64", "Example", 2, "PyTorch", "OpenBLAS"),
                List.of(new Manifest.Plugin("method-gradients", "0.1.0", "cd".repeat(32))),
                List.of(new Manifest.Model(MODEL, "gpt2", BLOCKS, 8, 1000, MODEL_SHA256)),
                dataset("ef".repeat(32)),
                Map.of("bootstrap", 1L),
                Map.of("features", 1.5),
                List.of("synthetic"),
                List.of(),
                variants);
    }

    static Manifest.Dataset dataset(String sha256) {
        return new Manifest.Dataset(
                "toy", "1", sha256, List.of("story-1"), SUBJECTS, Map.of(), 400, List.of(200), TARGETS, 1.5, "CC0-1.0");
    }

    static Manifest with(Manifest old, boolean limited, List<String> leakage, Manifest.Dataset dataset) {
        return new Manifest(
                old.schemaVersion(),
                old.name(),
                old.configSha256(),
                limited,
                old.started(),
                old.finished(),
                old.environment(),
                old.plugins(),
                old.models(),
                dataset,
                old.seeds(),
                old.phaseSeconds(),
                old.notes(),
                leakage,
                old.variants());
    }

    static Cell with(Cell cell, String variant, Cell.Status status, double seconds) {
        return new Cell(
                cell.dataset(),
                cell.subject(),
                cell.model(),
                cell.layer(),
                variant,
                cell.role(),
                status,
                status == Cell.Status.FAILED ? "no memory" : cell.message(),
                cell.features(),
                cell.capacity(),
                seconds,
                cell.rois());
    }

    /** The same cell with scores that a function makes of each region's. */
    static Cell scored(Cell cell, UnaryOperator<Cell.Scores> change) {
        Map<String, Cell.Scores> rois = new LinkedHashMap<>();
        cell.rois().forEach((roi, scores) -> rois.put(roi, change.apply(scores)));
        return new Cell(
                cell.dataset(),
                cell.subject(),
                cell.model(),
                cell.layer(),
                cell.variant(),
                cell.role(),
                cell.status(),
                cell.message(),
                cell.features(),
                cell.capacity(),
                cell.seconds(),
                rois);
    }

    static Cell.Scores scores(Cell.Scores old, double r, double joint, double unique) {
        return new Cell.Scores(
                old.targets(),
                old.inner(),
                plus(old.r(), r),
                old.r2(),
                plus(old.r2Joint(), joint),
                plus(old.unique(), unique),
                old.pR(),
                old.pUnique(),
                old.alphaLowest(),
                old.alphaHighest());
    }

    private static double[] plus(double[] values, double more) {
        double[] sum = new double[values.length];
        Arrays.setAll(sum, i -> values[i] + more);
        return sum;
    }
}
