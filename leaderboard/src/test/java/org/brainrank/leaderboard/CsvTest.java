package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void hasItsColumnsInOrder() {
        assertThat(Csv.render(new Fixture().leaderboard()).lines().findFirst())
                .contains("level,roi,model,layer,method,role,capacity,rank,rank-low,rank-high,tier,p-best,unique,"
                        + "unique-low,unique-high,over-stories-low,over-stories-high,over-stories-rank-low,"
                        + "over-stories-rank-high,over-stories-p-best,p,p-corrected,p-max,p-wilcoxon,beats-controls,"
                        + "subjects-significant,r,r-low,r-high,ceiling,ceiling-floor,r-share-of-ceiling,r2,r2-low,"
                        + "r2-high,over-shuffled,over-shuffled-low,over-shuffled-high,over-untrained,"
                        + "over-untrained-low,over-untrained-high,over-random,over-random-low,over-random-high,"
                        + "features,subjects,targets,comprehensiveness,comprehensiveness-chance,sufficiency,"
                        + "randomisation,stability,passes,flags,seconds");
    }

    @Test
    void hasEveryRowOfEveryLevelAtFullPrecision() {
        Leaderboard leaderboard = new Fixture().leaderboard();
        List<String> lines = Csv.render(leaderboard).lines().skip(1).toList();
        assertThat(lines).hasSameSizeAs(leaderboard.rows());
        for (int i = 0; i < lines.size(); i++) {
            Row row = leaderboard.rows().get(i);
            assertThat(lines.get(i))
                    .contains("," + row.unique().mean() + "," + row.unique().low() + ",");
        }
    }

    @Test
    void quotesCommasAndQuotesAndLineBreaks() {
        String csv = Csv.render(
                new Fixture().variants("a{x=1,y=2}", "say \"hi\"", "two\nlines").leaderboard());
        assertThat(csv).contains(",\"a{x=1,y=2}\",method,", ",\"say \"\"hi\"\"\",", ",\"two\nlines\",");
    }

    @Test
    void whatIsNotDefinedIsEmpty() {
        String csv = Csv.render(new Fixture().oneSubject().leaderboard());
        assertThat(csv)
                .doesNotContain("NaN")
                .containsPattern("method,full,1,1,3,1,0.62,[0-9.E-]+,,,,,1,4,0.5,,,,,false,");
    }

    @Test
    void aRegionWithoutACeilingHasAnEmptyOne() {
        Leaderboard whole = new Fixture().leaderboard();
        Leaderboard bare = new Leaderboard(
                2,
                "x",
                "alice",
                false,
                whole.models(),
                whole.rois(),
                "none",
                java.util.Map.of(),
                java.util.Map.of(),
                whole.rows(),
                List.of(),
                List.of(),
                List.of());
        String[] fields =
                Csv.render(bare).lines().skip(1).findFirst().orElseThrow().split(",", -1);
        assertThat(fields[Csv.COLUMNS.indexOf("ceiling")]).isEmpty();
    }

    @Test
    void comparisonsHaveEveryPairAtFullPrecision() {
        Leaderboard leaderboard = new Fixture().leaderboard();
        List<String> lines = Csv.comparisons(leaderboard).lines().toList();

        assertThat(lines.get(0))
                .isEqualTo("level,roi,model,capacity,first,second,difference,difference-low,difference-high,"
                        + "over-stories-low,over-stories-high,p,p-corrected,p-wilcoxon,p-first-above");
        assertThat(lines).hasSize(1 + 7 * 6 / 2);
        assertThat(lines.get(1))
                .startsWith("method,all,all,full,gradient-norm{norm=l2},input-x-gradient{aggregate=sum},")
                .contains("," + leaderboard.comparisons().get(0).difference().mean() + ",");
        assertThat(Csv.comparisons(new Fixture().limited().leaderboard())
                        .lines()
                        .toList())
                .allMatch(line -> line.endsWith("LIMITED RUN: not a result") || line.endsWith(",limited"));
    }
}
