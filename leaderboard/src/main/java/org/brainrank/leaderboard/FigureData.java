package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.jspecify.annotations.Nullable;

/**
 * A run as figures read it: once for all figures and all their choices of region, model and layer, as maps, lists, texts and
 * numbers. Whatever is a text here came through {@link Names#printable}; nothing here is markup.
 */
final class FigureData {
    /** Own controls of a method that figures show beside it. */
    private static final List<String> OWN = List.of("shuffled", "untrained");

    private final RunRecords records;
    private final Board board;
    private final Leaderboard leaderboard;
    private final List<String> methods;
    private final List<String> controls;
    private final FigureUnits units;

    private FigureData(RunRecords records, Board board) {
        this.records = records;
        this.board = board;
        this.leaderboard = board.leaderboard();
        this.methods = board.variants(Cell.Role.METHOD);
        this.controls = board.variants(Cell.Role.CONTROL).stream()
                .filter(variant -> !Board.derived(variant))
                .toList();
        this.units = FigureUnits.of(leaderboard.rows());
    }

    static Map<String, Object> of(RunRecords records, Board board) {
        return new FigureData(records, board).toMap();
    }

    private Map<String, Object> toMap() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "stamps",
                Guidance.stamps(leaderboard).stream().map(Names::printable).toList());
        data.put("unit", units.unit());
        data.put("models", leaderboard.models().stream().map(Names::printable).toList());
        data.put("regions", board.regions().stream().map(Names::printable).toList());
        data.put(
                "methods",
                methods.stream()
                        .map(variant -> Map.of("name", board.names().of(variant)))
                        .toList());
        data.put("controls", controls.stream().map(board.names()::of).toList());
        data.put("layers", leaderboard.models().stream().map(board::layers).toList());
        data.put("chosen", places((roi, model) -> place(ranked(roi, model))));
        data.put(
                "byLayer",
                board.regions().stream()
                        .map(roi -> leaderboard.models().stream()
                                .map(model -> methods.stream()
                                        .map(variant -> layers(roi, model, variant))
                                        .toList())
                                .toList())
                        .toList());
        records.ranks().ifPresent(ranks -> {
            FigureRanks view = new FigureRanks(ranks, methods, controls);
            data.put("ranks", view.of(places(view::group)));
        });
        records.diagnostics()
                .ifPresent(diagnostics ->
                        data.put("diagnostics", FigureDiagnostics.of(diagnostics, board, methods, units)));
        records.maps()
                .filter(FigureMaps::drawable)
                .ifPresent(maps -> data.put("maps", new FigureMaps(maps, methods, leaderboard, units).toMap()));
        return data;
    }

    /** What a place holds, by region and, inside, all models and then each of several. */
    private List<Object> places(java.util.function.BiFunction<String, String, Object> of) {
        List<Object> places = new ArrayList<>();
        for (String roi : board.regions()) {
            List<Object> models = new ArrayList<>();
            models.add(of.apply(roi, Leaderboard.ALL));
            if (board.manyModels()) {
                leaderboard.models().forEach(model -> models.add(of.apply(roi, model)));
            }
            places.add(models);
        }
        return places;
    }

    private List<Row> ranked(String roi, String model) {
        return model.equals(Leaderboard.ALL) ? board.methods(roi) : board.rows(Level.MODEL, roi, model);
    }

    /** The ranked rows of one place, methods in their order with their own controls beside them. */
    private Map<String, Object> place(List<Row> ranked) {
        List<Object> rows = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        int line = 0;
        for (Row row : ranked) {
            if (row.role() == Cell.Role.METHOD && methods.contains(row.variant())) {
                rows.add(method(row, ranked));
                line = row.beatsControls() ? rows.size() : line;
            } else if (row.role() == Cell.Role.CONTROL && controls.contains(row.variant())) {
                Map<String, Object> other = new LinkedHashMap<>();
                other.put("control", controls.indexOf(row.variant()));
                other.put("unique", units.of(row.unique()));
                others.add(other);
            }
        }
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("rows", rows);
        place.put("controls", others);
        place.put("line", line);
        return place;
    }

    private Map<String, Object> method(Row row, List<Row> ranked) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("method", methods.indexOf(row.variant()));
        entry.put("beats", row.beatsControls() ? 1 : 0);
        entry.put("unique", units.of(row.unique()));
        for (String kind : OWN) {
            board.row(ranked, kind + ":" + row.variant()).ifPresent(own -> entry.put(kind, units.of(own.unique())));
        }
        // runs made before explanations were held against their models have none
        Optional.ofNullable(row.faithfulness()).ifPresent(known -> faithfulness(entry, known));
        return entry;
    }

    private static void faithfulness(Map<String, Object> entry, Faithfulness known) {
        put(entry, "comprehensiveness", known.comprehensiveness());
        put(entry, "chance", known.chance());
        put(entry, "passes", known.passes());
    }

    private static void put(Map<String, Object> entry, String key, double value) {
        if (Double.isFinite(value)) {
            entry.put(key, FigureUnits.significant(value));
        }
    }

    /** Mean, low, high, shuffled and untrained at every layer of a model; empty where the method has no layers there. */
    private List<Object> layers(String roi, String model, String variant) {
        List<Optional<Row>> own = at(roi, model, variant);
        if (own.stream().allMatch(Optional::isEmpty)) {
            return List.of();
        }
        List<Object> lines = new ArrayList<>();
        lines.add(line(own, Estimate::mean));
        lines.add(line(own, Estimate::low));
        lines.add(line(own, Estimate::high));
        for (String kind : OWN) {
            List<@Nullable Long> line = line(at(roi, model, kind + ":" + variant), Estimate::mean);
            lines.add(line.stream().allMatch(Objects::isNull) ? List.of() : line);
        }
        return lines;
    }

    private List<Optional<Row>> at(String roi, String model, String variant) {
        return board.layers(model).stream()
                .map(layer -> board.at(roi, model, layer, variant))
                .toList();
    }

    private List<@Nullable Long> line(List<Optional<Row>> rows, ToDoubleFunction<Estimate> part) {
        List<@Nullable Long> line = new ArrayList<>();
        rows.forEach(row ->
                line.add(row.isPresent() ? units.of(part.applyAsDouble(row.get().unique())) : null));
        return line;
    }
}
