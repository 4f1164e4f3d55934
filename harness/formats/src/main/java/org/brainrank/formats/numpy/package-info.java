/**
 * NumPy's {@code .npy} and {@code .npz}. Read {@link org.brainrank.formats.numpy.NumPyFile} for large matrices, {@link
 * org.brainrank.formats.numpy.NumPyArray} for small arrays of any shape, and {@link
 * org.brainrank.formats.numpy.NumPyWriter} to write.
 */
@NullMarked
package org.brainrank.formats.numpy;

import org.jspecify.annotations.NullMarked;
