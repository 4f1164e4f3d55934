package org.brainrank.leaderboard;

/**
 * What to cite for something that a run used.
 *
 * @param of what it is cited for: the id of a plugin, or a setting such as {@code statistics.correction=bh}
 * @param bibtex any number of entries
 */
public record Citation(String of, String bibtex) {}
