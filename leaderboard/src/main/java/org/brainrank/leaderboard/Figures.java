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

    /** The scripts that stand in the page, in their order; its policy admits them by their hashes. */
    static List<String> scripts() {
        return List.of(Scripts.figures(), Scripts.page());
    }

    /** The script that those unpack and put into the page, whose hash the policy needs too. */
    static String unpacked() {
        return Scripts.library();
    }

    static String styles() {
        return Scripts.styles();
    }

    /** The library and the data, packed: Base64 has no character that could end the element that holds it. */
    void packed(Html html) {
        pack(html, "figure-library", Packed.LIBRARY);
        pack(html, "figure-data", Scripts.packed(data));
    }

    private static void pack(Html html, String id, String packed) {
        html.open("script", "type", "text/plain", "id", id).trusted(packed).end();
    }

    /** Packing takes a while, and the library is always the same. */
    private static final class Packed {
        static final String LIBRARY = Scripts.packed(Scripts.library());
    }

    /** The data, as text. */
    String json() {
        return data;
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
        html.trusted(drawn.svg()).close();
        html.open("figcaption").leaf("strong", figure.title + ". ").leaf("span", drawn.says(), "class", "says");
        html.close().end();
    }

    Drawn draw(Figure figure) {
        return drawing.draw(figure.id, HEADLINE, drawing.width(figure.id));
    }
}
