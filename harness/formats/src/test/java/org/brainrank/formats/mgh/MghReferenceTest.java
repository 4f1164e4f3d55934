package org.brainrank.formats.mgh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against nibabel, value for value. */
class MghReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("mgh");

    static Stream<String> files() {
        return FIXTURES.names(".*mg[hz]").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatNibabelReads(String name) {
        try (MghFile file = MghFile.open(FIXTURES.file(name))) {
            FIXTURES.compare(name, file);
            if (!name.equals("nowhere.mgh")) {
                double[] affine = FIXTURES.expected(name + ".affine").toDoubles();
                for (int i = 0; i < 12; i++) {
                    assertThat(file.grid().affine().rows().get(i)).isCloseTo(affine[i], within(2e-5));
                }
            }
        }
    }

    /** By FreeSurfer's own documentation; nibabel has y and z of this default the other way round. */
    @Test
    void withoutAPlaceItIsFreeSurfersDefault() {
        try (MghFile file = MghFile.open(FIXTURES.file("nowhere.mgh"))) {
            assertThat(file.grid().point(0)).containsExactly(1.5, -2, 1);
            assertThat(file.grid().affine().at(2, 1)).isEqualTo(-1);
            assertThat(file.grid().affine().at(1, 2)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f4.mgh", "compressed.mgz"})
    void repetitionTimeIsInSeconds(String name) {
        try (MghFile file = MghFile.open(FIXTURES.file(name))) {
            assertThat(file.repetitionTime()).hasValue(2.0045);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"headless.mgh", "volume.mgh"})
    void oneIsNotAlwaysSaid(String name) {
        try (MghFile file = MghFile.open(FIXTURES.file(name))) {
            assertThat(file.repetitionTime()).isEmpty();
        }
    }

    @Test
    void refusesAnythingElse() {
        assertThatThrownBy(() -> MghFile.open(FIXTURES.file("expected.npz")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no MGH header");
    }
}
