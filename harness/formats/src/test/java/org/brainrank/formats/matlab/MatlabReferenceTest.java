package org.brainrank.formats.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.formats.TimeSeries;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against SciPy and h5py, value for value. */
class MatlabReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("matlab");

    static Stream<String> matrices() {
        return FIXTURES.names("[^:]*:[^:]*").stream();
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void readsWhatSciPyReads(String name) {
        String[] parts = name.split(":", -1);
        try (MatlabFile file = MatlabFile.open(FIXTURES.file(parts[0]))) {
            MatlabValue.Matrix matrix = (MatlabValue.Matrix) file.read(parts[1]);
            assertThat(matrix.values()).containsExactly(FIXTURES.expected(name).toDoubles());
            assertThat(matrix.dimensions())
                    .isEqualTo(
                            switch (parts[1]) {
                                case "cube" -> List.of(2, 3, 4);
                                case "empty" -> List.of(0, 3);
                                default -> List.of(3, 4);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.mat", "compressed.mat", "version73.mat"})
    void readsCellsTextAndStructures(String name) {
        try (MatlabFile file = MatlabFile.open(FIXTURES.file(name))) {
            MatlabValue.Cells cells = (MatlabValue.Cells) file.read("cells");
            assertThat(cells.dimensions()).containsExactly(2, 3);
            assertThat(cells.cells()).hasSize(6);
            for (int i = 0; i < 6; i++) {
                MatlabValue.Matrix cell = (MatlabValue.Matrix) cells.cells().get(i);
                assertThat(cell.values())
                        .containsExactly(FIXTURES.expected(name + ":cells:" + i).toDoubles());
            }
            assertThat(((MatlabValue.Text) file.read("text")).text()).isEqualTo("two words");
            MatlabValue.Structure tree = (MatlabValue.Structure) file.read("tree");
            assertThat(((MatlabValue.Matrix) tree.fields().get("weights").get(0)).values())
                    .containsExactly(0, 1, 2);
        }
    }

    @Test
    void aMatrixIsASeriesEitherWay() {
        try (MatlabFile file = MatlabFile.open(FIXTURES.file("plain.mat"))) {
            MatlabValue.Matrix matrix = (MatlabValue.Matrix) file.read("whole");
            double[] rows = new double[12];
            try (TimeSeries series = matrix.series(true)) {
                series.read(0, 3, rows);
            }
            assertThat(rows).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            double[] columns = new double[3];
            try (TimeSeries series = matrix.series(false)) {
                series.read(1, 1, columns);
            }
            assertThat(columns).containsExactly(1, 5, 9);
        }
    }

    @ParameterizedTest
    @CsvSource({"sparse,a sparse matrix", "complex,complex numbers", "none,no variable 'none'"})
    void refusesWithAReason(String variable, String reason) {
        try (MatlabFile file = MatlabFile.open(FIXTURES.file("refused.mat"))) {
            assertThatThrownBy(() -> file.read(variable))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("refused.mat")
                    .hasMessageContaining(reason);
            assertThat(((MatlabValue.Matrix) file.read("ok")).values()).containsExactly(1);
        }
    }
}
