package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.brainrank.leaderboard.figures.Drawn;
import org.brainrank.leaderboard.figures.Pdf;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class FiguresTest {
    private static final Set<String> DRAWN = Set.of(
            "svg",
            "g",
            "path",
            "rect",
            "circle",
            "text",
            "defs",
            "clipPath",
            "linearGradient",
            "stop",
            "polyline",
            "polygon",
            "line");
    private static final Figures FIGURES = of(FixtureRecords.of(new Fixture()));

    private static Figures of(RunRecords records) {
        return new Figures(records, new Board(records.leaderboard()));
    }

    private static Document parse(Drawn drawn) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(drawn.svg().getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> elements(Document document) {
        Set<String> names = new TreeSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        return names;
    }

    @ParameterizedTest
    @EnumSource(Figure.class)
    void everyFigureIsWellFormedAndTheSameAgain(Figure figure) throws Exception {
        Drawn drawn = FIGURES.draw(figure);

        assertThat(DRAWN).containsAll(elements(parse(drawn)));
        assertThat(drawn.svg()).doesNotContain("NaN", "undefined", "null", "Infinity");
        assertThat(drawn.says()).endsWith(".").doesNotContain("NaN", "undefined");
        assertThat(of(FixtureRecords.of(new Fixture())).draw(figure)).isEqualTo(drawn);
        Path folder = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(folder.resolve(figure.id + ".svg"), drawn.svg());
        Files.write(folder.resolve(figure.id + ".pdf"), Pdf.of(drawn));
    }

    @Test
    void intervalsHaveTheNumbersOfTheLeaderboard() {
        Fixture fixture = new Fixture();
        String svg = FIGURES.draw(Figure.INTERVALS).svg();
        for (Row row : new Board(fixture.leaderboard()).methods(Leaderboard.ALL)) {
            if (row.role() == Cell.Role.METHOD) {
                assertThat(svg).contains(">" + Numbers.interval(row.unique(), 4) + "<");
            }
        }
    }

    @Test
    void aHeatMapHasTheNumbersOfTheLeaderboard() {
        Board board = new Board(new Fixture().leaderboard());
        String svg = FIGURES.draw(Figure.REGIONS).svg();
        for (String roi : board.regions()) {
            for (Row row : board.methods(roi)) {
                if (row.role() == Cell.Role.METHOD) {
                    String mark = row.beatsControls() ? " •" : "";
                    assertThat(svg).contains(">" + Numbers.fixed(row.unique().mean(), 4) + mark + "<");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Figure.class)
    void hostileNamesStayText(Figure figure) throws Exception {
        Fixture fixture = new Fixture()
                .variants("<img src=x onerror=alert(1)>", "a&b</text><script>alert(2)</script>{method|x}")
                .models("<b>m</b>", "\"'&amp;");
        Drawn drawn = of(FixtureRecords.of(fixture)).draw(figure);

        assertThat(DRAWN).containsAll(elements(parse(drawn)));
        assertThat(drawn.svg()).doesNotContain("<img", "<script", "<b>");
    }

    @Test
    void olderRunsSayWhichFiguresTheyLack() throws IOException {
        Figures older = of(RunRecords.of(new Fixture().leaderboard(), new Fixture().manifest()));
        assertThat(older.drawn())
                .doesNotContain(Figure.RANKS, Figure.ALPHAS, Figure.FOLDS, Figure.BRAIN)
                .contains(Figure.INTERVALS, Figure.LAYERS, Figure.REGIONS, Figure.MODELS, Figure.COST);
        Html html = new Html();
        older.write(html, Figure.RANKS);
        assertThat(html.finish()).contains("the run has no ranks.json");
    }
}
