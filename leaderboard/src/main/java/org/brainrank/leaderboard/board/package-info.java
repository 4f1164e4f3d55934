/**
 * A public board: runs of many people on one page. {@link org.brainrank.leaderboard.board.BoardRepository} is the folder that
 * holds them, {@link org.brainrank.leaderboard.board.BoardCheck} looks at each as at something a stranger sent, {@link
 * org.brainrank.leaderboard.board.BoardSite} makes pages of those that hold.
 *
 * <p>What a submission's files say is checked against themselves (schema, hashes, scores against cells) and against its track
 * (data, folds, controls, settings). One that does not hold is refused with every reason found, and disturbs no other. Nothing
 * that was submitted is copied into the site: pages are made of checked numbers and escaped texts.
 *
 * <p>Other than the rest of the leaderboard, this package reads and writes files. Statistics it does not compute: {@link
 * org.brainrank.leaderboard.board.Harness} is what it asks of those who do.
 */
@NullMarked
package org.brainrank.leaderboard.board;

import org.jspecify.annotations.NullMarked;
