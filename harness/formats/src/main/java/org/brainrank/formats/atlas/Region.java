package org.brainrank.formats.atlas;

/**
 * A region of an atlas: some voxels or vertices with a name.
 *
 * @param key the number that stands for it in the file, above 0
 * @param name what it is called; its number if nobody says
 * @param roi the region of interest that it belongs to; its own name if it belongs to none
 * @param places its voxels or vertices, from 0, ascending, at least one; not copied
 */
public record Region(int key, String name, String roi, int[] places) {
    /** Checks. */
    public Region {
        if (key < 1 || name.isBlank() || roi.isBlank() || places.length < 1) {
            throw new IllegalArgumentException("a region has a key above 0, a name, an ROI and a place; was " + key
                    + ", '" + name + "', '" + roi + "', " + places.length);
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] <= (i == 0 ? -1 : places[i - 1])) {
                throw new IllegalArgumentException("places of region '" + name + "' must ascend");
            }
        }
    }

    /**
     * The same places under other names.
     *
     * @param otherName what they are called
     * @param otherRoi the region of interest that they belong to
     * @return a copy
     */
    public Region called(String otherName, String otherRoi) {
        return new Region(key, otherName, otherRoi, places);
    }

    /**
     * The same region of another ROI.
     *
     * @param other its name
     * @return a copy
     */
    public Region in(String other) {
        return called(name, other);
    }
}
