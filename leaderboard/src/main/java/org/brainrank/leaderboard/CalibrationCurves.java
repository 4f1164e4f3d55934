package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brainrank.results.Calibration;
import org.brainrank.results.Calibration.Point;
import org.brainrank.results.Calibration.Rate;

/**
 * A calibration study as a table and as curves: errors as often as the tests say, and power.
 *
 * <h2>Appropriate usage</h2>
 * {@code csv(calibration)} and {@code svg(calibration)} to files beside {@code calibration.json}. The same record gives the
 * same text, byte for byte.
 */
public final class CalibrationCurves {
    private static final String NOISE = "noise";

    /** One curve, dashed or not. */
    private record Curve(String name, boolean dashed, List<Map<String, Object>> points) {}

    private CalibrationCurves() {}

    /**
     * Every rate at full precision.
     *
     * @param calibration the study
     * @return a line each, with a header
     */
    public static String csv(Calibration calibration) {
        StringBuilder csv =
                new StringBuilder("signal-to-noise,subjects,runs,roi,what,level,share,share-low,share-high,of\n");
        for (Point point : calibration.points()) {
            for (Rate rate : point.rates()) {
                csv.append(String.join(
                                ",",
                                Double.toString(point.signalToNoise()),
                                Integer.toString(point.subjects()),
                                Integer.toString(point.runs()),
                                rate.roi(),
                                rate.what(),
                                Double.toString(rate.level()),
                                Double.toString(rate.share().mean()),
                                Double.toString(rate.share().low()),
                                Double.toString(rate.share().high()),
                                Long.toString(rate.of())))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /**
     * Curves: of errors in the region that reads nothing where nothing is planted, of power elsewhere.
     *
     * @param calibration the study
     * @return SVG
     */
    public static String svg(Calibration calibration) {
        return calibration.planted().isEmpty() ? errors(calibration) : power(calibration);
    }

    private static String errors(Calibration calibration) {
        List<Double> levels = new ArrayList<>();
        List<Curve> series = new ArrayList<>();
        for (Point point : calibration.points()) {
            String subjects = calibration.points().size() > 1 ? ", " + point.subjects() + " subjects" : "";
            for (String what : List.of("cell-p-r", "cell-p-unique", "method-p")) {
                List<Map<String, Object>> line = new ArrayList<>();
                for (Rate rate : point.rates()) {
                    if (rate.roi().equals(NOISE) && rate.what().equals(what)) {
                        line.add(point(rate.level(), rate));
                        if (!levels.contains(rate.level())) {
                            levels.add(rate.level());
                        }
                    }
                }
                if (!line.isEmpty()) {
                    series.add(new Curve(name(what) + subjects, what.equals("method-p"), line));
                }
            }
        }
        levels.sort(Double::compare);
        return draw(
                String.format(
                        Locale.ROOT,
                        "Type-I error, %s: %d datasets of noise",
                        calibration.name(),
                        calibration.points().isEmpty()
                                ? 0
                                : calibration.points().get(0).runs()),
                "level at which p counts (dashed grey: as often as it says)",
                "share of tests at or below the level",
                levels,
                true,
                series);
    }

    private static String power(Calibration calibration) {
        List<Integer> subjects =
                calibration.points().stream().map(Point::subjects).distinct().toList();
        List<Double> ratios = calibration.points().stream()
                .map(Point::signalToNoise)
                .distinct()
                .sorted()
                .toList();
        boolean bySubjects = ratios.size() == 1 && subjects.size() > 1;
        List<Curve> series = new ArrayList<>();
        List<String> regions = calibration.points().stream()
                .flatMap(point -> point.rates().stream())
                .filter(rate -> rate.what().equals("planted-first"))
                .map(Rate::roi)
                .distinct()
                .toList();
        for (String roi : regions) {
            String where = regions.size() > 1 ? roi + ": " : "";
            for (String what : List.of("planted-first", "planted-beats-controls")) {
                if (bySubjects) {
                    series.add(series(calibration.points(), roi, what, where + name(what), true));
                } else {
                    for (int number : subjects) {
                        series.add(series(
                                calibration.points().stream()
                                        .filter(point -> point.subjects() == number)
                                        .toList(),
                                roi,
                                what,
                                where + name(what) + (subjects.size() > 1 ? ", n = " + number : ""),
                                false));
                    }
                }
            }
        }
        series.add(series(
                bySubjects || subjects.size() == 1
                        ? calibration.points()
                        : calibration.points().stream()
                                .filter(point -> point.subjects() == subjects.get(subjects.size() - 1))
                                .toList(),
                NOISE,
                "any-beats-controls",
                "in noise: " + name("any-beats-controls"),
                bySubjects));
        return draw(
                "Power, " + calibration.name() + ": " + String.join(", ", calibration.planted()) + " planted",
                bySubjects ? "subjects" : "signal to noise (variances)",
                "share of datasets",
                bySubjects
                        ? subjects.stream().map(Integer::doubleValue).sorted().toList()
                        : ratios,
                false,
                series);
    }

    private static Curve series(List<Point> points, String roi, String what, String name, boolean bySubjects) {
        List<Map<String, Object>> line = new ArrayList<>();
        for (Point point : points) {
            for (Rate rate : point.rates()) {
                if (rate.roi().equals(roi) && rate.what().equals(what)) {
                    line.add(point(bySubjects ? point.subjects() : point.signalToNoise(), rate));
                }
            }
        }
        line.sort(Comparator.comparingDouble(point -> (double) point.get("x")));
        return new Curve(name, what.contains("beats"), line);
    }

    private static Map<String, Object> point(double x, Rate rate) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("x", x);
        point.put("y", rate.share().mean());
        if (Double.isFinite(rate.share().low()) && Double.isFinite(rate.share().high())) {
            point.put("low", rate.share().low());
            point.put("high", rate.share().high());
        }
        return point;
    }

    private static String draw(
            String title,
            String horizontal,
            String vertical,
            List<Double> ticks,
            boolean diagonal,
            List<Curve> curves) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", Names.printable(title));
        data.put("horizontal", horizontal);
        data.put("vertical", vertical);
        data.put("ticks", ticks);
        data.put("diagonal", diagonal);
        data.put(
                "series",
                curves.stream()
                        .map(curve -> Map.of(
                                "name",
                                Names.printable(curve.name()),
                                "dashed",
                                curve.dashed(),
                                "points",
                                curve.points()))
                        .toList());
        return StudyFigure.svg("curves", data);
    }

    private static String name(String what) {
        return switch (what) {
            case "cell-p-r" -> "cells: r";
            case "cell-p-unique" -> "cells: unique variance";
            case "method-p" -> "methods, over subjects";
            case "planted-first" -> "planted is first";
            case "planted-beats-controls" -> "planted beats controls";
            default -> "any beats controls";
        };
    }
}
