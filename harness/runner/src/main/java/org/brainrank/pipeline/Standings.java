package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Standing;

/**
 * Cells to the rows that a leaderboard has of them, before anything is ranked: the same rows with the same means, made by the
 * same code as a run's, so that whoever holds cells and a leaderboard can see whether they belong together. No resampling:
 * it takes milliseconds.
 */
public final class Standings {
    private final List<Standing> standings = new ArrayList<>();

    private Standings() {}

    /**
     * Sums cells up.
     *
     * @param cells of one run; every subject once for each (model, layer, variant, capacity), all regions in each
     * @param subjects in the run's order
     * @param rois names
     * @return rows of every level, region and capacity; those that are not defined for every subject are left out, as a
     *     leaderboard leaves them out
     */
    public static List<Standing> of(List<Cell> cells, List<String> subjects, List<String> rois) {
        Set<String> capacities = new LinkedHashSet<>(List.of(Cell.FULL));
        cells.forEach(cell -> capacities.add(cell.capacity()));
        Standings all = new Standings();
        for (String capacity : capacities) {
            all.add(capacity, CellTable.of(Capacity.comparable(cells, capacity), subjects), rois);
        }
        return all.standings;
    }

    private void add(String capacity, CellTable table, List<String> rois) {
        List<String> regions = new ArrayList<>(List.of(Leaderboard.ALL));
        regions.addAll(rois);
        for (String roi : regions) {
            List<Entry> free = table.modelFree(roi);
            Map<String, List<Entry>> byModel = new LinkedHashMap<>();
            table.models().forEach(model -> byModel.put(model, table.chosen(model, roi)));
            add(Level.METHOD, roi, Leaderboard.ALL, capacity, Entry.acrossModels(byModel), free);
            byModel.forEach((model, entries) -> add(Level.MODEL, roi, model, capacity, entries, free));
            byModel.keySet().forEach(model -> add(Level.LAYER, roi, model, capacity, table.layers(model, roi), free));
        }
    }

    private void add(Level level, String roi, String model, String capacity, List<Entry> own, List<Entry> free) {
        List<Entry> entries = new ArrayList<>(own);
        entries.addAll(free);
        entries.stream()
                .filter(Entry::defined)
                .map(entry -> new Standing(
                        level,
                        roi,
                        model,
                        entry.layer(),
                        entry.variant(),
                        entry.role(),
                        capacity,
                        entry.r(),
                        entry.r2(),
                        entry.unique(),
                        entry.byFold(),
                        entry.layers(),
                        entry.features(),
                        entry.targets(),
                        entry.seconds()))
                .forEach(standings::add);
    }
}
