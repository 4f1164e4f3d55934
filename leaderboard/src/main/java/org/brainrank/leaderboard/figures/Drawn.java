package org.brainrank.leaderboard.figures;

/**
 * A figure that was drawn.
 *
 * @param svg the picture, a whole document without a declaration
 * @param says its finding in a sentence, plain text
 * @param width in pixels
 * @param height in pixels
 */
public record Drawn(String svg, String says, int width, int height) {}
