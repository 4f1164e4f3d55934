package org.brainrank.leaderboard;

import java.util.Map;
import org.brainrank.leaderboard.figures.Drawing;
import tools.jackson.databind.json.JsonMapper;

/** Pictures of records that are no leaderboard, drawn by the same scripts as those of runs. */
final class StudyFigure {
    private static final JsonMapper JSON = new JsonMapper();

    private StudyFigure() {}

    /**
     * Draws one.
     *
     * @param id of the figure
     * @param data as its script reads them
     * @return an SVG document
     */
    static String svg(String id, Map<String, Object> data) {
        Drawing drawing = Drawing.of(JSON.writeValueAsString(data));
        return drawing.draw(id, "{}", drawing.width(id)).document();
    }
}
