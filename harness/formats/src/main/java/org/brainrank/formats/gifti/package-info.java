/**
 * GIFTI surface files. Read {@link org.brainrank.formats.gifti.GiftiFile}; {@link
 * org.brainrank.formats.gifti.GiftiWriter} writes maps on a surface.
 */
@NullMarked
package org.brainrank.formats.gifti;

import org.jspecify.annotations.NullMarked;
