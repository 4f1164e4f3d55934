package org.brainrank.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.spi.UserException;
import org.brainrank.testkit.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against NumPy, value for value. */
class NumPyReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("numpy");

    static Stream<String> arrays() {
        return FIXTURES.names(".*npy(\\.gz)?").stream();
    }

    static Stream<String> matrices() {
        return arrays().filter(name -> FIXTURES.expected(name).shape().length == 2 && !name.equals("empty.npy"));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void readsWhatNumPyReads(String name) {
        NpyArray expected = FIXTURES.expected(name);
        NumPyArray array = NumPyArray.read(FIXTURES.file(name));
        assertThat(array.shape().stream().mapToInt(Integer::intValue).toArray()).containsExactly(expected.shape());
        assertThat(array.values()).containsExactly(expected.toDoubles());
        assertThat(array.floats()).containsExactly(expected.toFloats());
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void readsMatricesInPieces(String name) {
        try (NumPyFile matrix = NumPyFile.open(FIXTURES.file(name))) {
            FIXTURES.compare(name, matrix);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.npz", "compressed.npz"})
    void readsArchives(String name) {
        try (NumPyArchive archive = NumPyArchive.open(FIXTURES.file(name))) {
            assertThat(archive.names()).contains("a", "b c", "d");
            for (String array : new String[] {"a", "b c", "d"}) {
                double[] expected = FIXTURES.expected(array.charAt(0) + ".npz").toDoubles();
                assertThat(archive.read(array).values()).containsExactly(expected);
            }
            assertThatThrownBy(() -> archive.read("e")).isInstanceOf(UserException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "objects.npy,numbers of type '|O'",
        "complex.npy,numbers of type '<c8'",
        "record.npy,a header without a plain descr",
        "plain.npz,no NumPy array"
    })
    void refusesWithAReason(String name, String reason) {
        assertThatThrownBy(() -> NumPyArray.read(FIXTURES.file(name)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector.npy", "cube.npy", "empty.npy", "single.npy"})
    void aSeriesHasTwoAxes(String name) {
        assertThatThrownBy(() -> NumPyFile.open(FIXTURES.file(name)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("two axes");
    }

    @Test
    void writesWhatNumPyWrites() {
        float[] values = NumPyArray.read(FIXTURES.file("version-1.npy")).floats();
        byte[] written = NumPyWriter.bytes(values, 4, 3);
        assertThat(FIXTURES.file("version-1.npy")).hasBinaryContent(written);
        double[] vector = NumPyArray.read(FIXTURES.file("vector.npy")).values();
        assertThat(FIXTURES.file("vector.npy")).hasBinaryContent(NumPyWriter.bytes(vector, 7));
        assertThat(FIXTURES.file("single.npy")).hasBinaryContent(NumPyWriter.bytes(new double[] {2.5}));
    }

    @Test
    void readsWhatItWrites() {
        NumPyArray back = NumPyArray.read(
                Path.of("memory"),
                NumPyWriter.bytes(java.util.List.of(new float[] {1, 2, 3}, new float[] {4, 5, Float.NaN})));
        assertThat(back.shape()).containsExactly(2, 3);
        assertThat(back.rows().get(1)).containsExactly(4, 5, Float.NaN);
    }
}
