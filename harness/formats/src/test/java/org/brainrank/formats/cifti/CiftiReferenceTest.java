package org.brainrank.formats.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.formats.Grid;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against nibabel, value for value. */
class CiftiReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("cifti");

    static Stream<String> files() {
        return FIXTURES.names(".*").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatNibabelReads(String name) {
        try (CiftiFile matrix = CiftiFile.open(FIXTURES.file(name))) {
            FIXTURES.compare(name, matrix);
        }
    }

    @Test
    void readsWhereTargetsAre() {
        try (CiftiFile dense = CiftiFile.open(FIXTURES.file("dense.dtseries.nii"))) {
            assertThat(dense.repetitionTime()).hasValue(0.72);
            assertThat(dense.targetMap().models())
                    .extracting(BrainModel::structure)
                    .containsExactly("CORTEX_LEFT", "CORTEX_RIGHT", "THALAMUS_LEFT");
            BrainModel right = dense.targetMap().models().get(1);
            assertThat(right.surface()).isTrue();
            assertThat(right.firstTarget()).isEqualTo(4);
            assertThat(right.surfaceVertices()).isEqualTo(10);
            assertThat(right.indices()).containsExactly(1, 9);
            // In the order of the mask: 0 3 1, 1 2 3, 2 0 4.
            assertThat(dense.targetMap().models().get(2).indices()).containsExactly(0, 3, 1, 1, 2, 3, 2, 0, 4);
            Grid grid = dense.targetMap().grid().orElseThrow();
            assertThat(grid.nx()).isEqualTo(3);
            assertThat(grid.affine().at(0, 3)).isCloseTo(90.5, within(1e-9));
            assertThat(grid.affine().at(1, 2)).isCloseTo(-0.3, within(1e-9));
        }
    }

    @Test
    void readsParcelsAndNamesOfMaps() {
        try (CiftiFile parcels = CiftiFile.open(FIXTURES.file("parcels.pscalar.nii"))) {
            assertThat(parcels.scanMap().names()).containsExactly("r", "R2 & more");
            assertThat(parcels.targetMap().parcels()).extracting(Parcel::name).containsExactly("A", "B", "C");
            Parcel b = parcels.targetMap().parcels().get(1);
            assertThat(b.vertices().get("CORTEX_LEFT")).containsExactly(3, 7);
            assertThat(b.vertices().get("CORTEX_RIGHT")).containsExactly(1, 9);
            assertThat(parcels.targetMap().parcels().get(2).voxels()).hasSize(9);
            assertThat(parcels.targetMap().surfaces())
                    .containsOnly(entry("CORTEX_LEFT", 10), entry("CORTEX_RIGHT", 10));
            assertThat(parcels.repetitionTime()).isEmpty();
        }
    }

    @Test
    void readsNamesOfLabels() {
        try (CiftiFile labels = CiftiFile.open(FIXTURES.file("dense.dlabel.nii"))) {
            assertThat(labels.scanMap().names()).containsExactly("parcellation");
            assertThat(labels.scanMap().labels())
                    .singleElement()
                    .satisfies(table -> assertThat(table).containsExactly(entry(0, "???"), entry(1, "one")));
        }
    }

    @Test
    void refusesConnectivity() {
        assertThatThrownBy(() -> CiftiFile.open(FIXTURES.file("refused.pconn.nii")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("a matrix of PARCELS by PARCELS");
    }

    @Test
    void refusesAnImage() {
        assertThatThrownBy(() -> CiftiFile.open(Fixtures.of("nifti").file("f4-le-2.nii")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("read it as one");
    }
}
