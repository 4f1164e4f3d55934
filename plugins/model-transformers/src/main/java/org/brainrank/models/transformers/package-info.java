/**
 * Causal language models from Hugging Face folders. {@link org.brainrank.models.transformers.TransformersPlugin} is the
 * extension, {@link org.brainrank.models.transformers.ModelFolder} opens a folder for any plugin that brings one.
 *
 * <p>To add an architecture, extend {@code Family} as {@code Phi} does, or {@code LlamaFamily} as {@code Qwen3} does (a page:
 * sizes, what is refused, and where each weight goes), and name it in {@code Architectures}.
 */
@NullMarked
package org.brainrank.models.transformers;

import org.jspecify.annotations.NullMarked;
