package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Multiverse;
import org.brainrank.results.Multiverse.Place;
import org.brainrank.results.Multiverse.Stability;
import org.brainrank.results.Multiverse.Universe;

/**
 * A multiverse as tables and as a picture.
 *
 * <h2>Appropriate usage</h2>
 * {@code csv}, {@code markdown} and {@code svg} to files of the run folder, beside {@code multiverse.json}. The same record
 * gives the same text, byte for byte.
 */
public final class MultiverseTables {
    private static final int LEFT = 230;
    private static final int CELL = 26;
    private static final int TOP = 50;

    private MultiverseTables() {}

    /**
     * A line for every method, ROI and universe, at full precision.
     *
     * @param multiverse the record
     * @return CSV with a header
     */
    public static String csv(Multiverse multiverse) {
        StringBuilder csv =
                new StringBuilder("universe,roi,method,rank,unique,unique-low,unique-high,beats-controls\n");
        for (Universe universe : multiverse.universes()) {
            for (Place place : universe.places()) {
                csv.append(String.join(
                                ",",
                                quoted(universe.name()),
                                quoted(place.roi()),
                                quoted(place.method()),
                                Integer.toString(place.rank()),
                                Double.toString(place.unique().mean()),
                                Double.toString(place.unique().low()),
                                Double.toString(place.unique().high()),
                                Boolean.toString(place.beatsControls())))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /**
     * How stable each rank is, ROI by ROI, and what the universes were.
     *
     * @param multiverse the record
     * @return Markdown
     */
    public static String markdown(Multiverse multiverse) {
        StringBuilder out = new StringBuilder("# " + escape(multiverse.name()) + ": multiverse\n\n");
        if (multiverse.limited()) {
            out.append("> **").append(Guidance.LIMITED).append("**\n\n");
        }
        long run = multiverse.universes().stream()
                .filter(universe -> universe.message().isEmpty())
                .count();
        out.append(run)
                .append(" of ")
                .append(multiverse.universes().size())
                .append(" universes were run, ")
                .append(multiverse.full() ? "every combination of the choices" : "one choice changed at a time")
                .append(". Ranks are by unique variance, controls included.\n");
        List<String> rois =
                multiverse.methods().stream().map(Stability::roi).distinct().toList();
        for (String roi : rois) {
            out.append("\n## ")
                    .append(roi.equals(Leaderboard.ALL) ? "All regions" : escape(roi))
                    .append("\n\n");
            out.append(
                    "| method | rank in the config | ranks | first in | beats the controls in |\n|---|---:|---:|---:|---:|\n");
            for (Stability row : multiverse.methods()) {
                if (row.roi().equals(roi)) {
                    out.append("| ")
                            .append(escape(row.method()))
                            .append(" | ")
                            .append(row.rank() == 0 ? Numbers.NONE : Integer.toString(row.rank()))
                            .append(" | ")
                            .append(row.best() == row.worst() ? row.best() : row.best() + "–" + row.worst())
                            .append(" | ")
                            .append(Numbers.percent(row.first()))
                            .append(" | ")
                            .append(Numbers.percent(row.beatsControls()))
                            .append(" |\n");
                }
            }
        }
        out.append("\n## Universes\n\n| universe | outcome |\n|---|---|\n");
        for (Universe universe : multiverse.universes()) {
            String outcome = universe.message().isEmpty()
                    ? universe.failed() == 0 ? "run" : "run; " + universe.failed() + " feature spaces failed"
                    : "not run: " + universe.message();
            if (!universe.leakage().isEmpty()) {
                outcome += "; LEAKS ALLOWED: " + String.join(", ", universe.leakage());
            }
            out.append("| ")
                    .append(escape(universe.name()))
                    .append(" | ")
                    .append(escape(outcome))
                    .append(" |\n");
        }
        return out.toString();
    }

    /**
     * Ranks over all regions: a row a universe, a column a method, dark where it beats the controls.
     *
     * @param multiverse the record
     * @return SVG
     */
    public static String svg(Multiverse multiverse) {
        List<String> methods = multiverse.methods().stream()
                .filter(row -> row.roi().equals(Leaderboard.ALL))
                .map(Stability::method)
                .toList();
        Names names = new Names(methods);
        List<Universe> universes = multiverse.universes().stream()
                .filter(universe -> universe.message().isEmpty())
                .toList();
        int width = LEFT + CELL * Math.max(1, methods.size()) + 170;
        int head = TOP + 110;
        int height = head + CELL * universes.size() + 30;
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n",
                width,
                height));
        out.append("<title>Ranks in every universe</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        out.append(
                "<text x=\"10\" y=\"24\" font-size=\"14\" font-weight=\"bold\">Ranks in every universe, all regions</text>\n");
        out.append(
                "<text x=\"10\" y=\"42\" fill=\"#555555\">dark: beats the controls; columns in the order of the config's own ranking</text>\n");
        for (int column = 0; column < methods.size(); column++) {
            int x = LEFT + CELL * column + CELL / 2;
            out.append(String.format(
                    Locale.ROOT,
                    "<text transform=\"translate(%d %d) rotate(-45)\">%s</text>\n",
                    x,
                    head - 6,
                    escapeXml(names.of(methods.get(column)))));
        }
        for (int row = 0; row < universes.size(); row++) {
            Universe universe = universes.get(row);
            int y = head + CELL * row;
            out.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" font-size=\"11\">%s</text>\n",
                    LEFT - 8,
                    y + 17,
                    escapeXml(shortened(universe.name()))));
            for (Place place : universe.places()) {
                int column = methods.indexOf(place.method());
                if (place.roi().equals(Leaderboard.ALL) && column >= 0) {
                    int x = LEFT + CELL * column;
                    out.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%d</text>\n",
                            x + 1,
                            y + 1,
                            CELL - 2,
                            CELL - 2,
                            place.beatsControls() ? "#0072b2" : "#e8e8e8",
                            x + CELL / 2,
                            y + 17,
                            place.beatsControls() ? "#ffffff" : "#333333",
                            place.rank()));
                }
            }
        }
        return out.append("</svg>\n").toString();
    }

    /** What a person wants to know first, a line a method. */
    public static List<String> summary(Multiverse multiverse) {
        List<String> lines = new ArrayList<>();
        for (Stability row : multiverse.methods()) {
            if (row.roi().equals(Leaderboard.ALL)) {
                lines.add(row.method() + ": rank " + row.rank() + ", "
                        + (row.best() == row.worst() ? "always" : row.best() + "–" + row.worst()) + " in "
                        + row.universes() + " universes; first in " + Numbers.percent(row.first())
                        + ", beats the controls in " + Numbers.percent(row.beatsControls()));
            }
        }
        return lines;
    }

    private static String shortened(String name) {
        return name.length() <= 38 ? name : name.substring(0, 37) + "…";
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String escape(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }

    private static String escapeXml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
