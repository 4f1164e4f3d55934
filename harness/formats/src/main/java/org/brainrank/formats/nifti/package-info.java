/**
 * NIfTI-1 and NIfTI-2: single files and pairs, compressed or not. Read {@link org.brainrank.formats.nifti.NiftiFile}, and
 * {@link org.brainrank.formats.nifti.NiftiWriter} to write.
 */
@NullMarked
package org.brainrank.formats.nifti;

import org.jspecify.annotations.NullMarked;
