package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Leaderboard.Separation;
import org.brainrank.results.Manifest;

/**
 * A leaderboard as a run makes it, with numbers from formulas rather than from brains: methods peak at layers of their own,
 * their shuffled and untrained controls stay near zero, one region is noise.
 */
final class Fixture {
    static final List<String> ROIS = List.of("LIFG", "LAntTemp", "LPostTemp", "LAngG", "RPostTemp", "Noise");

    private List<String> models = List.of("story-lm", "gpt2");
    private List<String> variants = List.of(
            "gradient-norm{norm=l2}",
            "input-x-gradient{aggregate=sum}",
            "integrated-gradients{steps=20,baseline=zero}",
            "erasure{mask=zero}",
            "conductance{steps=20,baseline=zero}",
            "attention",
            "activations");
    private List<String> rois = ROIS;
    private int layerCount = 7;
    private String name = "alice";
    private boolean limited;
    private List<String> leakage = List.of();
    private int subjects = 27;
    private double scale = 1;
    private double ceiling = 0.21;
    private String emptyRoi = "";
    private boolean reduced;
    private String capacity = Cell.FULL;
    private int needed = 84;

    Fixture models(String... ids) {
        models = List.of(ids);
        return this;
    }

    Fixture variants(String... names) {
        variants = List.of(names);
        return this;
    }

    Fixture rois(String... names) {
        rois = List.of(names);
        return this;
    }

    /** Layers of every model, the input among them. */
    Fixture layers(int count) {
        layerCount = count;
        return this;
    }

    Fixture name(String text) {
        name = text;
        return this;
    }

    Fixture leaking(String... names) {
        leakage = List.of(names);
        return this;
    }

    Fixture limited() {
        limited = true;
        return this;
    }

    /** One subject has means, but neither intervals nor p. */
    Fixture oneSubject() {
        subjects = 1;
        return this;
    }

    /** Multiplies what methods explain; 0 leaves them at the level of their controls. */
    Fixture scale(double factor) {
        scale = factor;
        return this;
    }

    Fixture ceiling(double value) {
        ceiling = value;
        return this;
    }

    Fixture emptyRoi(String roi) {
        emptyRoi = roi;
        return this;
    }

    /** Adds rows of feature spaces reduced to ten dimensions. */
    Fixture equalDimension() {
        reduced = true;
        return this;
    }

    /** Subjects that would separate the first two methods. */
    Fixture needed(int number) {
        needed = number;
        return this;
    }

    Leaderboard leaderboard() {
        List<Row> rows = new ArrayList<>();
        List<String> regions = new ArrayList<>(List.of(Leaderboard.ALL));
        regions.addAll(rois);
        Map<String, Estimate> ceilings = new LinkedHashMap<>();
        Map<String, Estimate> floors = new LinkedHashMap<>();
        for (String roi : regions) {
            if (roi.equals(emptyRoi)) {
                continue;
            }
            double top = roi.equals("Noise") ? 0.004 : ceiling * (1 + 0.1 * wave(roi, 3));
            ceilings.put(roi, new Estimate(top, top - 0.03, top + 0.03));
            floors.put(roi, new Estimate(0.001, -0.018, 0.02));
            rows.addAll(ranked(Level.METHOD, roi, Leaderboard.ALL, "chosen"));
            models.forEach(model -> rows.addAll(ranked(Level.MODEL, roi, model, "chosen")));
            for (String model : models) {
                for (int layer = 0; layer < layerCount; layer++) {
                    rows.addAll(ranked(Level.LAYER, roi, model, Integer.toString(layer)));
                }
            }
        }
        if (reduced) {
            capacity = "pca-10";
            rows.addAll(ranked(Level.METHOD, Leaderboard.ALL, Leaderboard.ALL, "chosen"));
            capacity = Cell.FULL;
        }
        return new Leaderboard(
                2,
                name,
                "alice",
                limited,
                models,
                rois,
                "leave-one-out-isc",
                ceilings,
                floors,
                rows,
                comparisons(rows),
                separations(rows),
                leakage);
    }

