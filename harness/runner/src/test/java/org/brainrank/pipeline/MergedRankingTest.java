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
import org.brainrank.config.StatisticsSettings;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Standing;
import org.brainrank.results.Standing.Contender;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class MergedRankingTest {
    private static final List<String> SUBJECTS =
            IntStream.range(0, 9).mapToObj(i -> "s" + i).toList();
    private static final Offset<Double> EXACT = Offset.offset(1e-15);

    private final List<Cell> cells = new ArrayList<>();

    /** Unique variance of a method by subject, in two regions of different size; layers differ in their inner scores. */
    private void add(String model, int layer, String variant, Cell.Role role, double unique) {
        for (int subject = 0; subject < SUBJECTS.size(); subject++) {
            double own = unique + 0.01 * Math.sin(7.0 * subject + variant.length() + layer);
            Map<String, Cell.Scores> rois = new LinkedHashMap<>();
            rois.put("A", scores(3, layer, own));
            rois.put("B", scores(1, layer, -own));
            cells.add(new Cell(
                    "fake",
                    SUBJECTS.get(subject),
                    model,
                    layer,
                    variant,
                    role,
                    Cell.Status.DONE,
                    "",
                    12,
                    Cell.FULL,
                    1,
                    rois));
        }
    }

    private static Cell.Scores scores(int targets, int layer, double unique) {
        double[] both = {unique, unique / 2};
        double[] inner = {layer, -layer};
        return new Cell.Scores(targets, inner, both, both, both, both, Double.NaN, Double.NaN, 0, 0);
    }

    private void aRun() {
        add("-", -1, "rate", Cell.Role.FLOOR, 0);
        add("-", -1, "random", Cell.Role.CONTROL, -0.01);
        for (int layer = 0; layer < 3; layer++) {
            add("m", layer, "good", Cell.Role.METHOD, 0.3);
            add("m", layer, "shuffled:good", Cell.Role.CONTROL, 0);
            add("m", layer, "fair", Cell.Role.METHOD, 0.2);
            add("m", layer, "shuffled:fair", Cell.Role.CONTROL, 0.3);
        }
    }

    @Test
    void standingsAreTheRowsOfARunWithTheirMeans() {
        aRun();
        Brains brains = new Brains(
                "fake",
                List.of(),
                List.of(),
                SUBJECTS,
                List.of(new Target("t1", "A"), new Target("t2", "B")),
                List.of("A", "B"),
                Map.of(),
                new Alignment(Downsampling.MEAN, new Delays(List.of(1)), new Trim(0, 0), -1),
                Toy.folds(20));
        Leaderboard board = new Ranking(
                        brains,
                        new Inference(Toy.experiment().statistics(), new Seeds(1)),
                        Ceilings.NONE,
                        new ArrayList<>())
                .of("toy", false, cells);

        List<Standing> standings = Standings.of(cells, SUBJECTS, List.of("A", "B"));

        assertThat(standings).hasSameSizeAs(board.rows());
        for (Row row : board.rows()) {
            Standing one = standings.stream()
                    .filter(standing -> standing.level() == row.level()
                            && standing.roi().equals(row.roi())
                            && standing.model().equals(row.model())
                            && standing.layer().equals(row.layer())
                            && standing.variant().equals(row.variant()))
                    .findFirst()
                    .orElseThrow();
            assertThat(mean(one.unique())).isEqualTo(row.unique().mean(), EXACT);
            assertThat(mean(one.r())).isEqualTo(row.r().mean(), EXACT);
            assertThat(one.layers()).isEqualTo(row.layers());
            assertThat(one.targets()).isEqualTo(row.targets());
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private Standing standing(String variant) {
        return Standings.of(cells, SUBJECTS, List.of("A", "B")).stream()
                .filter(one -> one.level() == Level.MODEL
                        && one.roi().equals(Leaderboard.ALL)
                        && one.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMethodMustBeatTheControlsOfItsOwnRun() {
        aRun();
        StatisticsSettings settings = Toy.experiment().statistics();
        Contender good = new Contender(standing("good"), List.of(standing("shuffled:good"), standing("random")));
        Contender fair = new Contender(standing("fair"), List.of(standing("shuffled:fair"), standing("random")));
        Contender bare = new Contender(standing("good"), List.of());

        List<Row> rows = MergedRanking.of(List.of(fair, good), settings, 7);

        assertThat(rows).extracting(Row::variant).containsExactly("fair", "good");
        assertThat(rows).extracting(Row::rank).containsExactly(2, 1);
        assertThat(rows.get(1).beatsControls()).isTrue();
        assertThat(rows.get(1).over()).containsOnlyKeys("shuffled", "random");
        assertThat(rows.get(0).over().get("shuffled").mean()).isNegative();
        assertThat(rows.get(0).beatsControls()).isFalse();
        assertThat(MergedRanking.of(List.of(bare), settings, 7).get(0).beatsControls())
                .as("without controls there is nothing to beat")
                .isFalse();
        assertThat(MergedRanking.of(List.of(fair, good), settings, 7)).isEqualTo(rows);
        assertThat(MergedRanking.of(List.of(), settings, 7)).isEmpty();
    }
}
