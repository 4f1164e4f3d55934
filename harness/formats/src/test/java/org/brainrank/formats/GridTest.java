package org.brainrank.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
    private static Grid grid(double edge, double shift, double skew) {
        return new Grid(
                91,
                109,
                91,
                Affine.of(edge, skew, 0, shift, 0, edge, 0, 0, 0, 0, edge, 0),
                edge < 1 ? "m" : "mm",
                "mni");
    }

    @Test
    void gridsAreTheSameToAHundredthOfAVoxel() {
        assertThat(grid(2, 0, 0).isSameAs(grid(2, 0.01, 0))).isTrue();
        assertThat(grid(2, 0, 0).isSameAs(grid(2, 0.03, 0))).isFalse();
    }

    /** A thousandth in the matrix is a tenth of a millimetre at the far corner. */
    @Test
    void theFarCornersCount() {
        assertThat(grid(2, 0, 0).isSameAs(grid(2, 0, 1e-4))).isTrue();
        assertThat(grid(2, 0, 0).isSameAs(grid(2, 0, 1e-3))).isFalse();
    }

    @Test
    void theUnitDoesNotMatter() {
        assertThat(grid(0.002, 0, 0).isSameAs(grid(0.002, 1e-5, 0))).isTrue();
        assertThat(grid(0.002, 0, 0).isSameAs(grid(0.0025, 0, 0))).isFalse();
    }

    @Test
    void otherSizesAreOtherGrids() {
        Grid one = new Grid(2, 3, 4, Affine.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0), "mm", "");
        assertThat(one.isSameAs(new Grid(2, 4, 3, one.affine(), "mm", ""))).isFalse();
        assertThat(one.isSameAs(new Grid(2, 3, 4, one.affine(), "", "mni"))).isTrue();
        assertThat(one.name(7)).isEqualTo("1-0-1");
    }
}
