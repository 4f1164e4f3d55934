/**
 * Scores, ceilings, tests and intervals, on plain arrays.
 *
 * <p>Subjects are the unit of inference: {@link org.brainrank.statistics.BootstrapInterval},
 * {@link org.brainrank.statistics.SignFlipTest} and {@link org.brainrank.statistics.RankBootstrap} all take one number a
 * subject. Within a subject, {@link org.brainrank.statistics.TimeNull}
 * tests held-out predictions against themselves at other times, and {@link org.brainrank.statistics.CircularShift} and
 * {@link org.brainrank.statistics.BlockPermutation} make nulls that keep the slow autocorrelation of brain signals.
 *
 * <h2>Chance</h2>
 * Whatever draws random numbers takes a seed and draws from a stream of its own
 * ({@link org.brainrank.statistics.RandomStream}), so that a result depends neither on the order nor on the number of
 * threads in which it was computed. A Monte Carlo p-value is (b + 1) / (n + 1), never 0.
 */
@NullMarked
package org.brainrank.statistics;

import org.jspecify.annotations.NullMarked;
