package org.brainrank.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Records of strangers: what their schemas and the reader say of them. */
class SchemaFaultsTest {
    private static final Schema CELL = Schema.of(Cell.class);

    private static String cell() {
        double[] one = {0.5, Double.NaN};
        return Json.line(new Cell(
                "d",
                "s",
                "m",
                1,
                "v",
                Cell.Role.METHOD,
                Cell.Status.DONE,
                "",
                3,
                Cell.FULL,
                1.5,
                Map.of("A", new Cell.Scores(2, one, one, one, one, one, Double.NaN, 0.5, 0, 1))));
    }

    private static JsonNode with(String from, String to) throws IOException {
        assertThat(cell()).contains(from);
        return ForeignRecord.tree(cell().replace(from, to));
    }

    @Test
    void whatWeWriteHasNoFaultAndComesBack() throws IOException {
        JsonNode tree = ForeignRecord.tree(cell());
        assertThat(CELL.faults(tree)).isEmpty();
        assertThat(Json.line(ForeignRecord.of(tree, Cell.class))).isEqualTo(cell());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Manifest.class,
                Cell.class,
                Leaderboard.class,
                Findings.class,
                Calibration.class,
                Multiverse.class
            })
    void everySchemaUsesWordsThatAreUnderstood(Class<?> type) throws IOException {
        assertThat(Schema.of(type).faults(ForeignRecord.tree("[]")))
                .containsExactly("the whole is a list; expected object");
    }

    @Test
    void faultsSayWhereAndWhat() throws IOException {
        assertThat(CELL.faults(with("\"layer\":1", "\"layer\":1.5")))
                .containsExactly("/layer is 1.5; expected integer");
        assertThat(CELL.faults(with("\"method\"", "\"king\"")))
                .containsExactly("/role is \"king\"; expected one of [\"method\", \"control\", \"floor\"]");
        assertThat(CELL.faults(with("0.5,\"NaN\"", "0.5,\"none\"")))
                .contains("/rois/A/inner/1 is \"none\"; expected number");
        assertThat(CELL.faults(with("\"subject\":\"s\",", ""))).containsExactly("the whole lacks 'subject'");
        assertThat(CELL.faults(with("\"subject\"", "\"subjekt\"")))
                .containsExactly("/subjekt is not a key here", "the whole lacks 'subject'");
        assertThat(CELL.faults(with("\"message\":\"\"", "\"message\":null"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}", "{\"a\":1", "// no\n{}"})
    void oddJsonIsNotRead(String text) {
        assertThatThrownBy(() -> ForeignRecord.tree(text)).isInstanceOf(IOException.class);
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThatThrownBy(() -> ForeignRecord.tree("[".repeat(21) + "]".repeat(21)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ForeignRecord.tree("\"" + "x".repeat(200_000) + "\""))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ForeignRecord.tree("1".repeat(200))).isInstanceOf(IOException.class);
    }
}
