/** Timed words of the forced aligner Gentle. Read {@link org.brainrank.formats.gentle.GentleWords}. */
@NullMarked
package org.brainrank.formats.gentle;

import org.jspecify.annotations.NullMarked;
