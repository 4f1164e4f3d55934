/**
 * What goes on inside the model while it reads, for comparison with explanations: hidden states ({@link
 * org.brainrank.method.activations.Activations}, what encoding models usually read), outputs of heads and feed-forward parts,
 * how widely heads look, and what the model expects, at the end and on the way.
 */
@NullMarked
package org.brainrank.method.activations;

import org.jspecify.annotations.NullMarked;
