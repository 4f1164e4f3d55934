package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Leaderboard.Separation;
import org.brainrank.results.Ranks;
import org.brainrank.results.RunFolder;

/**
 * Cells to a leaderboard. Rows are ranked by unique variance within level, ROI, model and capacity; a row whose level sums
 * up layers takes, for each subject and outer fold, the layer with the best inner score, so that no test scan chooses a
 * layer.
 */
final class Ranking {
    private final Panel panel;
    private final Inference inference;
    private final Ceilings ceilings;
    private final List<String> notes;
    private final List<Leaderboard.Row> rows = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Separation> separations = new ArrayList<>();
    private final List<Board> boards = new ArrayList<>();

    Ranking(Brains brains, Inference inference, Ceilings ceilings, List<String> notes) {
        this(Panel.of(brains), inference, ceilings, notes);
    }

    Ranking(Panel panel, Inference inference, Ceilings ceilings, List<String> notes) {
        this.panel = panel;
        this.inference = inference;
        this.ceilings = ceilings;
        this.notes = notes;
    }

    Leaderboard of(String name, boolean limited, List<Cell> cells) {
        Set<String> failedControls = cells.stream()
                .filter(cell -> cell.role() == Cell.Role.CONTROL && cell.status() == Cell.Status.FAILED)
                .map(Cell::variant)
                .collect(Collectors.toSet());
        rank(Cell.FULL, cells, failedControls);
        Set<String> capacities = new LinkedHashSet<>();
        cells.forEach(cell -> capacities.add(cell.capacity()));
        capacities.remove(Cell.FULL);
        capacities.forEach(capacity -> rank(capacity, cells, failedControls));
        return new Leaderboard(
                RunFolder.SCHEMA_VERSION,
                name,
                panel.dataset(),
                limited,
                CellTable.of(Capacity.comparable(cells, Cell.FULL), panel.subjects())
                        .models(),
                panel.rois(),
                ceilings.name(),
                ceilings.byRoi(),
                ceilings.floors(),
                rows,
                comparisons,
                separations,
                List.of());
    }

    /** How probable each rank of what {@link #of} ranked is. */
    Ranks ranks(Leaderboard ranked) {
        List<Ranks.Group> groups = new ArrayList<>();
        List<Ranks.LeftOut> leftOut = new ArrayList<>();
        for (Board board : boards) {
            board.ranks().ifPresent(groups::add);
            board.tooManyForRanks().ifPresent(leftOut::add);
        }
        return new Ranks(
                RunFolder.SCHEMA_VERSION,
                ranked.name(),
                ranked.limited(),
                ranked.leakage(),
                inference.resamples(),
                panel.subjects().size(),
                groups,
                leftOut);
    }

    private void rank(String capacity, List<Cell> cells, Set<String> failedControls) {
        List<Cell> comparable = Capacity.comparable(cells, capacity);
        Set<String> missing = missingControls(cells, comparable);
        missing.addAll(failedControls);
        CellTable table = CellTable.of(comparable, panel.subjects());
        List<String> models = table.models();
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        rois.addAll(panel.rois());
        for (String roi : rois) {
            List<Entry> free = table.modelFree(roi);
            Map<String, List<Entry>> byModel = new LinkedHashMap<>();
            models.forEach(model -> byModel.put(model, table.chosen(model, roi)));
            board(Level.METHOD, roi, Leaderboard.ALL, capacity, Entry.acrossModels(byModel), free, missing);
            for (String model : models) {
                board(Level.MODEL, roi, model, capacity, byModel.get(model), free, missing);
            }
            for (String model : models) {
                board(Level.LAYER, roi, model, capacity, table.layers(model, roi), free, missing);
            }
        }
    }

    // Controls that were scored at full width, and have no match where everything is as narrow as this.
    private static Set<String> missingControls(List<Cell> cells, List<Cell> comparable) {
        Set<String> missing = cells.stream()
                .filter(cell -> cell.role() == Cell.Role.CONTROL)
                .map(Cell::variant)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        comparable.forEach(cell -> missing.remove(cell.variant()));
        return missing;
    }

    private void board(
            Level level,
            String roi,
            String model,
            String capacity,
            List<Entry> own,
            List<Entry> free,
            Set<String> missingControls) {
        List<Entry> entries = new ArrayList<>(own);
        entries.addAll(free);
        List<Entry> defined = entries.stream().filter(Entry::defined).toList();
        entries.stream()
                .filter(entry -> !entry.defined())
                .forEach(entry -> notes.add(entry.variant() + ", layer " + entry.layer() + ", in " + roi
                        + " is not ranked: a subject has no score there"));
        Board board = new Board(level, roi, model, capacity, defined, inference, ceilings, missingControls);
        rows.addAll(board.rows());
        boards.add(board);
        if (level != Level.LAYER) {
            Pairs pairs = board.pairs();
            comparisons.addAll(pairs.comparisons());
            pairs.separation().ifPresent(separations::add);
            if (pairs.limited() && roi.equals(Leaderboard.ALL)) {
                notes.add("more than " + Pairs.MOST + " methods: only pairs with the first are compared");
            }
        }
    }
}
