package org.brainrank.leaderboard;

import java.util.Arrays;
import java.util.List;
import org.brainrank.leaderboard.figures.Drawing;
import org.brainrank.leaderboard.figures.Drawn;
import org.brainrank.leaderboard.figures.Scripts;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a run, in the page and as files. In the page each stands drawn, so that it is there without script; a script
 * draws it again for the reader's window, colours and choices.
 */
final class Figures {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADLINE = "{}";

    private final String data;
    private final Drawing drawing;

    Figures(RunRecords records, Board board) {
        this.data = JSON.writeValueAsString(FigureData.of(records, board));
        this.drawing = Drawing.of(data);
    }

    /** The scripts of the page in their order; its policy admits them by their hashes. */
    static List<String> scripts() {
        return List.of(Scripts.library(), Scripts.figures(), Scripts.page());
    }

    static String styles() {
        return Scripts.styles();
    }

    /** The data that the scripts draw from. They are JSON, in which no text can end the element that holds it. */
    void data(Html html) {
        html.open("script", "type", "application/json", "id", "figure-data")
                .trusted(data.replace("<", "\\u003c"))
                .end();
    }

    /** The figures that the run has data for. */
    List<Figure> drawn() {
        return Arrays.stream(Figure.values())
                .filter(figure -> drawing.has(figure.id))
                .toList();
    }

    /** Writes a figure, or why there is none. */
    void write(Html html, Figure figure) {
        if (!drawing.has(figure.id)) {
            html.leaf("p", "No figure “" + figure.title + "”: " + figure.absent + ".", "class", "muted");
            return;
        }
        Drawn drawn = draw(figure);
        html.open("figure", "id", "figure-" + figure.id, "class", "figure", "data-figure", figure.id);
        html.open("div", "class", "canvas", "role", "img", "aria-label", drawn.says());
        html.trusted(slim(drawn.svg())).close();
        html.open("figcaption").leaf("strong", figure.title + ". ").leaf("span", drawn.says(), "class", "says");
        html.close().end();
    }

    /** In the page, text has the page's font, and marks of a twentieth of a pixel are not seen. */
    private static String slim(String svg) {
        return svg.replace("font-family:Helvetica, Arial, sans-serif;", "")
                .replaceAll("<path [^>]*transform=\"matrix\\(0\\.05,[^>]*></path>\\n", "");
    }

    Drawn draw(Figure figure) {
        return drawing.draw(figure.id, HEADLINE, drawing.width(figure.id));
    }
}
