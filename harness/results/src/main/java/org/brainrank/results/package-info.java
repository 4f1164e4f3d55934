/**
 * The run record and its files: {@code manifest.json} ({@link org.brainrank.results.Manifest}), {@code cells.jsonl}
 * ({@link org.brainrank.results.Cell}, a line each, on disk before the next one starts) and {@code leaderboard.json}
 * ({@link org.brainrank.results.Leaderboard}). What stands behind the ranking is in {@code ranks.json}, {@code
 * diagnostics.json}, {@code maps.json} and {@code story.json}. {@link org.brainrank.results.RunFolder} reads and writes them. Names in the
 * files are kebab-case; the JSON Schemas are resources of this module.
 */
@NullMarked
package org.brainrank.results;

import org.jspecify.annotations.NullMarked;
