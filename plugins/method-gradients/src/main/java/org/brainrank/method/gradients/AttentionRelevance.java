package org.brainrank.method.gradients;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * Follows relevance from the last position back through attention.
 *
 * @param layers L
 * @param onwards whether all blocks from a layer on take part, or that layer's alone
 */
record AttentionRelevance(int layers, boolean onwards) implements Explainer {
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
        return new Pass.Gradient();
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.ATTENTION, Quantity.ATTENTION_GRADIENTS);
    }

    @Override
    public Set<Integer> reads(int layer) {
        Set<Integer> blocks = new TreeSet<>();
        for (int block = layer; block <= (onwards ? layers : layer); block++) {
            blocks.add(block);
        }
        return blocks;
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        float[] scores = new float[tokens];
        return new Reducer() {
            @Override
            public void observe(Observation step) {
                double[] row = new double[tokens];
                row[tokens - 1] = 1;
                for (int block = onwards ? layers : layer; block >= layer; block--) {
                    row = behind(row, step.attention(block), step.attentionGradients(block));
                }
                for (int token = 0; token < tokens; token++) {
                    scores[token] = (float) row[token];
                }
            }

            @Override
            public float[] scores() {
                return scores.clone();
            }
        };
    }

    /** r(I + Ā), or rĀ where a block stands alone. */
    private double[] behind(double[] row, Tensor weights, Tensor gradients) {
        int tokens = row.length;
        int heads = weights.size(0);
        double[] behind = onwards ? row.clone() : new double[tokens];
        for (int head = 0; head < heads; head++) {
            for (int query = 0; query < tokens; query++) {
                int at = (head * tokens + query) * tokens;
                for (int key = 0; key <= query && row[query] != 0; key++) {
                    double product = (double) weights.get(at + key) * gradients.get(at + key);
                    behind[key] += row[query] * Math.max(0, product) / heads;
                }
            }
        }
        return behind;
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return onwards && layers > 1 && layer == layers
                ? Optional.of("one block alone: the last position's own 1 and one row of attention")
                : Optional.empty();
    }
}
