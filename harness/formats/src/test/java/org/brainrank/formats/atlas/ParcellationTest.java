package org.brainrank.formats.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brainrank.formats.ArrayNumbers;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;

class ParcellationTest {
    private static final Path FILE = Path.of("atlas.label.gii");

    private static Labels labels(int... keys) {
        return new Labels(FILE, keys, Map.of(7, "L_A1_ROI", 3, " "), Optional.empty());
    }

    private static TimeSeries series(int scans, double... values) {
        return new StoredSeries(new ArrayNumbers(values), scans, values.length / scans, true, OptionalDouble.of(1.5));
    }

    private static TimeSeries means(Parcellation atlas, TimeSeries series) {
        return new Selection(atlas, true)
                .of(series, (scan, place, value) -> new UserException(scan + " " + place + " " + value));
    }

    private static double[] all(TimeSeries series) {
        double[] values = new double[series.scans() * series.targets()];
        series.read(0, series.scans(), values);
        return values;
    }

    @Test
    void regionsAreTheKeysAboveZeroInTheirOrder() {
        Parcellation atlas = Parcellation.of(labels(7, 0, 3, -1, 7));
        assertThat(atlas.regions())
                .extracting(Region::key, Region::name, Region::roi, Region::places)
                .containsExactly(tuple(3, "3", "3", new int[] {2}), tuple(7, "L_A1_ROI", "L_A1_ROI", new int[] {0, 4}));
        assertThat(atlas.places()).isEqualTo(5);
        assertThatThrownBy(() -> Parcellation.of(labels(0, -3)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("atlas.label.gii", "no label above 0 at any of 2 places");
    }

    /** numpy: [x[:, [2]].mean(1), x[:, [0, 4]].mean(1)]. */
    @Test
    void meansAreThoseOfTheRegionsPlaces() {
        try (TimeSeries means = means(
                Parcellation.of(labels(7, 0, 3, -1, 7)), series(2, 1, 100, 5, Double.NaN, 4, -1, 100, 6, 100, 0.5))) {
            assertThat(all(means)).containsExactly(5, 2.5, 6, -0.25);
            assertThat(means.repetitionTime()).hasValue(1.5);
            double[] second = new double[2];
            means.read(1, 1, second);
            assertThat(second).containsExactly(6, -0.25);
        }
    }

    @Test
    void anUnknownNumberInARegionIsNotHidden() {
        try (TimeSeries means = means(Parcellation.of(labels(7, 7)), series(1, 1, Double.NaN))) {
            assertThatThrownBy(() -> all(means)).hasMessage("0 1 NaN");
        }
    }

    /** More sums than a piece holds: 3 scans of 2,000,000 regions. */
    @Test
    void piecesAreJoinedSeamlessly() {
        int regions = 2_000_000;
        int[] keys = new int[regions];
        double[] values = new double[3 * regions];
        for (int place = 0; place < regions; place++) {
            keys[place] = place + 1;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        try (TimeSeries means = means(Parcellation.of(labels(keys)), series(3, values))) {
            assertThat(all(means)).isEqualTo(values);
        }
    }

    @Test
    void hemispheresLieBesideEachOther() {
        Parcellation both = Parcellation.of(labels(7, 0)).beside(Parcellation.of(labels(3, 7, 7)));
        assertThat(both.regions()).extracting(Region::key).containsExactly(7, 3, 7);
        TimeSeries whole = new SideBySide(series(2, 1, 2, 3, 4), series(2, 5, 6, 8, 9, 10, 20));
        try (TimeSeries means = means(both, whole)) {
            assertThat(all(means)).containsExactly(1, 5, 7, 3, 9, 15);
        }
        assertThatThrownBy(() -> new SideBySide(series(2, 1, 2), series(1, 1))).hasMessageContaining("2 and 1 scans");
        assertThatThrownBy(() -> means(both, series(1, 1, 2))).hasMessageContainingAll("2 targets", "5 places");
    }

    @Test
    void someRegionsCanBeKept() {
        Parcellation some = Parcellation.of(labels(7, 3, 9, 7)).only(region -> region.key() > 3);
        assertThat(some.regions()).extracting(Region::key).containsExactly(7, 9);
        try (TimeSeries means = means(some, series(1, 2, 100, 5, 4))) {
            assertThat(all(means)).containsExactly(3, 5);
        }
    }
}
