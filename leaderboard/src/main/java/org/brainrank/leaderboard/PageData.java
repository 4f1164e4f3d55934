package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.jspecify.annotations.Nullable;

/** The rows of every level, region, model and layer, once, as short as they can be and still be read by eye. */
final class PageData {
    private static final List<Cells.Verdict> VERDICTS = List.of(Cells.Verdict.values());

    /** More would not fit into a page of two megabytes; those over all regions stay. */
    private static final int MOST_LAYER_ROWS = 10_000;

    private static final Set<Field.Group> UNTOLD_OF_LAYERS = Set.of(Field.Group.CONTROLS, Field.Group.STRICTER);

    private final Board board;
    private final Leaderboard leaderboard;
    private final boolean layersOfRegions;
    private final Map<String, Integer> variants = new LinkedHashMap<>();
    private final Map<String, Integer> flags = new LinkedHashMap<>();
    private final Map<List<@Nullable Object>, Integer> explanations = new LinkedHashMap<>();

    PageData(Board board) {
        this.board = board;
        this.leaderboard = board.leaderboard();
        this.layersOfRegions = leaderboard.rows().stream()
                        .filter(row -> row.level() == Level.LAYER)
                        .count()
                <= MOST_LAYER_ROWS;
        for (Row row : leaderboard.rows()) {
            variants.putIfAbsent(row.variant(), variants.size());
        }
    }

    Map<String, Object> toMap() {
        List<Object> groups = board.groups().stream()
                .filter(this::worthSaying)
                .<Object>map(this::group)
                .toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("regions", printable(board.regions()));
        data.put("models", printable(leaderboard.models()));
        // a single model may stand for all
        data.put("overModels", leaderboard.rows().stream().anyMatch(row -> row.level() == Level.METHOD));
        data.put("line", Guidance.LINE);
        data.put(
                "leftOut",
                layersOfRegions
                        ? ""
                        : "Rows by layer of single regions are too many for this page; leaderboard.csv has them.");
        data.put(
                "verdicts",
                VERDICTS.stream()
                        .map(verdict -> Map.of(
                                "sign", verdict.sign,
                                "meaning", verdict.meaning,
                                "below", verdict.below,
                                "control", verdict.control))
                        .toList());
        data.put("fields", Field.ALL.stream().map(PageData::field).toList());
        data.put(
                "groups",
                Arrays.stream(Field.Group.values())
                        .map(group -> Map.of("id", group.id(), "title", group.title, "open", group.open))
                        .toList());
        data.put(
                "variants",
                variants.keySet().stream()
                        .map(variant -> List.of(board.names().of(variant), Names.printable(variant)))
                        .toList());
        data.put("flags", List.copyOf(flags.keySet()));
        data.put("explanations", new ArrayList<>(explanations.keySet()));
        data.put("ranked", groups);
        data.put("answers", answers());
        return data;
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", field.key());
        entry.put("title", field.title());
        entry.put("group", field.group().id());
        entry.put("shape", field.kind().shape().id());
        entry.put("decimals", field.kind().decimals());
        entry.put("best", field.best());
        entry.put("ofExplanation", field.ofExplanation());
        return entry;
    }

    /** Over a single model, its rows and those over all models are the same. */
    private boolean worthSaying(Board.Group group) {
        if (group.level() == Level.LAYER && !layersOfRegions) {
            return group.roi().equals(Leaderboard.ALL);
        }
        return group.level() != Level.MODEL
                || board.manyModels()
                || board.rows(new Board.Group(Level.METHOD, group.roi(), Leaderboard.ALL, group.capacity()))
                        .isEmpty();
    }

    /**
     * What is ranked together: where it stands, and its rows as lists of variant, layer, verdict, flag, explanation and the
     * other fields.
     */
    private Map<String, Object> group(Board.Group group) {
        List<Row> rows = board.rows(group);
        int below = Board.line(rows);
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(row(rows.get(i), i >= below));
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("level", group.level().name().toLowerCase(Locale.ROOT));
        entry.put("roi", Names.printable(group.roi()));
        entry.put("model", Names.printable(group.model()));
        entry.put("capacity", Names.printable(group.capacity()));
        entry.put("rows", lines);
        return entry;
    }

    private List<@Nullable Object> row(Row row, boolean below) {
        List<@Nullable Object> line = new ArrayList<>();
        line.add(variants.get(row.variant()));
        line.add(
                row.layer().matches("\\d{1,9}") ? (Object) Integer.valueOf(row.layer()) : Names.printable(row.layer()));
        line.add(VERDICTS.indexOf(Cells.verdict(row, below)));
        line.add(flag(row));
        List<@Nullable Object> explanation = fields(row, true);
        explanations.putIfAbsent(explanation, explanations.size());
        line.add(explanations.get(explanation));
        line.addAll(fields(row, false));
        while (line.get(line.size() - 1) == null) {
            line.remove(line.size() - 1);
        }
        return line;
    }

    /** More tests of single layers are for leaderboard.csv: there are too many rows, and the page says they are no headline. */
    private static List<@Nullable Object> fields(Row row, boolean ofExplanation) {
        List<@Nullable Object> fields = new ArrayList<>();
        for (Field field : Field.ALL) {
            boolean told = row.level() != Level.LAYER || !UNTOLD_OF_LAYERS.contains(field.group());
            if (field.ofExplanation() == ofExplanation) {
                fields.add(told ? field.kind().compact(field.values().apply(row)) : null);
            }
        }
        return fields;
    }

    /** Which of the flags, from 1; 0 for none. */
    private int flag(Row row) {
        if (row.flags().isEmpty()) {
            return 0;
        }
        String text = Names.printable(String.join("; ", row.flags()));
        flags.putIfAbsent(text, flags.size() + 1);
        return Objects.requireNonNull(flags.get(text));
    }

    private Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (String roi : board.regions()) {
            Optional<Answer> answer = Answer.of(board, roi);
            answer.ifPresent(found -> answers.put(
                    Names.printable(roi),
                    List.of(
                            found.headline(),
                            found.facts().stream()
                                    .map(fact -> List.of(fact.term(), fact.meaning()))
                                    .toList())));
        }
        return answers;
    }

    private static List<String> printable(List<String> names) {
        return names.stream().map(Names::printable).toList();
    }
}
