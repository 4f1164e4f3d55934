/**
 * Readers of the files that brain data and arrays come in. Read {@link org.brainrank.formats.TimeSeries} first: what every
 * reader of responses gives, scan by scan and never all at once unless asked. {@link org.brainrank.formats.Grid} says where
 * voxels are.
 *
 * <p>A package a format: {@code nifti}, {@code gifti}, {@code cifti}, {@code mgh}, {@code hdf5}, {@code matlab}, {@code
 * numpy}, {@code tables}. All of them refuse with {@link org.brainrank.spi.UserException}, and with nothing else, whatever
 * is in the file; none allocates more than a constant and a multiple of the file's size before it knows that the file has
 * what its header promises.
 *
 * <p>To add a format whose numbers lie in a row, find its header, describe where they are with {@link
 * org.brainrank.formats.Layout}, and let {@link org.brainrank.formats.StoredSeries} read them.
 */
@NullMarked
package org.brainrank.formats;

import org.jspecify.annotations.NullMarked;
