/**
 * Draws figures. {@link org.brainrank.leaderboard.figures.Drawing} runs the scripts of a page in Java and gives SVG, {@link
 * org.brainrank.leaderboard.figures.Pdf} makes vector PDF of that, {@link org.brainrank.leaderboard.figures.Scripts} holds the
 * scripts themselves.
 *
 * <p>A figure is defined once, in a script beside this package ({@code intervals.js} and its like, on Apache ECharts): a
 * function from the data of a run and a choice (region, model, layer) to what the library draws and to its finding in a
 * sentence. A browser and this package call the same function, so that page, SVG and PDF cannot differ.
 *
 * <p>This package knows JSON, SVG and PDF, and nothing of leaderboards.
 */
@NullMarked
package org.brainrank.leaderboard.figures;

import org.jspecify.annotations.NullMarked;
