package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brainrank.alignment.Downsampling;
import org.brainrank.features.FeatureSpace;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.junit.jupiter.api.Test;

class EqualDimensionTest {
    private static FeatureSet set(String variant, int features, long seed) {
        return new FeatureSet(
                "model",
                1,
                variant,
                Cell.Role.METHOD,
                new FeatureSpace(Map.of("one", Toy.rows(400, features, new Random(seed))), features, List.of(), 0.5),
                Downsampling.MEAN);
    }

    @Test
    void widerSpacesAreReducedBothWaysAndOthersNot() {
        List<FeatureSet> reduced =
                new EqualDimension(10, new Seeds(1)).of(List.of(set("narrow", 10, 1), set("wide", 64, 2)));

        assertThat(reduced).extracting(FeatureSet::variant).containsExactly("wide", "wide");
        assertThat(reduced).extracting(set -> set.capacity().label()).containsExactly("pca-10", "projection-10");
        assertThat(reduced).extracting(FeatureSet::features).containsExactly(10, 10);
        assertThat(reduced.get(0).space().features()).isEqualTo(64); // every fold learns its own components
        assertThat(reduced.get(1).space().stories().get("one")).hasSize(400).allMatch(word -> word.length == 10);
        assertThat(new EqualDimension(0, new Seeds(1)).of(List.of(set("wide", 64, 2))))
                .isEmpty();
    }

    @Test
    void projectionsAreLinearAndTheSameForAllSpacesOfAWidth() {
        FeatureSet a = set("a", 64, 1);
        FeatureSet b = set("b", 64, 2);
        EqualDimension equal = new EqualDimension(10, new Seeds(1));
        float[] ofA = word(equal, a);
        float[] ofB = word(equal, b);
        float[] sum = a.space().stories().get("one").get(0).clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b.space().stories().get("one").get(0)[i];
        }
        FeatureSet both = new FeatureSet(
                "other",
                2,
                "both",
                Cell.Role.CONTROL,
                new FeatureSpace(Map.of("one", List.of(sum)), 64, List.of(), 0),
                Downsampling.MEAN);
        float[] ofBoth = word(equal, both);
        for (int i = 0; i < 10; i++) {
            assertThat(ofBoth[i]).isCloseTo(ofA[i] + ofB[i], within(1e-4f));
        }
        assertThat(word(new EqualDimension(10, new Seeds(2)), a)).isNotEqualTo(ofA);
    }

    @Test
    void projectionsKeepLengthsInTheMean() {
        FeatureSet set = set("a", 64, 3);
        double before = squares(set.space().stories().get("one"));
        double after = squares(new EqualDimension(10, new Seeds(1))
                .of(List.of(set))
                .get(1)
                .space()
                .stories()
                .get("one"));

        assertThat(after / before).isBetween(0.75, 1.25);
    }

    @Test
    void cellsOfACapacityAreThoseReducedToItAndThoseNeverWider() {
        Cell narrow = cell("narrow", 10, "full");
        Cell wide = cell("wide", 64, "full");
        Cell reduced = cell("wide", 10, "pca-10");
        Cell projected = cell("wide", 10, "projection-10");
        List<Cell> cells = List.of(narrow, wide, reduced, projected);

        assertThat(Capacity.comparable(cells, "full")).containsExactly(narrow, wide);
        assertThat(Capacity.comparable(cells, "pca-10")).containsExactly(narrow, reduced);
        assertThat(Capacity.comparable(cells, "projection-10")).containsExactly(narrow, projected);
    }

    private static Cell cell(String variant, int features, String capacity) {
        return new Cell(
                "data",
                "s1",
                "model",
                1,
                variant,
                Cell.Role.METHOD,
                Cell.Status.DONE,
                "",
                features,
                capacity,
                0,
                Map.of());
    }

    private static float[] word(EqualDimension equal, FeatureSet set) {
        return equal.of(List.of(set)).get(1).space().stories().get("one").get(0);
    }

    private static double squares(List<float[]> words) {
        double sum = 0;
        for (float[] word : words) {
            for (float value : word) {
                sum += value * value;
            }
        }
        return sum;
    }
}
