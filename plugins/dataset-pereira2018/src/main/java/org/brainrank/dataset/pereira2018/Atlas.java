package org.brainrank.dataset.pereira2018;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.matlab.MatlabValue;

/**
 * Regions of one atlas of a participant's {@code meta}: {@code atlases}, names in cells; {@code rois}, for each atlas names of
 * regions in cells; {@code roiColumns}, for each atlas and region indices of voxels, from 1.
 *
 * @param columns region to indices of voxels, from 0; perhaps none
 */
record Atlas(Map<String, int[]> columns) {
    static Atlas read(Variables file, MatlabValue meta, String name) {
        if (!(meta instanceof MatlabValue.Structure structure)) {
            throw file.problem("'meta' is no structure", "fields atlases, rois and roiColumns");
        }
        List<MatlabValue> atlases = file.cells(field(file, structure, "atlases"), "meta.atlases");
        List<String> names =
                atlases.stream().map(atlas -> file.text(atlas, "meta.atlases")).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw file.problem("no atlas '" + name + "' in meta.atlases", "one of " + names);
        }
        List<MatlabValue> regions = file.cells(element(file, structure, "rois", index), "meta.rois of " + name);
        List<MatlabValue> columns =
                file.cells(element(file, structure, "roiColumns", index), "meta.roiColumns of " + name);
        if (regions.isEmpty() || regions.size() != columns.size()) {
            throw file.problem(
                    "atlas '" + name + "' of " + regions.size() + " regions and columns of " + columns.size(),
                    "as many, at least one");
        }
        Map<String, int[]> found = new LinkedHashMap<>();
        for (int region = 0; region < regions.size(); region++) {
            String label = file.text(regions.get(region), "meta.rois of " + name);
            double[] indices = file.numbers(columns.get(region), "meta.roiColumns of " + label);
            int[] own = new int[indices.length];
            for (int i = 0; i < own.length; i++) {
                if (!(indices[i] >= 1) || indices[i] != Math.rint(indices[i])) {
                    throw file.problem("voxel " + indices[i] + " of region '" + label + "'", "a whole number from 1");
                }
                own[i] = (int) indices[i] - 1;
            }
            if (label.isBlank() || found.put(label, own) != null) {
                throw file.problem("region '" + label + "' twice in atlas '" + name + "'", "each with a name, once");
            }
        }
        return new Atlas(found);
    }

    private static MatlabValue element(Variables file, MatlabValue.Structure meta, String field, int index) {
        List<MatlabValue> cells = file.cells(field(file, meta, field), "meta." + field);
        if (cells.size() <= index) {
            throw file.problem("meta." + field + " of " + cells.size() + " atlases", "all that meta.atlases names");
        }
        return cells.get(index);
    }

    private static MatlabValue field(Variables file, MatlabValue.Structure meta, String name) {
        List<MatlabValue> values = meta.fields().get(name);
        if (values == null || values.isEmpty()) {
            throw file.problem(
                    "no field '" + name + "' in 'meta', only " + meta.fields().keySet(), "the published fields");
        }
        return values.get(0);
    }
}
