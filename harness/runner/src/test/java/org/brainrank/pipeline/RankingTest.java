package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final List<String> SUBJECTS =
            IntStream.range(0, 8).mapToObj(i -> "s" + i).toList();
    private static final Brains BRAINS = new Brains(
            "fake",
            List.of(),
            List.of(),
            SUBJECTS,
            List.of(new Target("t1", "A"), new Target("t2", "B")),
            List.of("A", "B"),
            Map.of(),
            new Alignment(Downsampling.MEAN, new Delays(List.of(1)), new Trim(0, 0), -1),
            Toy.folds(20));

    private final List<Cell> cells = new ArrayList<>();

    /** One feature set: its unique variance in ROI A around a mean, a little different for each subject; in B the opposite. */
    private void add(String model, int layer, String variant, Cell.Role role, double unique) {
        for (int subject = 0; subject < SUBJECTS.size(); subject++) {
            double own = unique + 0.01 * Math.sin(7.0 * subject + variant.hashCode() % 100);
            Map<String, Cell.Scores> rois = new LinkedHashMap<>();
            rois.put("A", scores(unique, own));
            rois.put("B", scores(unique, -own));
            cells.add(new Cell(
                    "fake",
                    SUBJECTS.get(subject),
                    model,
                    layer,
                    variant,
                    role,
                    Cell.Status.DONE,
                    "",
                    3,
                    Cell.FULL,
                    0,
                    rois));
        }
    }

    private static Cell.Scores scores(double inner, double unique) {
        double[] both = {unique, unique};
        return new Cell.Scores(1, new double[] {inner, inner}, both, both, both, both, Double.NaN, Double.NaN, 0, 0);
    }

    private void method(String model, int layer, String variant, double unique) {
        add(model, layer, variant, Cell.Role.METHOD, unique);
    }

    private void control(String model, int layer, String variant, double unique) {
        add(model, layer, variant, Cell.Role.CONTROL, unique);
    }

    private void floor() {
        add("-", -1, "rate", Cell.Role.FLOOR, 0);
    }

    private Leaderboard ranked(Map<String, double[]> ceilings) {
        return new Ranking(
                        BRAINS, new Inference(Toy.experiment().statistics(), new Seeds(1)), ceilings, new ArrayList<>())
                .of("toy", false, cells);
    }

    private static List<Row> rows(Leaderboard board, Level level, String roi, String model) {
        return board.rows().stream()
                .filter(row -> row.level() == level
                        && row.roi().equals(roi)
                        && row.model().equals(model))
                .toList();
    }

    private static Row row(Leaderboard board, Level level, String roi, String model, String variant) {
        return rows(board, level, roi, model).stream()
                .filter(row -> row.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ranksByUniqueVarianceWithinEachRegion() {
        floor();
        method("m", 1, "good", 0.3);
        method("m", 1, "fair", 0.1);
        control("-", -1, "noise", 0.0);
        Leaderboard board = ranked(Map.of());

        assertThat(rows(board, Level.METHOD, "A", "all"))
                .extracting(Row::variant)
                .containsExactly("good", "fair", "noise", "rate");
        assertThat(rows(board, Level.METHOD, "A", "all")).extracting(Row::rank).containsExactly(1, 2, 3, 0);
        assertThat(rows(board, Level.METHOD, "B", "all"))
                .extracting(Row::variant)
                .containsExactly("noise", "fair", "good", "rate");
        assertThat(board.rois()).containsExactly("A", "B");
        assertThat(board.models()).containsExactly("m");
    }

    @Test
    void everyLevelModelAndRegionHasItsRows() {
        floor();
        method("m", 1, "good", 0.3);
        method("m", 2, "good", 0.2);
        method("n", 1, "good", 0.1);
        Leaderboard board = ranked(Map.of());

        for (String roi : List.of("all", "A", "B")) {
            assertThat(rows(board, Level.METHOD, roi, "all")).hasSize(2);
            assertThat(rows(board, Level.MODEL, roi, "m")).hasSize(2);
            assertThat(rows(board, Level.MODEL, roi, "n")).hasSize(2);
            assertThat(rows(board, Level.LAYER, roi, "m"))
                    .extracting(Row::layer)
                    .contains("1", "2", "-");
            assertThat(rows(board, Level.LAYER, roi, "n")).hasSize(2);
        }
        assertThat(board.rows()).hasSize(3 * (2 + 2 + 2 + 3 + 2));
        assertThat(row(board, Level.MODEL, "A", "m", "good").layers()).isEqualTo(Map.of(1, 16));
        assertThat(row(board, Level.LAYER, "A", "m", "good").layers()).isEmpty();
    }

    @Test
    void aMethodOverAllModelsIsItsMeanOverThem() {
        method("m", 1, "good", 0.3);
        method("n", 1, "good", 0.1);
        method("n", 1, "lone", 0.9);
        Leaderboard board = ranked(Map.of());

        double m = row(board, Level.MODEL, "A", "m", "good").unique().mean();
        double n = row(board, Level.MODEL, "A", "n", "good").unique().mean();
        assertThat(row(board, Level.METHOD, "A", "all", "good").unique().mean())
                .isCloseTo((m + n) / 2, Offset.offset(1e-12));
        assertThat(rows(board, Level.METHOD, "A", "all"))
                .as("a variant that one model lacks")
                .extracting(Row::variant)
                .doesNotContain("lone");
    }

    @Test
    void theFloorIsNotRanked() {
        floor();
        method("m", 1, "bad", -0.3);
        Row floor = row(ranked(Map.of()), Level.METHOD, "A", "all", "rate");

        assertThat(floor.rank()).isZero();
        assertThat(floor.tier()).isZero();
        assertThat(floor.p()).isNaN();
        assertThat(floor.beatsControls()).isFalse();
    }

    @Test
    void aMethodAboveAllItsControlsBeatsThem() {
        method("m", 1, "good", 0.3);
        control("m", 1, "permuted:good", 0.02);
        control("m", 1, "redrawn:good", 0.02);
        control("-", -1, "noise", 0.02);
        Row row = row(ranked(Map.of()), Level.METHOD, "A", "all", "good");

        assertThat(row.over()).containsOnlyKeys("permuted", "redrawn", "noise");
        assertThat(row.over().get("permuted").mean()).isCloseTo(0.28, Offset.offset(0.01));
        assertThat(row.beatsControls()).isTrue();
    }

    @Test
    void aMethodThatOneControlEqualsDoesNotBeatThem() {
        for (String rival : List.of("permuted:good", "redrawn:good", "noise")) {
            cells.clear();
            method("m", 1, "good", 0.3);
            control("m", 1, "permuted:good", rival.equals("permuted:good") ? 0.3 : 0.02);
            control("m", 1, "redrawn:good", rival.equals("redrawn:good") ? 0.3 : 0.02);
            control("-", -1, "noise", rival.equals("noise") ? 0.3 : 0.02);
            Row row = row(ranked(Map.of()), Level.METHOD, "A", "all", "good");

            assertThat(row.unique().low()).isPositive();
            assertThat(row.pCorrected()).isLessThan(0.05);
            assertThat(row.beatsControls()).as(rival).isFalse();
        }
    }

    @Test
    void aMethodWhoseControlFailedIsNotSaidToBeatItsControls() {
        method("m", 1, "good", 0.3);
        control("m", 1, "permuted:good", 0.02);
        method("m", 1, "other", 0.3);
        control("m", 1, "permuted:other", 0.02);
        failed("m", "redrawn:good");
        Leaderboard board = ranked(Map.of());

        assertThat(row(board, Level.METHOD, "A", "all", "good").beatsControls()).isFalse();
        assertThat(row(board, Level.METHOD, "A", "all", "other").beatsControls())
                .isTrue();

        failed("-", "noise");
        assertThat(row(ranked(Map.of()), Level.METHOD, "A", "all", "other").beatsControls())
                .as("a control of nobody's failed")
                .isFalse();
    }

    private void failed(String model, String variant) {
        cells.add(new Cell(
                "fake",
                "s0",
                model,
                1,
                variant,
                Cell.Role.CONTROL,
                Cell.Status.FAILED,
                "why",
                0,
                Cell.FULL,
                0,
                Map.of()));
    }

    @Test
    void anotherMethodsControlIsNoRival() {
        method("m", 1, "good", 0.3);
        control("m", 1, "permuted:good", 0.02);
        method("m", 1, "other", 0.3);
        control("m", 1, "permuted:other", 0.3);
        Row row = row(ranked(Map.of()), Level.METHOD, "A", "all", "good");

        assertThat(row.over()).containsOnlyKeys("permuted");
        assertThat(row.over().get("permuted").mean()).isCloseTo(0.28, Offset.offset(0.01));
        assertThat(row.beatsControls()).isTrue();
    }

    @Test
    void atALayerTheRivalStandsAtTheSameLayer() {
        method("m", 1, "good", 0.3);
        control("m", 1, "permuted:good", 0.3);
        method("m", 2, "good", 0.3);
        control("m", 2, "permuted:good", 0.02);
        Map<String, Boolean> beats = new LinkedHashMap<>();
        rows(ranked(Map.of()), Level.LAYER, "A", "m").stream()
                .filter(row -> row.variant().equals("good"))
                .forEach(row -> beats.put(row.layer(), row.beatsControls()));

        assertThat(beats).containsEntry("1", false).containsEntry("2", true);
    }

    @Test
    void aMethodBelowZeroBeatsNobody() {
        method("m", 1, "good", 0.3);
        control("m", 1, "permuted:good", 0.02);

        assertThat(row(ranked(Map.of()), Level.METHOD, "B", "all", "good").beatsControls())
                .isFalse();
    }

    @Test
    void controlsDoNotBeatControls() {
        control("-", -1, "noise", 0.3);
        method("m", 1, "good", 0.4);
        Row row = row(ranked(Map.of()), Level.METHOD, "A", "all", "noise");

        assertThat(row.beatsControls()).isFalse();
        assertThat(row.over()).isEmpty();
    }

    @Test
    void correlationsAreSharesOfTheCeiling() {
        method("m", 1, "good", 0.3);
        double[] ceiling = new double[8];
        Arrays.fill(ceiling, 0.6);
        Leaderboard board = ranked(Map.of("A", ceiling));

        Row inA = row(board, Level.METHOD, "A", "all", "good");
        assertThat(inA.rShareOfCeiling()).isCloseTo(inA.r().mean() / 0.6, Offset.offset(1e-12));
        assertThat(board.ceilings().get("A").mean()).isCloseTo(0.6, Offset.offset(1e-12));
        assertThat(row(board, Level.METHOD, "B", "all", "good").rShareOfCeiling())
                .isNaN();
    }

    @Test
    void aRunWhereEveryMethodFailedStillHasItsControls() {
        floor();
        control("-", -1, "noise", 0.1);
        Leaderboard board = ranked(Map.of());

        assertThat(board.models()).isEmpty();
        assertThat(rows(board, Level.METHOD, "A", "all"))
                .extracting(Row::variant)
                .containsExactly("noise", "rate");
    }
}
