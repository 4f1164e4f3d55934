package org.brainrank.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.formats.TimeSeries;
import org.brainrank.spi.UserException;
import org.brainrank.testkit.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against h5py, value for value. */
class Hdf5ReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("hdf5");

    static Stream<String> datasets() {
        return FIXTURES.names(".*").stream();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void readsWhatH5pyReads(String name) {
        String[] parts = name.split(":", -1);
        NpyArray expected = FIXTURES.expected(name);
        try (Hdf5File file = Hdf5File.open(FIXTURES.file(parts[0] + ".h5"))) {
            Hdf5Dataset dataset = file.dataset(parts[1]);
            assertThat(dataset.shape().stream().mapToInt(Integer::intValue).toArray())
                    .containsExactly(expected.shape());
            assertThat(dataset.values()).containsExactly(expected.toDoubles());
            if (dataset.shape().size() == 2) {
                try (TimeSeries series = dataset.series(true)) {
                    FIXTURES.compare(name, series);
                }
                assertThat(dataset.series(false).scans())
                        .isEqualTo(dataset.shape().get(1));
            }
        }
    }

    @Test
    void theOtherWayRoundIsTransposed() {
        try (Hdf5File file = Hdf5File.open(FIXTURES.file("earliest.h5"))) {
            Hdf5Dataset dataset = file.dataset("chunks/all");
            double[] values = dataset.values();
            double[] turned = new double[values.length];
            dataset.series(false).read(0, 7, turned);
            for (int i = 0; i < values.length; i++) {
                assertThat(turned[i % 7 * 11 + i / 7])
                        .isEqualTo(values[i], org.assertj.core.api.Assertions.within(0.0));
            }
        }
    }

    @Test
    void followsLinksWithinTheFile() {
        try (Hdf5File file = Hdf5File.open(FIXTURES.file("latest.h5"))) {
            assertThat(file.dataset("soft").values())
                    .containsExactly(FIXTURES.expected("latest:/chunks/gzip").toDoubles());
            assertThat(file.datasets()).contains("/types/f4-le", "/vector").doesNotContain("/soft", "/elsewhere");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere,is in another file",
        "text,of VariableLength",
        "complex,of Compound",
        "holes,HdfException",
        "empty,1 to 2^48 numbers",
        "nothing,no dataset 'nothing'",
        "types,no dataset 'types'"
    })
    void refusesWithAReason(String path, String reason) {
        for (String version : new String[] {"earliest", "latest"}) {
            try (Hdf5File file = Hdf5File.open(FIXTURES.file(version + ".h5"))) {
                assertThatThrownBy(() -> file.dataset(path).values())
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining(version + ".h5")
                        .hasMessageContaining(reason);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"make", "expected.npz"})
    void refusesWhatIsNoHdf5(String name) {
        assertThatThrownBy(() -> Hdf5File.open(FIXTURES.file(name))).isInstanceOf(UserException.class);
    }
}
