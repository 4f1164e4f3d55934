/**
 * Brains whose truth is known: what listeners would show if their regions read out given features.
 *
 * <p>{@link org.brainrank.simulation.Listeners} has the equations. Whoever asks brings the features and the times; nothing
 * here knows of words, models or files.
 */
@NullMarked
package org.brainrank.simulation;

import org.jspecify.annotations.NullMarked;
