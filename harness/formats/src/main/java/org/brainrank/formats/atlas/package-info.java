/**
 * Atlases and masks: which region every voxel or vertex belongs to, and which of them become targets.
 *
 * <p>{@link org.brainrank.formats.atlas.LabelFile} reads labels, {@link org.brainrank.formats.atlas.LabelNames} a table of
 * their names, {@link org.brainrank.formats.atlas.Masks} masks, and {@link org.brainrank.formats.atlas.Parcellation} is what comes
 * of them. {@link org.brainrank.formats.atlas.Selection} makes its regions, or the voxels in them, the targets of a {@link
 * org.brainrank.formats.TimeSeries}, which it reads piece by piece. {@link org.brainrank.formats.atlas.RegionsOfInterest} groups
 * the regions of atlases that it knows.
 *
 * <p>It is part of the formats rather than of a dataset, because every dataset of voxels needs it, and it needs the readers
 * and nothing else.
 */
@NullMarked
package org.brainrank.formats.atlas;

import org.jspecify.annotations.NullMarked;
