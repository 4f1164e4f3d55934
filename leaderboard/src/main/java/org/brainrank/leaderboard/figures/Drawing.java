package org.brainrank.leaderboard.figures;

import java.util.regex.Pattern;
import org.mozilla.javascript.Context;

/**
 * Figures of one run, drawn in Java.
 *
 * <h2>Appropriate usage</h2>
 * {@code Drawing.of(json)} with the data that the page embeds, then {@link #draw} for each figure that {@link #has} data. The
 * same data give the same SVG, byte for byte. The first drawing of a process waits some seconds for the library.
 */
public final class Drawing {
    // The library writes text into SVG as it is. These characters of the private use area travel in place of those that
    // would be markup, and become entities when all is drawn.
    private static final char LESS = '\uE000';
    private static final char MORE = '\uE001';
    private static final char AND = '\uE002';
    /** Names of gradients and clips count up over a process, which would make the bytes depend on what came before. */
    private static final Pattern COUNTER = Pattern.compile("zr\\d+-");

    private final Object data;

    private Drawing(Object data) {
        this.data = data;
    }

    /**
     * Reads data.
     *
     * @param json as the scripts read it
     * @return their drawing
     */
    public static Drawing of(String json) {
        String safe = json.replace('<', LESS).replace('>', MORE).replace('&', AND);
        return new Drawing(Engine.get().parse(safe));
    }

    /**
     * Whether there is something to draw.
     *
     * @param id of a figure
     * @return false if the run has no data for it
     */
    public boolean has(String id) {
        return Engine.get().has(id, data);
    }

    /**
     * The width that suits a figure on paper.
     *
     * @param id of a figure that has data
     * @return pixels
     */
    public int width(String id) {
        return Engine.get().width(id, data);
    }

    /**
     * Draws a figure for the light.
     *
     * @param id of a figure that has data
     * @param choice JSON: region, model, layer or method; {@code {}} for the headline
     * @param width in pixels
     * @return the figure
     */
    public Drawn draw(String id, String choice, int width) {
        Object[] made = Engine.get().render(id, data, choice, width);
        // Ids must be alone in a page of many figures; baselines other than the alphabetic are unknown to many readers
        // of SVG.
        String svg = COUNTER.matcher(entities(Context.toString(made[0])))
                .replaceAll(id + "-")
                .replace(" id=\"0\"", " id=\"" + id + "-ground\"")
                .replace("dominant-baseline=\"central\"", "dy=\"0.35em\"");
        return new Drawn(svg, plain(Context.toString(made[1])), width, (int) Math.ceil(Context.toNumber(made[2])));
    }

    /** What the library is given, without its functions, to look at in tests. */
    String option(String id, String choice, int width) {
        return plain(Engine.get().option(id, data, choice, width));
    }

    private static String entities(String svg) {
        return svg.replace(String.valueOf(LESS), "&lt;")
                .replace(String.valueOf(MORE), "&gt;")
                .replace(String.valueOf(AND), "&amp;");
    }

    private static String plain(String text) {
        return text.replace(LESS, '<').replace(MORE, '>').replace(AND, '&');
    }
}
