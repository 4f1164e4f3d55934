package org.brainrank.leaderboard.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final String CURVES = """
            {"title": "a & b <c>", "horizontal": "subjects", "vertical": "share", "ticks": [1, 2], "diagonal": false,
             "series": [{"name": "</text><script>", "dashed": false, "points": [{"x": 1, "y": 0.5}, {"x": 2, "y": 1}]}]}""";

    @Test
    void textOfDataNeverBecomesMarkup() {
        Drawn drawn = Drawing.of(CURVES).draw("curves", "{}", 600);
        assertThat(drawn.svg())
                .contains(">a &amp; b &lt;c&gt;<", "&lt;/text&gt;&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(drawn.says()).isEqualTo("a & b <c>");
        assertThat(drawn.document())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ")
                .contains("<title>a &amp; b &lt;c&gt;</title>")
                .endsWith("</svg>\n");
    }

    @Test
    void theLibraryIsGivenWhatTheDataSay() {
        assertThat(Drawing.of(CURVES).option("curves", "{}", 600))
                .contains("\"data\":[[0,0.5],[1,1]]", "\"name\":\"subjects\"", "\"animation\":false");
    }

    @Test
    void drawnAfterOtherFiguresTheBytesAreTheSame() {
        Drawn first = Drawing.of(CURVES).draw("curves", "{}", 600);
        Drawing.of(CURVES).draw("curves", "{}", 500);
        assertThat(Drawing.of(CURVES).draw("curves", "{}", 600)).isEqualTo(first);
    }

    @Test
    void whatHasNoDataIsNotDrawn() {
        Drawing empty =
                Drawing.of("{\"methods\": [], \"models\": [], \"regions\": [\"all\"], \"layers\": [], \"chosen\": []}");
        for (String id : List.of(
                "intervals",
                "layers",
                "regions",
                "models",
                "faithfulness",
                "cost",
                "ranks",
                "alphas",
                "folds",
                "brain",
                "multiverse",
                "curves",
                "no-such-figure")) {
            assertThat(empty.has(id)).as(id).isFalse();
        }
        assertThatThrownBy(() -> Drawing.of(CURVES).draw("intervals", "{}", 600))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("figure intervals: ");
    }

    @Test
    void scriptsReachNoClassOfJava() {
        assertThatThrownBy(() -> Engine.get().parse("{}" + "]")).isInstanceOf(RuntimeException.class);
        assertThat(Scripts.figures()).doesNotContain("eval(", "new Function", "innerHTML");
    }
}
