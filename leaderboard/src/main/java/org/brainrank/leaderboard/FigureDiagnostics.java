package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.results.Cell;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Diagnostics.Space;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;

/** What the regressions did, as figures read it: penalties and folds of every method, model and layer. */
final class FigureDiagnostics {
    private final Diagnostics diagnostics;
    private final Board board;
    private final List<String> methods;
    private final FigureUnits units;

    private FigureDiagnostics(Diagnostics diagnostics, Board board, List<String> methods, FigureUnits units) {
        this.diagnostics = diagnostics;
        this.board = board;
        this.methods = methods;
        this.units = units;
    }

    static Map<String, Object> of(Diagnostics diagnostics, Board board, List<String> methods, FigureUnits units) {
        return new FigureDiagnostics(diagnostics, board, methods, units).toMap();
    }

    private Map<String, Object> toMap() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "log10",
                Arrays.stream(diagnostics.alphas())
                        .mapToObj(alpha -> FigureUnits.significant(Math.log10(alpha)))
                        .toList());
        data.put("scans", diagnostics.testScans());
        List<Object> spaces = new ArrayList<>();
        List<Object> typical = new ArrayList<>();
        for (String model : board.leaderboard().models()) {
            spaces.add(diagnostics.spaces().stream()
                    .filter(space -> space.model().equals(model)
                            && space.role() == Cell.Role.METHOD
                            && space.capacity().equals(Cell.FULL)
                            && methods.contains(space.variant()))
                    .map(this::space)
                    .toList());
            typical.add(methods.stream().map(variant -> typical(model, variant)).toList());
        }
        data.put("spaces", spaces);
        data.put("typical", typical);
        return data;
    }

    private Map<String, Object> space(Space space) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("method", methods.indexOf(space.variant()));
        entry.put("layer", space.layer());
        entry.put("joint", space.joint());
        entry.put("means", units.of(space.unique().means()));
        entry.put("deviations", units.of(space.unique().deviations()));
        return entry;
    }

    /** The layer that the inner folds chose most often, the lower of equals; −1 if none was chosen. */
    private int typical(String model, String variant) {
        return board.row(board.rows(Level.MODEL, Leaderboard.ALL, model), variant)
                .flatMap(row -> row.layers().entrySet().stream()
                        .max(Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.<Integer, Integer>comparingByKey()
                                        .reversed())))
                .map(Map.Entry::getKey)
                .orElse(-1);
    }
}
