package org.brainrank.formats.cifti;

import java.util.Map;

/**
 * A region whose mean is one target.
 *
 * @param name of the region
 * @param vertices by structure, such as {@code CORTEX_LEFT}
 * @param voxels i, j, k of each, one after the other; not copied
 */
public record Parcel(String name, Map<String, int[]> vertices, int[] voxels) {}
