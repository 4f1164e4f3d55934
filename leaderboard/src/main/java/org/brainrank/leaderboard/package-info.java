/**
 * Results to tables, figures, citations and pages. {@link org.brainrank.leaderboard.Renderings} writes the files of a run folder,
 * {@link org.brainrank.leaderboard.PaperFiles} those of a paper, {@link org.brainrank.leaderboard.TerminalTable} what a person
 * sees at the end of a run.
 *
 * <p>Nothing is computed here: ranks, intervals and tests come with the {@link org.brainrank.results.Leaderboard}. What this
 * package decides is how numbers are rounded, which rows stand where, and what is said beside them. Inside, {@code Board}
 * answers questions about rows, {@code Cells} turns a row into texts, {@code Guidance} holds the sentences that every
 * rendering shares, {@code Html} escapes whatever goes into the page,
 * and {@code Figures} writes figures, which {@link org.brainrank.leaderboard.figures} draws from {@code FigureData}.
 *
 * <p>To add a format: a constant of {@link org.brainrank.leaderboard.Format}, a class with a {@code render}, a golden file.
 */
@NullMarked
package org.brainrank.leaderboard;

import org.jspecify.annotations.NullMarked;
