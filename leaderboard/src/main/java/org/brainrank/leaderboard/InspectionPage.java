package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.leaderboard.figures.Drawing;
import org.brainrank.leaderboard.figures.Drawn;
import org.brainrank.leaderboard.figures.Scripts;
import org.brainrank.results.DatasetInspection;
import tools.jackson.databind.json.JsonMapper;

/** What a look at a dataset found, as a page and as pictures. */
public final class InspectionPage {
    /** Stories and regions in one picture; more would not be read. */
    private static final int DRAWN = 12;

    private static final JsonMapper JSON = new JsonMapper();

    private final DatasetInspection inspection;
    private final Drawing drawing;

    private InspectionPage(DatasetInspection inspection) {
        this.inspection = inspection;
        this.drawing = Drawing.of(JSON.writeValueAsString(data(inspection)));
    }

    /**
     * Draws.
     *
     * @param inspection what was found
     * @return files by name: {@code inspection.html} and an SVG for each picture
     */
    public static Map<String, String> files(DatasetInspection inspection) {
        return new InspectionPage(inspection).files();
    }

    private Map<String, String> files() {
        Map<String, Drawn> drawn = new LinkedHashMap<>();
        for (String id : List.of("words", "lags", "agreement")) {
            if (drawing.has(id)) {
                drawn.put(id, drawing.draw(id, "{}", drawing.width(id)));
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("inspection.html", page(drawn));
        drawn.forEach((id, picture) -> files.put(id + ".svg", picture.document()));
        return files;
    }

    private static Map<String, Object> data(DatasetInspection inspection) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("firstLag", inspection.firstLag());
        double step = inspection.stories().get(0).repetitionTime();
        data.put("earliest", 2 / step);
        data.put("latest", 8 / step);
        data.put("says", InspectionText.clock(inspection));
        data.put(
                "stories",
                inspection.stories().stream()
                        .limit(DRAWN)
                        .map(story -> Map.of(
                                "name",
                                Names.printable(story.id()),
                                "step",
                                story.repetitionTime(),
                                "rate",
                                story.wordRate(),
                                "response",
                                story.response()))
                        .toList());
        data.put(
                "lags",
                inspection.lags().stream()
                        .limit(DRAWN)
                        .map(region -> Map.of(
                                "name",
                                Names.printable(region.roi()),
                                "strong",
                                region.roi().equals(inspection.auditory()),
                                "r",
                                region.correlations()))
                        .toList());
        data.put(
                "agreement",
                inspection.agreement().stream()
                        .limit(2L * DRAWN)
                        .map(region -> Map.of(
                                "name",
                                Names.printable(region.roi()),
                                "mean",
                                region.mean(),
                                "subjects",
                                region.subjects()))
                        .toList());
        return data;
    }

    private String page(Map<String, Drawn> drawn) {
        Html html = new Html();
        html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.leaf("title", "Dataset " + inspection.dataset());
        html.open("style")
                .trusted(Scripts.styles())
                .trusted(
                        "body{font:15px/1.5 Helvetica,Arial,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}"
                                + "table{border-collapse:collapse}th,td{padding:.2rem .7rem;text-align:right}"
                                + "th:first-child{text-align:left}svg{max-width:100%;height:auto}.scroll{overflow-x:auto}")
                .end();
        html.close().open("body");
        html.leaf("h1", "Dataset " + inspection.dataset() + ", version " + inspection.version());
        html.leaf("p", InspectionText.clock(inspection));
        list(html, "To look into", inspection.warnings());
        InspectionText.tables(inspection).forEach(table -> html.table(table.caption(), table.titles(), table.rows()));
        drawn.forEach((id, picture) -> {
            html.open("figure", "id", "figure-" + id);
            html.open("div", "role", "img", "aria-label", picture.says())
                    .trusted(picture.svg())
                    .close();
            html.leaf("figcaption", picture.says()).end();
        });
        list(html, "Notes", notes());
        html.close().close();
        return html.finish();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(inspection.notes());
        if (inspection.stories().size() > DRAWN) {
            notes.add("the first " + DRAWN + " of " + inspection.stories().size() + " stories are drawn");
        }
        if (inspection.lags().size() > DRAWN) {
            notes.add("the first " + DRAWN + " of " + inspection.lags().size() + " regions are drawn; --json has all");
        }
        return notes;
    }

    private static void list(Html html, String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        html.leaf("h2", title).open("ul");
        sentences.forEach(sentence -> html.leaf("li", sentence));
        html.end();
    }
}
