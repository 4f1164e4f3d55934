package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.junit.jupiter.api.Test;

class CellTableTest {
    private static final List<String> SUBJECTS = List.of("s1", "s2");
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    /** Two folds; r, R² and unique variance are told apart by adding 1 and 2. */
    private static Cell.Scores scores(int targets, double[] inner, double... test) {
        return new Cell.Scores(
                targets,
                inner,
                test,
                new double[] {test[0] + 1, test[1] + 1},
                new double[] {0, 0},
                new double[] {test[0] + 2, test[1] + 2},
                Double.NaN,
                Double.NaN,
                0,
                0);
    }

    private static Cell cell(String subject, int layer, Map<String, Cell.Scores> rois) {
        return new Cell(
                "fake", subject, "m", layer, "norm", Cell.Role.METHOD, Cell.Status.DONE, "", 3, Cell.FULL, 0.5, rois);
    }

    private static Cell cell(String subject, int layer, double[] inner, double... test) {
        return cell(subject, layer, Map.of("A", scores(1, inner, test)));
    }

    private static Cell failed(String subject, int layer) {
        return new Cell(
                "fake",
                subject,
                "m",
                layer,
                "norm",
                Cell.Role.METHOD,
                Cell.Status.FAILED,
                "why",
                0,
                Cell.FULL,
                0,
                Map.of());
    }

    private static double[] inner(double... values) {
        return values;
    }

    private static Entry chosen(List<Cell> cells, String roi) {
        List<Entry> entries = CellTable.of(cells, SUBJECTS).chosen("m", roi);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @Test
    void theInnerFoldsChooseTheLayerEvenWhereItIsTheWorstOnTest() {
        // Layer 1 is best inside and worst on test; s2 chooses layer 2 in its second fold.
        Entry entry = chosen(
                List.of(
                        cell("s1", 1, inner(0.9, 0.8), -0.5, -0.3),
                        cell("s2", 1, inner(0.9, 0.1), -0.2, -0.6),
                        cell("s1", 2, inner(0.1, 0.2), 0.7, 0.9),
                        cell("s2", 2, inner(0.5, 0.2), 0.7, 0.4),
                        cell("s1", 3, inner(0.3, 0.3), 0.8, 0.8),
                        cell("s2", 3, inner(0.0, 0.0), 0.8, 0.8)),
                "A");

        assertThat(entry.r()[0]).isCloseTo(-0.4, ROUNDING);
        assertThat(entry.r()[1]).isCloseTo((-0.2 + 0.4) / 2, ROUNDING);
        assertThat(entry.r2()[0]).isCloseTo(0.6, ROUNDING);
        assertThat(entry.unique()[0]).isCloseTo(1.6, ROUNDING);
        assertThat(entry.layers()).isEqualTo(Map.of(1, 3, 2, 1));
        assertThat(entry.layer()).isEqualTo("chosen");
        assertThat(entry.seconds()).isCloseTo(3, ROUNDING);
    }

    @Test
    void theLowestLayerWinsATie() {
        Entry entry = chosen(
                List.of(
                        cell("s1", 2, inner(0.5, 0.5), 0.2, 0.2),
                        cell("s2", 2, inner(0.5, 0.5), 0.2, 0.2),
                        cell("s1", 0, inner(0.5, 0.5), 0.1, 0.1),
                        cell("s2", 0, inner(0.5, 0.5), 0.1, 0.1)),
                "A");

        assertThat(entry.layers()).isEqualTo(Map.of(0, 4));
    }

    @Test
    void theOrderInWhichCellsEndedDoesNotMatter() {
        List<Cell> cells = List.of(
                cell("s2", 2, inner(0.5, 0.5), 0.2, 0.2),
                cell("s1", 2, inner(0.4, 0.4), 0.6, 0.6),
                cell("s1", 1, inner(0.5, 0.5), 0.1, 0.1),
                cell("s2", 1, inner(0.4, 0.4), 0.5, 0.5));

        assertThat(chosen(cells, "A").r()).containsExactly(0.1, 0.2);
    }

    @Test
    void allTargetsTogetherWeighRegionsBySize() {
        Map<String, Cell.Scores> rois = new LinkedHashMap<>();
        rois.put("A", scores(3, inner(0.4, 0.4), 0.4, 0.4));
        rois.put("B", scores(1, inner(0.0, 0.0), 0.0, 0.8));
        Entry entry = chosen(List.of(cell("s1", 1, rois), cell("s2", 1, rois)), Leaderboard.ALL);

        assertThat(entry.targets()).isEqualTo(4);
        assertThat(entry.r()[0]).isCloseTo((0.3 + 0.5) / 2, ROUNDING);
    }

    @Test
    void aFoldWithoutAScoreDoesNotCount() {
        double none = Double.NaN;
        Map<String, Cell.Scores> rois = new LinkedHashMap<>();
        rois.put("A", scores(3, inner(none, 0.4), none, 0.4));
        rois.put("B", scores(1, inner(0.2, 0.0), 0.6, 0.8));
        List<Cell> cells = List.of(cell("s1", 1, rois), cell("s2", 1, rois));

        assertThat(chosen(cells, "A").r()).containsExactly(0.4, 0.4);
        assertThat(chosen(cells, Leaderboard.ALL).r()[0])
                .as("the first fold has region B alone")
                .isCloseTo((0.6 + 0.5) / 2, ROUNDING);
    }

    @Test
    void aLayerThatFailedForOneSubjectIsLeftOutForAll() {
        List<Cell> cells = List.of(
                cell("s1", 1, inner(0.9, 0.9), 0.9, 0.9),
                failed("s2", 1),
                cell("s1", 2, inner(0.1, 0.1), 0.2, 0.2),
                cell("s2", 2, inner(0.1, 0.1), 0.3, 0.3));

        assertThat(chosen(cells, "A").r()).containsExactly(0.2, 0.3);
        assertThat(CellTable.of(cells, SUBJECTS).layers("m", "A"))
                .extracting(Entry::layer)
                .containsExactly("2");
    }

    @Test
    void aVariantThatFailedEverywhereHasNoRow() {
        List<Cell> cells = List.of(failed("s1", 1), failed("s2", 1));
        CellTable table = CellTable.of(cells, SUBJECTS);

        assertThat(table.chosen("m", "A")).isEmpty();
        assertThat(table.layers("m", "A")).isEmpty();
    }

    @Test
    void controlsThatKnowNoModelStandApart() {
        List<Cell> cells = new ArrayList<>();
        for (String subject : SUBJECTS) {
            cells.add(cell(subject, 1, inner(0.5, 0.5), 0.1, 0.1));
            cells.add(new Cell(
                    "fake",
                    subject,
                    FeatureSet.NO_MODEL,
                    FeatureSet.NO_LAYER,
                    "noise",
                    Cell.Role.CONTROL,
                    Cell.Status.DONE,
                    "",
                    3,
                    Cell.FULL,
                    0,
                    Map.of("A", scores(1, inner(0, 0), 0.2, 0.2))));
        }
        CellTable table = CellTable.of(cells, SUBJECTS);

        assertThat(table.models()).containsExactly("m");
        assertThat(table.modelFree("A")).extracting(Entry::variant).containsExactly("noise");
        assertThat(table.modelFree("A")).extracting(Entry::layer).containsExactly("-");
    }
}
