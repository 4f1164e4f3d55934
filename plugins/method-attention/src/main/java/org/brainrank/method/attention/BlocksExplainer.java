package org.brainrank.method.attention;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * Scores tokens from what blocks show in a forward pass; there are no blocks at the input.
 *
 * @param layers L
 * @param quantity what it looks at
 * @param below whether it looks at all blocks up to a layer, not at that layer's alone
 * @param fixed layer to why the size of its scores is fixed
 * @param scoring the method
 */
record BlocksExplainer(
        int layers, Quantity quantity, boolean below, IntFunction<Optional<String>> fixed, Scoring scoring)
        implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 1 && layer <= layers;
    }

    @Override
    public Pass pass() {
        return new Pass.Forward();
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(quantity);
    }

    @Override
    public Set<Integer> reads(int layer) {
        Set<Integer> read = new TreeSet<>();
        for (int block = below ? 1 : layer; block <= layer; block++) {
            read.add(block);
        }
        return read;
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return fixed.apply(layer);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        float[] scores = new float[tokens];
        return new Reducer() {
            @Override
            public void observe(Observation step) {
                double[] exact = scoring.scores(step, layer, tokens);
                for (int token = 0; token < tokens; token++) {
                    scores[token] = (float) exact[token];
                }
            }

            @Override
            public float[] scores() {
                return scores.clone();
            }
        };
    }
}
