/**
 * Causal language models from TorchScript files that take taps: {@link org.brainrank.models.torchscript.TorchScriptPlugin} is the
 * extension, {@code TappedNetwork} runs a file. Taps are inputs that the file adds to its hidden states, so that gradients at the
 * states can be had, and the states be replaced, though the file runs as one piece.
 */
@NullMarked
package org.brainrank.models.torchscript;

import org.jspecify.annotations.NullMarked;
