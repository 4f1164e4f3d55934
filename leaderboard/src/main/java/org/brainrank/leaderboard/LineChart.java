package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shares from 0 to 1 against a number, as a picture of its own: one line a series, whiskers where there is an interval. */
final class LineChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int BOTTOM = 340;
    private static final int RIGHT = 410;
    // Okabe and Ito's colours, which the colour-blind tell apart.
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

    private final StringBuilder out = new StringBuilder();
    private final List<Series> series;
    private final List<Double> ticks;

    /**
     * One line.
     *
     * @param name for the legend
     * @param dashed whether it is dashed
     * @param points from left to right
     */
    record Series(String name, boolean dashed, List<Point> points) {}

    /**
     * One point.
     *
     * @param x one of the ticks
     * @param y share
     * @param low end of its interval
     * @param high end of its interval
     */
    record Point(double x, double y, double low, double high) {}

    private LineChart(List<Series> series, List<Double> ticks) {
        this.series = series;
        this.ticks = ticks;
    }

    /**
     * Draws a chart.
     *
     * @param ticks of the horizontal axis, ascending, evenly spaced on paper
     * @param diagonal whether to draw y = x, for errors that should come as often as they say
     */
    static String draw(
            String title,
            String horizontal,
            String vertical,
            List<Double> ticks,
            boolean diagonal,
            List<Series> series) {
        return new LineChart(series, ticks).draw(title, horizontal, vertical, diagonal);
    }

    private String draw(String title, String horizontal, String vertical, boolean diagonal) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n",
                WIDTH,
                HEIGHT));
        out.append("<title>").append(escape(title)).append("</title>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(LEFT, 22, "start", title, "font-size=\"14\" font-weight=\"bold\"");
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = y(tenth / 10.0);
            line(LEFT, y, RIGHT, y, "#dddddd", "1", false);
            text(LEFT - 8, y + 4, "end", Numbers.fixed(tenth / 10.0, 1), "");
        }
        for (double tick : ticks) {
            line(x(tick), TOP, x(tick), BOTTOM, "#eeeeee", "1", false);
            text(x(tick), BOTTOM + 18, "middle", plain(tick), "");
        }
        text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", horizontal, "");
        text(LEFT, TOP - 6, "start", vertical, "fill=\"#555555\"");
        if (diagonal) {
            for (int i = 1; i < ticks.size(); i++) {
                line(x(ticks.get(i - 1)), y(ticks.get(i - 1)), x(ticks.get(i)), y(ticks.get(i)), "#888888", "1", true);
            }
        }
        for (int i = 0; i < series.size(); i++) {
            draw(series.get(i), COLOURS.get(i % COLOURS.size()), TOP + 14 + 20 * i);
        }
        return out.append("</svg>\n").toString();
    }

    private void draw(Series one, String colour, int legend) {
        List<String> path = new ArrayList<>();
        for (Point point : one.points()) {
            path.add(at(x(point.x())) + "," + at(y(point.y())));
            if (Double.isFinite(point.low()) && Double.isFinite(point.high())) {
                line(x(point.x()), y(point.low()), x(point.x()), y(point.high()), colour, "1", false);
            }
            out.append("<circle cx=\"")
                    .append(at(x(point.x())))
                    .append("\" cy=\"")
                    .append(at(y(point.y())))
                    .append("\" r=\"3\" fill=\"")
                    .append(colour)
                    .append("\"/>\n");
        }
        out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(colour)
                .append('"')
                .append(one.dashed() ? " stroke-dasharray=\"6 4\"" : "")
                .append(" points=\"")
                .append(String.join(" ", path))
                .append("\"/>\n");
        line(RIGHT + 14, legend - 4, RIGHT + 38, legend - 4, colour, "2", one.dashed());
        text(RIGHT + 44, legend, "start", one.name(), "font-size=\"11\"");
    }

    private void line(double x1, double y1, double x2, double y2, String colour, String width, boolean dashed) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>\n",
                at(x1),
                at(y1),
                at(x2),
                at(y2),
                colour,
                width,
                dashed ? " stroke-dasharray=\"6 4\"" : ""));
    }

    private void text(double x, double y, String anchor, String content, String more) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>\n",
                at(x),
                at(y),
                anchor,
                more.isEmpty() ? "" : " " + more,
                escape(content)));
    }

    private double x(double value) {
        double step = ticks.size() < 2 ? 0 : (double) (RIGHT - LEFT - 40) / (ticks.size() - 1);
        return LEFT + 20 + step * ticks.indexOf(value);
    }

    private static double y(double share) {
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private static String at(double value) {
        return Numbers.fixed(value, 1);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
