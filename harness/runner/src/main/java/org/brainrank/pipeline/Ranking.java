package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.RunFolder;

/**
 * Cells to a leaderboard. Rows are ranked by unique variance within level, ROI and model; a row whose level sums up layers
 * takes, for each subject and outer fold, the layer with the best inner score, so that no test scan chooses a layer.
 */
final class Ranking {
    private final Brains brains;
    private final Inference inference;
    private final Map<String, double[]> ceilings;
    private final List<String> notes;

    Ranking(Brains brains, Inference inference, Map<String, double[]> ceilings, List<String> notes) {
        this.brains = brains;
        this.inference = inference;
        this.ceilings = ceilings;
        this.notes = notes;
    }

    Leaderboard of(String name, boolean limited, List<Cell> cells) {
        CellTable table = CellTable.of(cells, brains.subjects());
        Set<String> failedControls = cells.stream()
                .filter(cell -> cell.role() == Cell.Role.CONTROL && cell.status() == Cell.Status.FAILED)
                .map(Cell::variant)
                .collect(Collectors.toSet());
        List<String> models = table.models();
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(brains.rois());
        List<Leaderboard.Row> rows = new ArrayList<>();
        for (String roi : rois) {
            List<Entry> overall = new ArrayList<>();
            Map<String, List<Entry>> byModel = new LinkedHashMap<>();
            for (String model : models) {
                byModel.put(model, table.chosen(model, roi));
            }
            overall.addAll(Entry.acrossModels(byModel));
            overall.addAll(table.modelFree(roi));
            rows.addAll(board(Level.METHOD, roi, Leaderboard.ALL, overall, failedControls));
            for (String model : models) {
                List<Entry> entries = new ArrayList<>(byModel.get(model));
                entries.addAll(table.modelFree(roi));
                rows.addAll(board(Level.MODEL, roi, model, entries, failedControls));
            }
            for (String model : models) {
                List<Entry> entries = new ArrayList<>(table.layers(model, roi));
                entries.addAll(table.modelFree(roi));
                rows.addAll(board(Level.LAYER, roi, model, entries, failedControls));
            }
        }
        Map<String, Leaderboard.Estimate> ceilingEstimates = ceilings.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> inference.estimate(entry.getValue()),
                        (a, b) -> a,
                        LinkedHashMap::new));
        return new Leaderboard(
                RunFolder.SCHEMA_VERSION,
                name,
                brains.dataset(),
                limited,
                models,
                brains.rois(),
                ceilings.isEmpty() ? "none" : "leave-one-out-isc",
                ceilingEstimates,
                Map.of(),
                rows,
                List.of(),
                List.of(),
                List.of());
    }

    private List<Leaderboard.Row> board(
            Level level, String roi, String model, List<Entry> entries, Set<String> failedControls) {
        List<Entry> defined = entries.stream().filter(Entry::defined).toList();
        entries.stream()
                .filter(entry -> !entry.defined())
                .forEach(entry -> notes.add(entry.variant() + ", layer " + entry.layer() + ", in " + roi
                        + " is not ranked: a subject has no score there"));
        return new Board(level, roi, model, defined, inference, ceilings, failedControls).rows();
    }
}
