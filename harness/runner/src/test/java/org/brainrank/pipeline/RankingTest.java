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
import org.brainrank.config.Experiment;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Leaderboard.Separation;
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
        return ranked(ceilings, Toy.experiment());
    }

    private Leaderboard ranked(Map<String, double[]> ceilings, Experiment experiment) {
        Inference inference = new Inference(experiment.statistics(), new Seeds(1));
        Map<String, Leaderboard.Estimate> estimates = new LinkedHashMap<>();
        ceilings.forEach((roi, values) -> estimates.put(roi, inference.estimate(values)));
        return new Ranking(
                        BRAINS,
                        inference,
                        new Ceilings(StatisticsSettings.Ceiling.LEAVE_ONE_OUT_ISC, estimates, Map.of()),
                        new ArrayList<>())
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

    @Test
    void allPairsOfMethodsAreComparedTheBetterOneFirst() {
        method("m", 1, "good", 0.3);
        method("m", 1, "fair", 0.1);
        method("m", 1, "poor", 0.05);
        control("-", -1, "noise", 0.4);
        List<Comparison> pairs = ranked(Map.of()).comparisons().stream()
                .filter(pair -> pair.level() == Level.METHOD && pair.roi().equals("A"))
                .toList();

        assertThat(pairs)
                .extracting(pair -> pair.first() + ">" + pair.second())
                .containsExactly("good>fair", "good>poor", "fair>poor");
        Comparison first = pairs.get(0);
        assertThat(first.difference().mean()).isCloseTo(0.2, Offset.offset(0.01));
        assertThat(first.differenceOverStories().mean())
                .isCloseTo(first.difference().mean(), Offset.offset(1e-12));
        assertThat(first.p()).as("all eight differences above zero").isEqualTo(2.0 / 256);
        assertThat(first.pWilcoxon()).isEqualTo(2.0 / 256);
        assertThat(first.pCorrected()).isGreaterThanOrEqualTo(first.p());
        assertThat(first.above()).isEqualTo(1);
    }

    @Test
    void tellsHowManySubjectsWouldSeparateTheFirstTwo() {
        method("m", 1, "good", 0.3);
        method("m", 1, "near", 0.2995);
        method("m", 1, "far", 0.0);
        Separation separation = ranked(Map.of()).separations().stream()
                .filter(of -> of.level() == Level.METHOD && of.roi().equals("A"))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(separation.first(), separation.second())).containsExactlyInAnyOrder("good", "near");
        assertThat(separation.subjects()).isEqualTo(8);
        assertThat(separation.effect()).isBetween(0.0, 1.0);
        assertThat(separation.needed()).isGreaterThan(8);
    }

    @Test
    void theConfigChoosesTheCorrection() {
        for (int i = 0; i < 6; i++) {
            method("m", 1, "method" + i, i < 2 ? 0.3 : 0.001);
        }
        Row bh = row(ranked(Map.of()), Level.METHOD, "A", "all", "method0");
        Row by = row(ranked(Map.of(), Toy.experiment("statistics.correction=by")), Level.METHOD, "A", "all", "method0");
        Row max =
                row(ranked(Map.of(), Toy.experiment("statistics.correction=max")), Level.METHOD, "A", "all", "method0");

        assertThat(bh.p()).isEqualTo(1.0 / 256);
        assertThat(bh.pWilcoxon()).isEqualTo(1.0 / 256);
        assertThat(by.pCorrected()).isGreaterThan(bh.pCorrected());
        assertThat(max.pCorrected()).isEqualTo(max.pMax()).isEqualTo(bh.pMax()).isGreaterThanOrEqualTo(max.p());
    }

    @Test
    void rowsOfAnotherCapacityAreRankedApart() {
        method("m", 1, "wide", 0.3);
        control("m", 1, "permuted:wide", 0.02);
        method("m", 1, "narrow", 0.2);
        control("m", 1, "permuted:narrow", 0.02);
        cells.replaceAll(cell -> cell.variant().endsWith("wide") ? sized(cell, 100, Cell.FULL) : cell);
        List<Cell> reduced = cells.stream()
                .filter(cell -> cell.variant().equals("wide"))
                .map(cell -> sized(cell, 100, "pca-3"))
                .toList();
        cells.addAll(reduced);
        Leaderboard board = ranked(Map.of());
        List<Row> rows = rows(board, Level.METHOD, "A", "all");

        assertThat(rows.stream().filter(row -> row.capacity().equals(Cell.FULL)))
                .extracting(Row::variant)
                .containsExactlyInAnyOrder("wide", "narrow", "permuted:narrow", "permuted:wide");
        List<Row> three =
                rows.stream().filter(row -> row.capacity().equals("pca-3")).toList();
        assertThat(three).extracting(Row::variant).containsExactly("wide", "narrow", "permuted:narrow");
        assertThat(three).extracting(Row::rank).containsExactly(1, 2, 3);
        assertThat(three)
                .as("nobody knows what the wide method's own control does at three dimensions")
                .extracting(Row::beatsControls)
                .containsExactly(false, true, false);
        assertThat(board.comparisons())
                .filteredOn(pair -> pair.level() == Level.METHOD && pair.roi().equals("A"))
                .extracting(Comparison::capacity)
                .containsExactly(Cell.FULL, "pca-3");
    }

    private static Cell sized(Cell cell, int features, String capacity) {
        return new Cell(
                cell.dataset(),
                cell.subject(),
                cell.model(),
                cell.layer(),
                cell.variant(),
                cell.role(),
                cell.status(),
                cell.message(),
                features,
                capacity,
                cell.seconds(),
                cell.rois());
    }

    @Test
    void overStoriesAllIsLessSureThanOverSubjects() {
        for (int subject = 0; subject < 8; subject++) {
            double own = 0.2 + 0.001 * subject;
            double[] folds = {own + 0.3, own - 0.3};
            cells.add(new Cell(
                    "fake",
                    "s" + subject,
                    "m",
                    1,
                    "uneven",
                    Cell.Role.METHOD,
                    Cell.Status.DONE,
                    "",
                    3,
                    Cell.FULL,
                    0,
                    Map.of(
                            "A",
                            new Cell.Scores(1, folds, folds, folds, folds, folds, 0.01, subject < 5 ? 0.01 : 0.2, 0, 0),
                            "B",
                            new Cell.Scores(1, folds, folds, folds, folds, folds, 0.01, 0.5, 0, 0))));
        }
        Leaderboard board = ranked(Map.of());
        Row row = row(board, Level.METHOD, "A", "all", "uneven");

        assertThat(row.unique().low()).isGreaterThan(0.19);
        assertThat(row.uniqueOverStories().low()).isLessThan(-0.05);
        assertThat(row.uniqueOverStories().mean()).isCloseTo(row.unique().mean(), Offset.offset(1e-12));
        assertThat(row.subjectsSignificant()).isEqualTo(5);
        assertThat(row(board, Level.METHOD, "all", "all", "uneven").subjectsSignificant())
                .as("in any of two regions: 2 × 0.01 < 0.05")
                .isEqualTo(5);
    }
}
