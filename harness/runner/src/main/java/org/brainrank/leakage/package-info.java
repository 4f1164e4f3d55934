/**
 * Finds test data in training data before a run: the mistakes that made this field believe in shuffled scans. One class a
 * rule; {@link org.brainrank.leakage.LeakageLinter} asks them all.
 */
@NullMarked
package org.brainrank.leakage;

import org.jspecify.annotations.NullMarked;
