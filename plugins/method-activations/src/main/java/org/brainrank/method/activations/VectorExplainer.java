package org.brainrank.method.activations;

import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * Reads a vector off the forward pass.
 *
 * @param first the first layer that it speaks of
 * @param last the last one
 * @param quantities what it looks at
 * @param reading the method
 */
record VectorExplainer(int first, int last, Set<Quantity> quantities, Reading reading) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.VECTOR;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= first && layer <= last;
    }

    @Override
    public Pass pass() {
        return new Pass.Forward();
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return reducer(layer, tokens, 1);
    }

    @Override
    public Reducer reducer(int layer, int tokens, int ofLastWord) {
        return new Reducer() {
            private float[] vector = {};

            @Override
            public void observe(Observation step) {
                vector = reading.read(step, layer, ofLastWord);
            }

            @Override
            public float[] scores() {
                return vector.clone();
            }
        };
    }
}