    private List<Comparison> comparisons(List<Row> rows) {
        List<Comparison> comparisons = new ArrayList<>();
        List<Row> methods = first(rows, Leaderboard.ALL);
        for (int i = 0; i < methods.size(); i++) {
            for (int j = i + 1; j < methods.size(); j++) {
                double difference =
                        methods.get(i).unique().mean() - methods.get(j).unique().mean();
                double half = subjects == 1 ? Double.NaN : 0.0021;
                double p = subjects == 1 ? Double.NaN : 0.5 * Math.exp(-difference / 0.001);
                comparisons.add(new Comparison(
                        Level.METHOD,
                        Leaderboard.ALL,
                        Leaderboard.ALL,
                        Cell.FULL,
                        methods.get(i).variant(),
                        methods.get(j).variant(),
                        new Estimate(difference, difference - half, difference + half),
                        new Estimate(difference, difference - 2 * half, difference + 2 * half),
                        p,
                        Math.min(1, 1.3 * p),
                        Math.min(1, 1.1 * p),
                        subjects == 1 ? Double.NaN : 1 - p / 2));
            }
        }
        return comparisons;
    }

    private List<Separation> separations(List<Row> rows) {
        List<Row> methods = first(rows, Leaderboard.ALL);
        return methods.size() < 2
                ? List.of()
                : List.of(new Separation(
                        Level.METHOD,
                        Leaderboard.ALL,
                        Leaderboard.ALL,
                        Cell.FULL,
                        methods.get(0).variant(),
                        methods.get(1).variant(),
                        subjects,
                        subjects == 1 ? Double.NaN : 0.31,
                        subjects == 1 ? 0 : needed));
    }

    private static List<Row> first(List<Row> rows, String roi) {
        return rows.stream()
                .filter(row -> row.level() == Level.METHOD
                        && row.roi().equals(roi)
                        && row.capacity().equals(Cell.FULL)
                        && row.role() == Cell.Role.METHOD)
                .toList();
    }

