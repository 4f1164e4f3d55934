/**
 * CIFTI-2: numbers of cortex as vertices and of the rest as voxels. Read {@link org.brainrank.formats.cifti.CiftiFile}.
 */
@NullMarked
package org.brainrank.formats.cifti;

import org.jspecify.annotations.NullMarked;
