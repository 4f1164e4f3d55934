package org.brainrank.method.activations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class StaticEmbeddingTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new StaticEmbedding();
    }

    @Test
    void knowsTheWordAndNeitherItsPlaceNorItsContext() {
        MethodRun run = MethodRun.of(FakeModel.create(5), plugin(), Map.of());
        float[] embedding = run.at(0, TokenWindow.predicted(3, 99, 14)).scores();
        assertThat(run.at(0, TokenWindow.predicted(7, 8, 9, 10, 14)).scores()).isEqualTo(embedding);
        assertThat(run.at(0, TokenWindow.predicted(3, 99, 15)).scores()).isNotEqualTo(embedding);
    }
}
