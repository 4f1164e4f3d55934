package org.brainrank.formats.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.formats.NumberType;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against nibabel, value for value. */
class NiftiReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("nifti");

    static Stream<String> images() {
        return FIXTURES.names(".*(nii|img)(\\.gz)?").stream();
    }

    @ParameterizedTest
    @MethodSource("images")
    void readsWhatNibabelReads(String name) {
        try (NiftiFile image = NiftiFile.open(FIXTURES.file(name))) {
            FIXTURES.compare(name, image);
            double[] affine = FIXTURES.expected(name + ".affine").toDoubles();
            for (int i = 0; i < 12; i++) {
                assertThat(image.grid().affine().rows().get(i)).isCloseTo(affine[i], within(1e-5));
            }
        }
    }

    @Test
    void everyTypeIsAmongThem() {
        assertThat(images().map(name -> {
                    try (NiftiFile image = NiftiFile.open(FIXTURES.file(name))) {
                        return image.header().type();
                    }
                }))
                .contains(
                        NumberType.UINT8,
                        NumberType.INT8,
                        NumberType.UINT16,
                        NumberType.INT16,
                        NumberType.UINT32,
                        NumberType.INT32,
                        NumberType.UINT64,
                        NumberType.INT64,
                        NumberType.FLOAT32,
                        NumberType.FLOAT64);
    }

    @Test
    void twoGzipMembersAreOneFile() {
        try (NiftiFile image = NiftiFile.open(FIXTURES.file("two-members.nii.gz"))) {
            FIXTURES.compare("compressed.nii.gz", image);
        }
    }

    @ParameterizedTest
    @CsvSource({"i2-le-1.nii,1.5", "compressed.nii.gz,2.0045", "pair.img,0.72", "f4-be-2.nii,1.5"})
    void repetitionTimeIsInSecondsWhateverTheUnit(String name, double seconds) {
        try (NiftiFile image = NiftiFile.open(FIXTURES.file(name))) {
            assertThat(image.repetitionTime()).hasValue(seconds);
        }
    }

    @Test
    void withoutAUnitThereIsNoRepetitionTime() {
        try (NiftiFile image = NiftiFile.open(FIXTURES.file("scaled.nii"))) {
            assertThat(image.repetitionTime()).isEmpty();
        }
    }

    @Test
    void saysWhereVoxelsAre() {
        try (NiftiFile image = NiftiFile.open(FIXTURES.file("volume.nii"))) {
            int target = 2 + 3 * (1 + 2 * 1);
            double[] expected = image.grid().affine().point(2, 1, 1);
            assertThat(image.grid().point(target)).containsExactly(expected);
            assertThat(image.grid().space()).isEqualTo("aligned");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "complex.nii,complex numbers of two 32-bit floats",
        "rgb.nii,colours",
        "analyze.img,Analyze 7.5",
        "expected.npz,no NIfTI header",
        "missing.nii,There is no such file"
    })
    void refusesWithAReason(String name, String reason) {
        assertThatThrownBy(() -> NiftiFile.open(FIXTURES.file(name)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(name.replace(".img", ".hdr"))
                .hasMessageContaining(reason);
    }
}
