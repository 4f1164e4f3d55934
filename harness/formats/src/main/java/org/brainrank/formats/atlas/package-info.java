/**
 * Atlases: which region every voxel or vertex belongs to, and means of a series over regions.
 *
 * <p>{@link org.brainrank.formats.atlas.LabelFile} reads labels, {@link org.brainrank.formats.atlas.LabelNames} a table of
 * their names, {@link org.brainrank.formats.atlas.Parcellation} is what comes of them, and its {@code means} is a {@link
 * org.brainrank.formats.TimeSeries} of regions that reads the one of voxels piece by piece. {@link
 * org.brainrank.formats.atlas.RegionsOfInterest} groups the regions of atlases that it knows.
 *
 * <p>It is part of the formats rather than of a dataset, because every dataset of voxels needs it, and it needs the readers
 * and nothing else.
 */
@NullMarked
package org.brainrank.formats.atlas;

import org.jspecify.annotations.NullMarked;
