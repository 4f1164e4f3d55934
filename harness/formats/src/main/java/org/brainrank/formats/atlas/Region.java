package org.brainrank.formats.atlas;

/**
 * A region of an atlas.
 *
 * @param key the number that stands for it in the file, above 0
 * @param name what it is called; its number if nobody says
 * @param roi the region of interest that it belongs to; its own name if it belongs to none
 * @param places how many voxels or vertices it has, at least 1
 */
public record Region(int key, String name, String roi, int places) {
    /** Checks. */
    public Region {
        if (key < 1 || name.isBlank() || roi.isBlank() || places < 1) {
            throw new IllegalArgumentException("a region has a key above 0, a name, an ROI and a place; was " + key
                    + ", '" + name + "', '" + roi + "', " + places);
        }
    }

    /**
     * The same region of another ROI.
     *
     * @param other its name
     * @return a copy
     */
    public Region in(String other) {
        return new Region(key, name, other, places);
    }
}
