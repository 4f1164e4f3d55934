/**
 * Scores that another program computed, word by word: {@link org.brainrank.imports.ScoreFile} reads NumPy, HDF5 and Inseq
 * files, {@link org.brainrank.imports.WordTable} says which word each row is about, and {@link
 * org.brainrank.imports.FeatureFolder} is how they lie on disk and enter a run like a method's own.
 */
@NullMarked
package org.brainrank.imports;

import org.jspecify.annotations.NullMarked;
