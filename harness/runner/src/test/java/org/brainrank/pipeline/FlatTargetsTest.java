package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class FlatTargetsTest {
    private final FlatTargets flat = new FlatTargets(List.of(new Target("a", "roi"), new Target("b", "roi")));

    @Test
    void theUnitOfTheResponsesDoesNotMatter() {
        Matrix small = Matrix.of(3, 2, new double[] {1e-12, 2e-12, 3e-12, 1e-12, 2e-12, 5e-12});

        assertThat(flat.zeroed("s", 0, small).get(1, 0)).isEqualTo(3e-12);
        assertThat(flat.notes()).isEmpty();
    }

    @Test
    void aFlatTargetIsZeroedAndNamed() {
        Matrix responses = flat.zeroed("s", 0, Matrix.of(3, 2, new double[] {1, 7, 2, 7, 3, 7}));

        assertThat(responses.column(1)).containsOnly(0);
        assertThat(flat.notes()).singleElement().asString().contains("subject s", "b");
    }

    @Test
    void ofManyFlatTargetsSomeAreNamedAndAllAreCounted() {
        List<Target> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(new Target("t" + i, "A"));
        }
        FlatTargets outside = new FlatTargets(many);
        Matrix responses = Matrix.zeros(3, 30);
        responses.set(1, 0, 1);

        outside.zeroed("s", 0, responses.columns(0, 10));
        outside.zeroed("s", 10, responses.columns(10, 30));

        assertThat(outside.notes())
                .singleElement()
                .asString()
                .contains("29 targets do not vary", "t1, t2,", "t20 and 9 more");
    }
}
