package org.brainrank.leaderboard;

import java.util.List;
import org.brainrank.results.Leaderboard.Estimate;

/**
 * A page of a board: no script at all, and a content security policy that admits one style by its hash and nothing else, so
 * that a name that slipped through the escaping would still neither run nor load anything. Every text is escaped and made
 * printable on its way in.
 */
public final class PlainPage {
    private final Html html = new Html();

    /**
     * Begins a page, up to and including the start of its body.
     *
     * @param title of the window
     * @param ownStyle CSS beside that of all pages; ours, never anybody else's
     */
    public PlainPage(String title, String ownStyle) {
        String style = PageScripts.resource("report.css") + ownStyle;
        html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src " + PageScripts.hash(style)
                        + "; img-src data:; base-uri 'none'; form-action 'none'");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("link", "rel", "icon", "href", "data:,");
        html.leaf("title", title);
        html.open("style").trusted(style).close();
        html.end().open("body");
    }

    /**
     * Opens an element.
     *
     * @param tag a constant
     * @param attributes names and values in turn; names are constants, values may be anything
     * @return this
     */
    public PlainPage open(String tag, String... attributes) {
        html.open(tag, attributes);
        return this;
    }

    /**
     * Closes the innermost element.
     *
     * @return this
     */
    public PlainPage close() {
        html.close();
        return this;
    }

    /**
     * Closes the innermost element and starts a new line.
     *
     * @return this
     */
    public PlainPage end() {
        html.end();
        return this;
    }

    /**
     * Adds text.
     *
     * @param text anything
     * @return this
     */
    public PlainPage text(String text) {
        html.text(text);
        return this;
    }

    /**
     * Adds an element that holds text alone.
     *
     * @param tag a constant
     * @param text anything
     * @param attributes names and values in turn
     * @return this
     */
    public PlainPage leaf(String tag, String text, String... attributes) {
        html.leaf(tag, text, attributes);
        return this;
    }

    /**
     * Adds a mean whose interval has a line of its own.
     *
     * @param estimate mean and interval
     * @param decimals of both
     * @return this
     */
    public PlainPage estimate(Estimate estimate, int decimals) {
        html.estimate(Numbers.interval(estimate, decimals));
        return this;
    }

    /**
     * Adds a plain table.
     *
     * @param caption above it
     * @param titles of the columns
     * @param rows as many texts as titles; the first is the head of its row
     * @return this
     */
    public PlainPage table(String caption, List<String> titles, List<List<String>> rows) {
        html.table(caption, titles, rows);
        return this;
    }

    /**
     * Adds a table's caption, which stays in sight where the table scrolls sideways.
     *
     * @param text anything
     * @return this
     */
    public PlainPage caption(String text) {
        html.caption(text);
        return this;
    }

    /**
     * Ends the page.
     *
     * @return the whole of it
     */
    public String finish() {
        html.end().end();
        return html.finish();
    }

    /**
     * A number as all pages show it.
     *
     * @param value NaN is a dash
     * @param decimals after the point
     * @return text
     */
    public static String fixed(double value, int decimals) {
        return Numbers.fixed(value, decimals);
    }

    /**
     * A p-value as all pages show it.
     *
     * @param value from 0 to 1; NaN is a dash
     * @return text
     */
    public static String p(double value) {
        return Numbers.p(value);
    }

    /**
     * A mean with its interval, on one line.
     *
     * @param estimate mean and interval
     * @param decimals of all three
     * @return text
     */
    public static String interval(Estimate estimate, int decimals) {
        return Numbers.interval(estimate, decimals);
    }

    /**
     * Text on one line that can neither steer a terminal nor turn other text around.
     *
     * @param text anything
     * @return what may be shown
     */
    public static String printable(String text) {
        return Names.printable(text);
    }
}
