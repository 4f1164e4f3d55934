package org.brainrank.leaderboard.figures;

/**
 * A figure that was drawn.
 *
 * @param svg the picture, an element to stand in a page
 * @param says its finding in a sentence, plain text
 * @param width in pixels
 * @param height in pixels
 */
public record Drawn(String svg, String says, int width, int height) {
    /**
     * The picture as a file of its own.
     *
     * @return an SVG document on white whose title is the finding, with a line break at the end
     */
    public String document() {
        int inside = svg.indexOf('>') + 1;
        // in a viewer of the dark, dark ink on nothing would be lost
        String picture = svg.substring(inside).replaceFirst("-ground\" fill=\"none\"", "-ground\" fill=\"#ffffff\"");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.substring(0, inside) + "\n<title>"
                + says.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</title>"
                + picture + "\n";
    }
}
