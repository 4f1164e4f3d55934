package org.brainrank.models.transformers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.brainrank.models.blocks.Block;
import org.brainrank.models.blocks.Decoder;
import org.brainrank.models.blocks.Entrance;
import org.brainrank.models.blocks.Exit;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Linear;
import org.brainrank.models.blocks.Matrix;
import org.brainrank.models.blocks.Norm;
import org.brainrank.models.blocks.Scoring;
import org.brainrank.models.blocks.Weights;
import org.jspecify.annotations.Nullable;

/** An architecture as a description: names, sizes, what enters, how positions are told apart, and one block. */
abstract class Family implements Architecture {
    private final String modelType;
    private final Names names;

    Family(String modelType, Names names) {
        this.modelType = modelType;
        this.names = names;
    }

    @Override
    public final String modelType() {
        return modelType;
    }

    @Override
    public List<String> prefixes() {
        return List.of(names.prefix());
    }

    /** True unless learned positions keep hidden states away from zero. */
    @Override
    public boolean zeroBaselineIsSingular() {
        return true;
    }

    /** How a block compares queries with keys; blocks are counted from 0. */
    abstract Scoring scoring(Parts parts, Positions positions, int block);

    /** One block. */
    abstract Block block(Parts parts, String name, Scoring scoring);

    /** E. */
    int embeddingWidth(Parts parts) {
        return parts.sizes().width();
    }

    /** Which row of the embedding table starts at zero, where the architecture gives the padding token such a row. */
    OptionalInt padding(Config config, Sizes sizes) {
        return config.paddingRow(sizes.vocabulary(), OptionalInt.empty());
    }

    Entrance entrance(Parts parts) {
        return Entrance.PLAIN;
    }

    abstract Norm norm(Parts parts, String name);

    /** The norm behind the last block. */
    Norm finalNorm(Parts parts) {
        return norm(parts, names.norm());
    }

    /** What stands between the last norm and the output matrix, or null. */
    @Nullable
    Linear projection(Parts parts) {
        return null;
    }

    /** Whether logits use the embedding table where the config does not say. */
    boolean tied() {
        return false;
    }

    /** Whether the output matrix has a bias. */
    boolean headBias() {
        return false;
    }

    /** The cap of logits; 0 for none. */
    double finalCap(Config config) {
        return 0;
    }

    @Override
    public final Decoder build(Config config, Sizes sizes, Weights weights) {
        Parts parts = new Parts(config, sizes, weights);
        Matrix table = parts.table(names.table(), embeddingWidth(parts), padding(config, sizes));
        Positions positions = new Positions(weights.manager());
        Entrance entrance = entrance(parts);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < sizes.layers(); i++) {
            Scoring scoring = scoring(parts, positions, i);
            blocks.add(block(parts, names.blocks() + i + ".", scoring));
        }
        Exit exit = new Exit(finalNorm(parts), projection(parts), head(parts, table), finalCap(config));
        return new Decoder(weights, table, entrance, blocks, exit, sizes.feedForward());
    }

    private Linear head(Parts parts, Matrix table) {
        int vocabulary = parts.sizes().vocabulary();
        Matrix matrix = parts.config().flag("tie_word_embeddings", tied())
                ? table
                : parts.matrix(names.head(), vocabulary, embeddingWidth(parts));
        return Linear.ofRows(
                matrix, headBias() ? parts.weights().get(names.head() + ".bias", Initial.ZEROS, vocabulary) : null);
    }
}
