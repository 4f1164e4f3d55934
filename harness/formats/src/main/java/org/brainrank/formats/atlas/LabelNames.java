package org.brainrank.formats.atlas;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.Problem;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;

/**
 * Names of an atlas's regions.
 *
 * @param file where they are
 * @param names by key
 * @param rois by key, of those whose row says one
 */
public record LabelNames(Path file, Map<Integer, String> names, Map<Integer, String> rois) {
    private static final List<String> KEYS = List.of("index", "key", "roiNumber");
    private static final List<String> NAMES = List.of("name", "label");

    /** Copies. */
    public LabelNames {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        rois = Collections.unmodifiableMap(new LinkedHashMap<>(rois));
    }

    /**
     * Reads a table with tabs: a column {@code index} (BIDS; or {@code key}, {@code roiNumber}), one {@code name} (BIDS; or
     * {@code label}); perhaps {@code hemisphere}, put ahead of the name, and {@code roi}.
     *
     * @param file usually {@code .tsv}
     * @return names by key
     * @throws org.brainrank.spi.UserException if columns are missing, or a key is no whole number or there twice
     */
    public static LabelNames read(Path file) {
        Table table = Table.read(file, TableFormat.TSV_PLAIN);
        int key = one(table, KEYS);
        int name = one(table, NAMES);
        int hemisphere = table.columns().indexOf("hemisphere");
        int roi = table.columns().indexOf("roi");
        Map<Integer, String> names = new LinkedHashMap<>();
        Map<Integer, String> rois = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            String text = row.cells().get(key).strip();
            if (!text.matches("\\d{1,9}")) {
                throw wrong(table, row, key, "a whole number", "Correct it, or drop the row.");
            }
            if (row.cells().get(name).isBlank()) {
                throw wrong(table, row, name, "a name", "Give it one, or drop the row.");
            }
            String full = row.cells().get(name).strip();
            if (hemisphere >= 0) {
                full = (row.cells().get(hemisphere).strip() + " " + full).strip();
            }
            if (names.put(Integer.valueOf(text), full) != null) {
                throw wrong(table, row, key, "each key once", "Drop one of the rows.");
            }
            if (roi >= 0 && !row.cells().get(roi).isBlank()) {
                rois.put(Integer.valueOf(text), row.cells().get(roi).strip());
            }
        }
        return new LabelNames(file, names, rois);
    }

    /**
     * Names the regions of labels. Names of keys that no place has are left over, but a key without a name is refused: then
     * the table is most often that of another version of the atlas, and the names that do match are wrong too.
     *
     * @param labels of the same atlas
     * @return its regions, by these names and ROIs
     * @throws org.brainrank.spi.UserException if a key has no name
     */
    public Parcellation of(Labels labels) {
        Parcellation atlas = Parcellation.of(labels);
        List<Integer> unnamed = atlas.regions().stream()
                .map(Region::key)
                .filter(key -> !names.containsKey(key))
                .toList();
        if (!unnamed.isEmpty()) {
            throw Problem.in(
                    file,
                    "no name for " + Problem.shortened(unnamed.toString()) + " of '" + labels.file() + "'",
                    "one for every label",
                    "Is it the table of another version? Then add rows, or correct the keys.");
        }
        return atlas.changed(region -> {
            String name = names.getOrDefault(region.key(), region.name());
            return region.called(name, rois.getOrDefault(region.key(), name));
        });
    }

    private static int one(Table table, List<String> names) {
        return names.stream()
                .mapToInt(table.columns()::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElseThrow(() -> Problem.in(
                        table.file(),
                        "columns " + Problem.shortened(table.columns().toString()),
                        "one of " + names + " among them",
                        "Name the columns in the first row, and set them apart by tabs."));
    }

    private static RuntimeException wrong(Table table, Row row, int column, String expected, String mend) {
        return Problem.in(
                table.file(),
                "line " + row.line() + ", column '" + table.columns().get(column) + "': '"
                        + Problem.shortened(row.cells().get(column)) + "'",
                expected,
                mend);
    }
}