    private List<Row> ranked(Level level, String roi, String model, String layer) {
        List<Row> rows = new ArrayList<>();
        for (String variant : variants) {
            rows.add(row(level, roi, model, layer, variant, Cell.Role.METHOD));
            rows.add(row(level, roi, model, layer, "shuffled:" + variant, Cell.Role.CONTROL));
            if (!variant.equals("attention")) {
                rows.add(row(level, roi, model, layer, "untrained:" + variant, Cell.Role.CONTROL));
            }
        }
        if (level != Level.LAYER) {
            rows.add(row(level, roi, model, "-", "random{features=10}", Cell.Role.CONTROL));
        }
        rows.sort(Comparator.comparingDouble((Row row) -> row.unique().mean()).reversed());
        double top = rows.get(0).unique().mean();
        List<Row> ranked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double behind = top - rows.get(i).unique().mean();
            ranked.add(withRank(rows.get(i), i + 1, rows.size(), 1 + (int) Math.min(4, behind / 0.0035)));
        }
        if (level != Level.LAYER) {
            ranked.add(withRank(row(level, roi, model, "-", "nuisance", Cell.Role.FLOOR), 0, 0, 0));
        }
        return ranked;
    }

    private Row row(Level level, String roi, String model, String layer, String variant, Cell.Role role) {
        int method = variants.indexOf(variant.substring(variant.indexOf(':') + 1));
        double strength = role == Cell.Role.METHOD && !roi.equals("Noise")
                ? scale * (0.013 - 0.0022 * method + 0.002 * wave(roi + variant, 1))
                : 0;
        if (level == Level.LAYER) {
            double distance = (Integer.parseInt(layer) - (2 + method % 4)) / 2.5;
            strength *= Math.exp(-distance * distance);
        }
        double unique =
                role == Cell.Role.FLOOR ? 0 : strength + 0.0008 * wave(roi + model + layer + variant, 2) - 0.0004;
        double half = subjects == 1 ? Double.NaN : 0.0018 + 0.0004 * wave(variant + roi, 5);
        double r = role == Cell.Role.FLOOR ? 0.06 : Math.signum(unique) * Math.sqrt(Math.abs(unique)) + 0.01;
        double top = roi.equals("Noise") ? 0.004 : ceiling * (1 + 0.1 * wave(roi, 3));
        double p = subjects == 1 || role == Cell.Role.FLOOR
                ? Double.NaN
                : Math.min(1, Math.max(1.0 / 4097, 0.5 * Math.exp(-unique / 0.0006)));
        Estimate over = new Estimate(unique + 0.0001, unique - half, unique + half + 0.0002);
        boolean own = level != Level.LAYER && role == Cell.Role.METHOD;
        return new Row(
                level,
                roi,
                model,
                layer,
                variant,
                role,
                capacity,
                0,
                0,
                0,
                0,
                0,
                new Estimate(r, r - 4 * half, r + 4 * half),
                r / top,
                new Estimate(r * Math.abs(r) - 0.002, r * Math.abs(r) - 0.002 - half, r * Math.abs(r) - 0.002 + half),
                new Estimate(unique, unique - half, unique + half),
                new Estimate(unique, unique - 1.5 * half, unique + 1.5 * half),
                0,
                0,
                0,
                p,
                Math.min(1, 1.2 * p),
                role == Cell.Role.METHOD ? Math.min(1, 1.6 * p) : Double.NaN,
                Math.min(1, 1.1 * p),
                role == Cell.Role.FLOOR ? -1 : (int) Math.max(0, Math.min(subjects, 1500 * unique)),
                role == Cell.Role.METHOD && 1.2 * p < 0.05 && unique - half > 0,
                own
                        ? variant.equals("attention")
                                ? Map.of("shuffled", over)
                                : Map.of("shuffled", over, "untrained", over)
                        : Map.of(),
                layer.equals("chosen") ? new TreeMap<>(Map.of(2 + method % 4, 90, 3 + method % 4, 45)) : Map.of(),
                role == Cell.Role.FLOOR ? 4 : variant.endsWith("activations") ? 256 : 10,
                subjects,
                roi.equals(Leaderboard.ALL) ? 6 : 1,
                0.4 + 3.7 * Math.abs(method),
                role == Cell.Role.METHOD
                        ? new Faithfulness(
                                0.05 + 0.02 * method, 0.2 - 0.03 * method, 0.03, 0.1 * method, 0.9, 50, 2.0 + method)
                        : Faithfulness.UNKNOWN,
                variant.startsWith("conductance") && level != Level.METHOD
                        ? List.of("median completeness gap 23 %")
                        : List.of());
    }

    private static Row withRank(Row row, int rank, int last, int tier) {
        return new Row(
                row.level(),
                row.roi(),
                row.model(),
                row.layer(),
                row.variant(),
                row.role(),
                row.capacity(),
                rank,
                rank == 0 ? 0 : Math.max(1, rank - 1),
                Math.min(last, rank + 2),
                tier,
                rank == 1 ? 0.62 : rank == 2 ? 0.31 : 0.0,
                row.r(),
                row.rShareOfCeiling(),
                row.r2(),
                row.unique(),
                row.uniqueOverStories(),
                rank == 0 ? 0 : Math.max(1, rank - 2),
                Math.min(last, rank + 3),
                rank == 1 ? 0.5 : rank == 2 ? 0.3 : 0.0,
                row.p(),
                row.pCorrected(),
                row.pMax(),
                row.pWilcoxon(),
                row.subjectsSignificant(),
                row.beatsControls(),
                row.over(),
                row.layers(),
                row.features(),
                row.subjects(),
                row.targets(),
                row.seconds(),
                row.faithfulness(),
                row.flags());
    }

    /** A number from −1 to 1 that looks arbitrary and is the same on every machine. */
    private static double wave(String text, int salt) {
        int hash = 17 * salt;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i);
        }
        hash ^= hash >>> 15;
        hash *= 0x2c1b3c6d;
        hash ^= hash >>> 12;
        return Math.floorMod(hash, 2001) / 1000.0 - 1;
    }

    Manifest manifest() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            names.add("s" + (18 + i));
        }
        Map<String, Integer> targets = new LinkedHashMap<>();
        rois.forEach(roi -> targets.put(roi, 1));
        Map<String, Double> phases = new LinkedHashMap<>();
        phases.put("features", 81.2);
        phases.put("encoding", 143.9);
        phases.put("statistics", 6.04);
        return new Manifest(
                2,
                name,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                limited,
                "2026-01-01T10:00:00Z",
                "2026-01-01T10:03:51Z",
                new Manifest.Environment(
                        "0.1.0",
                        "78b211b",
                        "17.0.15 Debian",
                        "Linux amd64",
                        "Example CPU",
                        2,
                        "PyTorch 2.7.1",
                        "OpenBLAS 0.3.31"),
                List.of(
                        new Manifest.Plugin("method-gradients", "0.1.0", "ab".repeat(32)),
                        new Manifest.Plugin("dataset-alice", "0.1.0", "cd".repeat(32))),
                models.stream()
                        .map(id -> new Manifest.Model(id, "gpt2", layerCount - 1, 256, 6_400_000L, "ef".repeat(32)))
                        .toList(),
                new Manifest.Dataset(
                        "alice",
                        "1.0",
                        "01".repeat(32),
                        List.of("chapter-1"),
                        names,
                        Map.of("s23", "time course is shorter than the story", "s31", "a NaN in LIFG at scan 12"),
                        2129,
                        List.of(362),
                        targets,
                        2,
                        "CC-BY 4.0"),
                Map.of("folds", 41L, "bootstrap", -7L),
                phases,
                List.of("s23 was left out: time course is shorter than the story"),
                List.of(),
                Map.of());
    }
}
