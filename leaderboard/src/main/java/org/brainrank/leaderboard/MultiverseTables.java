package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("stamps", multiverse.limited() ? List.of(Guidance.LIMITED) : List.of());
        data.put("methods", methods.stream().map(names::of).toList());
        data.put(
                "universes",
                multiverse.universes().stream()
                        .filter(universe -> universe.message().isEmpty())
                        .map(universe -> Map.of(
                                "name",
                                Names.printable(universe.name()),
                                "places",
                                universe.places().stream()
                                        .filter(place ->
                                                place.roi().equals(Leaderboard.ALL) && methods.contains(place.method()))
                                        .map(place -> Map.of(
                                                "method",
                                                methods.indexOf(place.method()),
                                                "rank",
                                                place.rank(),
                                                "beats",
                                                place.beatsControls()))
                                        .toList()))
                        .toList());
        return StudyFigure.svg("multiverse", data);
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

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String escape(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
