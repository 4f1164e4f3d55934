package org.brainrank.leaderboard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes elements, closes what it opened, and escapes every text and every attribute: no caller can forget to. */
final class Html {
    private static final JsonMapper JSON = new JsonMapper();

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param tag its name, a constant
     * @param attributes names and values in turn; names are constants, values may be anything
     * @return this
     */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes an element and starts a new line, to keep the file readable. */
    Html end() {
        close();
        out.append('\n');
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A name that may break after its colon rather than within a word. */
    Html name(String name) {
        int colon = name.indexOf(':') + 1;
        text(name.substring(0, colon));
        if (colon > 0) {
            out.append("<wbr>");
        }
        return text(name.substring(colon));
    }

    /** A mean with its interval on a line of its own. */
    Html estimate(String text) {
        int range = Math.max(text.indexOf(" ["), text.indexOf(" ("));
        text(range < 0 ? text : text.substring(0, range + 1));
        return range < 0 ? this : leaf("span", text.substring(range + 1), "class", "interval");
    }

    /** A table's caption, which stays in sight where the table scrolls sideways. */
    Html caption(String text) {
        return open("caption").leaf("span", text).close();
    }

    /** An element that has no content and no end tag in HTML. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        return this;
    }

    /** An SVG element without content. */
    Html shape(String tag, String... attributes) {
        start(tag, attributes);
        out.setCharAt(out.length() - 1, '/');
        out.append('>');
        return this;
    }

    /** A script or a style of this module; never anything from a run. */
    Html trusted(String text) {
        out.append(text);
        return this;
    }

    /**
     * Values for the script, which cannot end their element: JSON needs no less-than sign outside its texts, and inside
     * them an escape does.
     *
     * @param id of the element
     * @param value maps, lists, texts and numbers
     * @return this
     */
    Html data(String id, Object value) {
        open("script", "type", "application/json", "id", id);
        out.append(JSON.writeValueAsString(value).replace("<", "\\u003c"));
        return end();
    }

    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are still open: " + open);
        }
        return out.append('\n').toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
    }

    static String escape(String text) {
        return Names.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A plain table that scrolls by itself; the first cell of a row is its head. */
    void table(String caption, List<String> titles, List<List<String>> rows) {
        open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        open("table", "class", "plain").caption(caption);
        open("thead").open("tr");
        titles.forEach(title -> leaf("th", title, "scope", "col"));
        close().close().open("tbody");
        for (List<String> row : rows) {
            open("tr").leaf("th", row.get(0), "scope", "row");
            row.stream().skip(1).forEach(value -> leaf("td", value));
            end();
        }
        close().close().end();
    }
}
