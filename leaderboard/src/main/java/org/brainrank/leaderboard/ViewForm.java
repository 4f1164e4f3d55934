package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.brainrank.leaderboard.Guidance.Entry;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;

/** What a reader may choose: region, model, layer and which rows. Without the script it would do nothing, so it is hidden. */
final class ViewForm {
    /** Stands for every value of its kind, each in rows of its own. */
    static final String EACH = "*";

    private final Html html;
    private final Board board;

    ViewForm(Html html, Board board) {
        this.html = html;
        this.board = board;
    }

    void write() {
        html.open("form", "id", "view", "class", "tools", "aria-label", "Choose what to show", "hidden", "");
        List<Entry> regions = new ArrayList<>();
        regions.add(new Entry(Leaderboard.ALL, "all together"));
        board.leaderboard().rois().forEach(roi -> regions.add(new Entry(roi, roi)));
        regions.add(new Entry(EACH, "each region, and all"));
        select("Region", "roi", regions);
        List<Entry> models = new ArrayList<>();
        models.add(new Entry(Leaderboard.ALL, "all together"));
        if (board.manyModels()) {
            board.leaderboard().models().forEach(model -> models.add(new Entry(model, model)));
            models.add(new Entry(EACH, "each model"));
            select("Model", "model", models);
        }
        List<Entry> layers = new ArrayList<>();
        layers.add(new Entry("chosen", "chosen by inner folds"));
        layers().forEach(layer -> layers.add(new Entry(layer, layer)));
        layers.add(new Entry(EACH, "each layer"));
        select("Layer", "layer", layers);
        select(
                "Rows",
                "role",
                List.of(
                        new Entry("any", "methods and controls"),
                        new Entry("methods", "methods"),
                        new Entry("controls", "controls"),
                        new Entry("above", "above the line"),
                        new Entry("below", "below the line")));
        List<Entry> tiers = new ArrayList<>();
        tiers.add(new Entry("any", "any"));
        board.leaderboard().rows().stream()
                .map(Row::tier)
                .filter(tier -> tier > 0)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                .forEach(tier -> tiers.add(new Entry(tier.toString(), tier.toString())));
        select("Tier", "tier", tiers);
        if (!board.capacities().isEmpty()) {
            List<Entry> capacities = new ArrayList<>();
            capacities.add(new Entry(Cell.FULL, Cell.FULL));
            board.capacities().forEach(capacity -> capacities.add(new Entry(capacity, capacity)));
            select("Dimension", "capacity", capacities);
        }
        html.open("label").text("Name ");
        html.empty("input", "type", "search", "name", "q", "autocomplete", "off", "spellcheck", "false")
                .close();
        html.leaf("button", "Start over", "type", "reset").end();
        html.leaf("div", "", "id", "columns", "class", "tools columns", "role", "group", "aria-label", "Columns");
        html.leaf("p", "", "id", "place-answer", "class", "place-answer");
    }

    private List<String> layers() {
        return board.leaderboard().models().stream()
                .flatMap(model -> board.layers(model).stream())
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
    }

    private void select(String label, String name, List<Entry> options) {
        html.open("label").text(label + " ").open("select", "name", name);
        options.forEach(option -> html.leaf("option", option.meaning(), "value", option.term()));
        html.close().close();
    }
}
