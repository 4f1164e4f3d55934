package org.brainrank.results;

import java.util.List;

/**
 * Where in the brain: {@code maps.json}. The headline rows' scores target by target, means over subjects, with the targets'
 * places. Each subject and outer fold has the layer that the row for all targets together takes there, so that the mean over
 * targets of a row's map is the row's own mean where every target has a score in every fold. Rounded to four significant
 * digits; {@code targets/} has every subject and feature space at full precision.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param limited whether the run was cut short by {@code --limit}
 * @param leakage names allowed by {@code --allow-leakage}
 * @param geometry what the targets' coordinates mean
 * @param targets in the order of all maps
 * @param rows methods, controls that belong to no method, and the floor; at full capacity
 */
public record Maps(
        int schemaVersion,
        String name,
        boolean limited,
        List<String> leakage,
        Geometry geometry,
        List<Target> targets,
        List<Row> rows) {
    /** With more targets the file is not written, and the manifest's notes say so. */
    public static final int MOST_TARGETS = 20_000;

    /** Copies the lists. */
    public Maps {
        leakage = List.copyOf(leakage);
        targets = List.copyOf(targets);
        rows = List.copyOf(rows);
    }

    /**
     * The space of the coordinates.
     *
     * @param space such as {@code MNI152}; empty if the dataset has no coordinates
     * @param simulated whether the places were made up, with the responses
     * @param source who says where the targets are
     */
    public record Geometry(String space, boolean simulated, String source) {
        /** A dataset that does not say where its targets are. */
        public static final Geometry NONE = new Geometry("", false, "");
    }

    /**
     * A target and its place.
     *
     * @param label unique in the dataset
     * @param roi the region that it belongs to
     * @param x to the right, in mm; NaN without geometry
     * @param y to the front, in mm; NaN without geometry
     * @param z up, in mm; NaN without geometry
     */
    public record Target(String label, String roi, double x, double y, double z) {}

    /**
     * One headline row.
     *
     * @param level {@code method}, mean over all models, or {@code model}
     * @param model an id, or {@code all}
     * @param variant canonical name
     * @param role on the leaderboard
     * @param unique R² with the nuisance controls minus R² of the controls, one a target; NaN where no subject has a score
     * @param r held-out correlation by itself, one a target; NaN where no subject has a score
     */
    public record Row(
            Leaderboard.Row.Level level, String model, String variant, Cell.Role role, double[] unique, double[] r) {}
}
