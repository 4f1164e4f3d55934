package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.junit.jupiter.api.Test;

class MovedVectorsTest {
    private static final int TOKENS = 7;
    private final Random random = new Random(3);

    private NDArray random(NDManager manager, long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(shape));
    }

    private static Frame recorded(MovedVectors vectors, int queries) {
        Frame frame = new Frame(
                new PassRequest(
                        new Pass.Forward(),
                        new TreeSet<>(Set.of(1)),
                        Set.of(Quantity.TRANSFORMED_NORMS, Quantity.PROXIMITIES),
                        Output.LOGIT),
                Set.of(1));
        vectors.record(frame, 1, queries);
        return frame;
    }

    @Test
    void slicesOfQueriesDoNotMatter() {
        try (NDManager manager = EngineRuntime.newManager()) {
            NDArray weights = random(manager, 2, 4, TOKENS, TOKENS).softmax(3);
            BlockInternals internals = new BlockInternals(
                    random(manager, 2, TOKENS, 12),
                    random(manager, 2, 2, TOKENS, 3),
                    random(manager, 12, 5),
                    random(manager, 2, TOKENS, 5),
                    random(manager, 2, TOKENS, 5),
                    random(manager, 2, TOKENS, 5));
            MovedVectors vectors = new MovedVectors(weights, internals, random(manager, 2, TOKENS, 5));
            Frame whole = recorded(vectors, TOKENS);
            for (int queries : new int[] {1, 3, 6}) {
                Frame sliced = recorded(vectors, queries);
                for (Quantity quantity : new Quantity[] {Quantity.TRANSFORMED_NORMS, Quantity.PROXIMITIES}) {
                    for (int window = 0; window < 2; window++) {
                        Tensor expected = whole.view(quantity, 1, window);
                        Tensor actual = sliced.view(quantity, 1, window);
                        for (int i = 0; i < expected.size(); i++) {
                            assertThat(actual.get(i))
                                    .as("%s, %d queries at a time, number %d", quantity, queries, i)
                                    .isCloseTo(expected.get(i), Offset.offset(1e-4f));
                        }
                    }
                }
            }
        }
    }

    @Test
    void longWindowsOfWideModelsAreSliced() {
        assertThat(MovedVectors.queries(20, 768)).isEqualTo(20);
        assertThat(MovedVectors.queries(1024, 768)).isEqualTo(2);
        assertThat(MovedVectors.queries(100_000, 4096)).isEqualTo(1);
    }
}
