/**
 * Explanations from how blocks mix positions: {@link org.brainrank.method.attention.Attention} weights as they are, rolled out
 * ({@link org.brainrank.method.attention.AttentionRollout}) or as pipes ({@link
 * org.brainrank.method.attention.AttentionFlow}); and the vectors they move, by length ({@link
 * org.brainrank.method.attention.AttentionNorm}) or by what they bring ({@link org.brainrank.method.attention.Alti}).
 */
@NullMarked
package org.brainrank.method.attention;

import org.jspecify.annotations.NullMarked;
