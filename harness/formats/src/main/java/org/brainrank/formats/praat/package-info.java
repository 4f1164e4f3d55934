/** Annotations of speech by Praat. Read {@link org.brainrank.formats.praat.TextGrid}. */
@NullMarked
package org.brainrank.formats.praat;

import org.jspecify.annotations.NullMarked;
