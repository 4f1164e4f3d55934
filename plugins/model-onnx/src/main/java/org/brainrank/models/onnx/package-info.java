/**
 * Causal language models from ONNX files. {@link org.brainrank.models.onnx.OnnxPlugin} is the extension. A file's graph is read
 * ({@code OnnxFile}), its blocks are found ({@code Anatomy}), each is cut out as a graph of its own ({@code Cut}) and run by ONNX
 * Runtime ({@code OnnxSession}); together they are a network like any other ({@code OnnxNetwork}).
 */
@NullMarked
package org.brainrank.models.onnx;

import org.jspecify.annotations.NullMarked;
