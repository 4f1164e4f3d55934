package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.brainrank.leaderboard.Kind.Shape;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PageDataTest {
    @Test
    void dataCannotEndItsElementAndComeBackAsTheyWere() {
        String hostile = "</script><img src=x onerror=alert(1)><!--<script>";
        String written = new Html().data("x", List.of(hostile)).finish().strip();
        String json = written.substring(written.indexOf('>') + 1, written.lastIndexOf("</script>"));
        assertThat(json).doesNotContain("<");
        assertThat(new JsonMapper().readValue(json, String[].class)).containsExactly(hostile);
    }

    @Test
    void numbersTravelAsWholeNumbersOfTheDigitsThatAreShown() {
        Kind interval = new Kind(Shape.INTERVAL, 4);
        assertThat(interval.text(0.01336, 0.0113, 0.0154)).isEqualTo("0.0134 [0.0113, 0.0154]");
        assertThat(interval.compact(0.01336, 0.0113, 0.0154)).isEqualTo(List.of(134L, 113L, 154L));
        assertThat(new Kind(Shape.P, 3).compact(0.0009)).as("shown as <0.001").isEqualTo(0L);
        assertThat(new Kind(Shape.FIXED, 3).compact(Double.NaN)).isNull();
        assertThat(new Kind(Shape.LIST, 0).text()).isEqualTo(Numbers.NONE);
        assertThat(new Kind(Shape.RANK, 0).text(3, 1, 5)).isEqualTo("3 (1–5)");
    }

    @Test
    void everyRowIsThereOnce() {
        Fixture fixture = new Fixture().equalDimension();
        List<?> groups =
                (List<?>) new PageData(new Board(fixture.leaderboard())).toMap().get("ranked");
        int rows = groups.stream()
                .mapToInt(group -> ((List<?>) ((Map<?, ?>) group).get("rows")).size())
                .sum();
        assertThat(rows).isEqualTo(fixture.leaderboard().rows().size());
    }

    @Test
    void aSingleModelIsNotSaidTwice() {
        Fixture one = new Fixture().models("story-lm");
        List<?> groups =
                (List<?>) new PageData(new Board(one.leaderboard())).toMap().get("ranked");
        assertThat(groups).noneMatch(group -> "model".equals(((Map<?, ?>) group).get("level")));
    }

    @Test
    void ofAVeryLargeRunRowsByLayerStayForAllRegionsAndThePageSaysSo() {
        String[] variants = new String[12];
        Arrays.setAll(variants, i -> "method-" + i);
        Fixture large = new Fixture().variants(variants).models("a", "b", "c", "d", "e", "f");
        Map<String, Object> data = new PageData(new Board(large.leaderboard())).toMap();
        assertThat((List<?>) data.get("ranked"))
                .filteredOn(group -> "layer".equals(((Map<?, ?>) group).get("level")))
                .hasSize(6)
                .allMatch(group -> "all".equals(((Map<?, ?>) group).get("roi")));
        assertThat(data.get("leftOut")).asString().contains("leaderboard.csv");
    }
}
