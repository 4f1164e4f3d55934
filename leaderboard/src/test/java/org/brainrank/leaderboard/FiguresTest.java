package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import javax.xml.parsers.DocumentBuilderFactory;
import org.brainrank.leaderboard.figures.Drawing;
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
    private static final Figures AGAIN = of(FixtureRecords.of(new Fixture()));
    private static final Figures HOSTILE = of(FixtureRecords.of(new Fixture()
            .variants("<img src=x onerror=alert(1)>", "a&b</text><script>alert(2)</script>{method|x}")
            .models("<b>m</b>", "\"'&amp;")));

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
        assertThat(AGAIN.draw(figure)).isEqualTo(drawn);
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
        Drawn drawn = HOSTILE.draw(figure);

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

    @Test
    void aChoiceIsDrawnFromTheSameData() {
        Fixture fixture = new Fixture();
        Board board = new Board(fixture.leaderboard());
        String json = FIGURES.json();
        Drawn drawn = Drawing.of(json).draw("intervals", "{\"roi\": \"LAngG\", \"model\": \"gpt2\"}", 720);
        for (Row row : board.rows(Row.Level.MODEL, "LAngG", "gpt2")) {
            if (row.role() == Cell.Role.METHOD) {
                assertThat(drawn.svg()).contains(">" + Numbers.interval(row.unique(), 4) + "<");
            }
        }
        assertThat(drawn.says()).contains("LAngG, gpt2");
    }

    @Test
    void aPdfHasTextAsTextAndNoPixels() throws Exception {
        String pdf = inflated(Pdf.of(FIGURES.draw(Figure.INTERVALS)));
        assertThat(pdf).startsWith("%PDF-").doesNotContain("/Subtype /Image");
        // kerning stands between the letters of a text
        assertThat(pdf.replaceAll("\\)\\s*-?[0-9.]+\\s*\\(", "")).contains("gradient-norm", "0.0134 [0.0113, 0.0154]");
    }

    /** A PDF with its compressed streams in clear. */
    private static String inflated(byte[] pdf) throws Exception {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        StringBuilder clear = new StringBuilder(text);
        Matcher streams = Pattern.compile("(?s)stream\r?\n(.*?)\r?\nendstream").matcher(text);
        while (streams.find()) {
            Inflater inflater = new Inflater();
            inflater.setInput(streams.group(1).getBytes(StandardCharsets.ISO_8859_1));
            byte[] buffer = new byte[1 << 20];
            int length = inflater.inflate(buffer);
            inflater.end();
            clear.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        }
        return clear.toString();
    }

    @Test
    void aPageOfManyMethodsModelsLayersAndRegionsStaysUnderTwoMegabytes() {
        String[] variants = new String[12];
        for (int i = 0; i < variants.length; i++) {
            variants[i] = "method-of-long-name-" + i + "{steps=20,baseline=zero}";
        }
        String[] rois = new String[20];
        for (int i = 0; i < rois.length; i++) {
            rois[i] = "Region-" + i;
        }
        Fixture large = new Fixture()
                .variants(variants)
                .models("gpt2", "story-lm", "pythia-70m", "stories260K")
                .rois(rois)
                .layers(13);
        String page = Renderings.render(FixtureRecords.of(large, 100), Format.HTML);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    }

    @Test
    void whatIsGivenToTheLibraryStaysAsItWas() {
        Fixture small = new Fixture()
                .variants("attention", "erasure{mask=zero}")
                .models("one")
                .layers(2)
                .rois("LIFG");
        RunRecords records = RunRecords.of(small.leaderboard(), small.manifest());
        Golden.check("figure-data.json", of(records).json() + "\n");
    }
}
