package org.brainrank.formats.praat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.praat.TextGrid.Interval;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextGridTest {
    private static final String LONG = """
            File type = "ooTextFile"
            Object class = "TextGrid"

            xmin = 12.5
            xmax = 30
            tiers? <exists>
            size = 1
            item []:
                item [1]:
                    class = "IntervalTier"
                    name = "word"
                    xmin = 12.5
                    xmax = 30
                    intervals: size = 6
                    intervals [1]:
                        xmin = 12.5
                        xmax = 20.5
                        text = "sp"
                    intervals [2]:
                        xmin = 20.5
                        xmax = 21
                        text = "Once"
                    intervals [3]:
                        xmin = 21
                        xmax = 22.25
                        text = "upon "
                    intervals [4]:
                        xmin = 22.25
                        xmax = 23
                        text = ""
                    intervals [5]:
                        xmin = 23
                        xmax = 24
                        text = "a"
                    intervals [6]:
                        xmin = 24
                        xmax = 30
                        text = "time"
            """;
    private static final Path FILE = Path.of("words.TextGrid");

    @Test
    void readsTheLongFormatWithTheLineOfEachInterval() {
        List<Interval> intervals = read(LONG);
        assertThat(intervals).hasSize(6);
        assertThat(intervals.get(1)).isEqualTo(new Interval(20.5, 21, "Once", 20));
        assertThat(intervals).extracting(Interval::isWord).containsExactly(false, true, true, false, true, true);
    }

    @Test
    void lineEndsDoNotMatter() {
        assertThat(read(LONG.replace("\n", "\r\n"))).isEqualTo(read(LONG));
        assertThat(read(LONG.replace("\n", "\r"))).isEqualTo(read(LONG));
    }

    @Test
    void readsTheShortFormat() {
        assertThat(read("""
                File type = "ooTextFile"
                "TextGrid"

                0 2 <exists> 1 ! a comment with 99 and "quotes
                "IntervalTier" "word" 0 2 2
                0 1 "a"
                1 2 "b"
                """)).extracting(Interval::text).containsExactly("a", "b");
    }

    @Test
    void readsTheHeaderThatOlderVersionsWroteBeforeTheShortFormat() {
        assertThat(read(LONG.replace("ooTextFile", "ooTextFile short"))).isEqualTo(read(LONG));
    }

    @Test
    void keepsAllTiersInOrder() {
        String second = LONG.substring(LONG.indexOf("    item [1]:")).replace("\"word\"", "\"phone\"");
        TextGrid grid = TextGrid.parse(
                FILE, (LONG.replace("size = 1\nitem", "size = 2\nitem") + second).getBytes(StandardCharsets.UTF_8));
        assertThat(grid.tiers()).extracting(TextGrid.Tier::name).containsExactly("word", "phone");
        assertThat(grid.intervals("phone")).hasSize(6);
    }

    @Test
    void readsUtf16AsPraatWritesIt() {
        byte[] bytes = ("\uFEFF" + LONG.replace("Once", "Œil")).getBytes(StandardCharsets.UTF_16BE);
        assertThat(TextGrid.parse(FILE, bytes).intervals("word").get(1).text()).isEqualTo("Œil");
    }

    @Test
    void aDoubledQuoteIsAQuoteAndATextMaySpanLines() {
        List<Interval> intervals = read(LONG.replace("Once", "\"\"On\nce\"\""));
        assertThat(intervals.get(1).text()).isEqualTo("\"On\nce\"");
        assertThat(intervals.get(2).line()).isEqualTo(25);
    }

    @Test
    void skipsOtherTiers() {
        String points = """
                    item [1]:
                        class = "TextTier"
                        name = "word"
                        xmin = 12.5
                        xmax = 30
                        points: size = 1
                        points [1]:
                            number = 14
                            mark = "click"
                """;
        String two = LONG.replace("size = 1\nitem []:", "size = 2\nitem []:\n" + points)
                .replace("    item [1]:\n        class = \"Interval", "    item [2]:\n        class = \"Interval");
        assertThat(read(two)).extracting(Interval::text).containsExactly("sp", "Once", "upon ", "", "a", "time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "xmax = 21          | xmax = soon      | line 22: found \"Once\"; expected the end of an interval, a number",
                "xmin = 21          | xmin = 19        | line 24: the interval starts at 19.0 s, before the one ahead of it",
                "xmax = 22.25       | xmax = 20        | line 25: the interval ends at 20.0 s, before its start 21.0 s",
                "intervals: size = 6| intervals: size = 7 | the file ends; expected the start of an interval",
                "intervals: size = 6| intervals: size = 6.5 | line 14: found 6.5; expected the number of entries, a whole",
                "text = \"time\"    | text = \"time    | line 38: a text is opened and never closed",
                "\"Once\"           | 1                | line 22: found 1; expected the text of an interval, a text in",
                "<exists>           | <absent>         | line 6: found <absent>; expected <exists>",
                "\"TextGrid\"       | \"Pitch\"        | line 2: found \"Pitch\"; expected \"TextGrid\"",
                "\"IntervalTier\"   | \"Formant\"      | the tier is of class 'Formant'; expected IntervalTier or TextTier",
                "name = \"word\"    | name = \"phone\" | has no interval tier 'word', only [phone]",
            })
    void namesTheLineOfWhatIsBroken(String original, String broken, String message) {
        assertThat(LONG).contains(original);
        assertThatThrownBy(() -> read(LONG.replaceFirst(original, broken)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("words.TextGrid")
                .hasMessageContaining(message);
    }

    private static List<Interval> read(String text) {
        return TextGrid.parse(FILE, text.getBytes(StandardCharsets.UTF_8)).intervals("word");
    }
}
