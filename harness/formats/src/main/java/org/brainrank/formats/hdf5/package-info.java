/**
 * HDF5. Read {@link org.brainrank.formats.hdf5.Hdf5File}. The structure of files is read by jhdf; the numbers are read here,
 * chunk by chunk.
 */
@NullMarked
package org.brainrank.formats.hdf5;

import org.jspecify.annotations.NullMarked;
