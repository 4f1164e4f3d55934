/**
 * MATLAB's {@code .mat} files: version 5 (also called 6 and 7) and 7.3, which is HDF5. Read {@link
 * org.brainrank.formats.matlab.MatlabFile}.
 */
@NullMarked
package org.brainrank.formats.matlab;

import org.jspecify.annotations.NullMarked;
