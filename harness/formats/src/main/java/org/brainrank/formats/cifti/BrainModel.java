package org.brainrank.formats.cifti;

/**
 * A structure, and which targets are on it.
 *
 * @param structure such as {@code CORTEX_LEFT} or {@code THALAMUS_RIGHT}
 * @param surface whether targets are vertices; else they are voxels
 * @param firstTarget from 0
 * @param targets how many
 * @param surfaceVertices vertices of the whole surface; 0 for voxels
 * @param indices vertex of each target; for voxels i, j, k of each, one after the other; not copied
 */
public record BrainModel(
        String structure, boolean surface, int firstTarget, int targets, int surfaceVertices, int[] indices) {}
