/**
 * How long nested ridge takes and how much memory it needs, in the shapes that the field has, beside himalaya.
 *
 * <p>Read {@link org.brainrank.benchmarks.RidgeComparison} first: a program that prints seconds, operations a second as a
 * share of what the machine's matrix product reaches, and peak memory. {@link
 * org.brainrank.benchmarks.NestedRidgeBenchmark} is the same work under JMH. {@link
 * org.brainrank.benchmarks.AttributionBenchmark} sets methods beside the passes that they share.
 */
@NullMarked
package org.brainrank.benchmarks;

import org.jspecify.annotations.NullMarked;
