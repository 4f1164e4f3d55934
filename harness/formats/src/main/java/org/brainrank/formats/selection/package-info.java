/**
 * Which columns of a recording become targets: masks and regions. Read {@link org.brainrank.formats.selection.Selection}; {@link
 * org.brainrank.formats.selection.Masks} makes one from files.
 */
@NullMarked
package org.brainrank.formats.selection;

import org.jspecify.annotations.NullMarked;
