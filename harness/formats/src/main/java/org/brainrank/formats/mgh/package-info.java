/** FreeSurfer's {@code .mgh} and {@code .mgz}. Read {@link org.brainrank.formats.mgh.MghFile}. */
@NullMarked
package org.brainrank.formats.mgh;

import org.jspecify.annotations.NullMarked;
