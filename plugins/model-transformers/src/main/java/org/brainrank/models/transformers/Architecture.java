package org.brainrank.models.transformers;

import java.util.List;
import java.util.regex.Pattern;
import org.brainrank.models.blocks.Decoder;
import org.brainrank.models.blocks.Weights;

/** A family of models: reads its configuration and puts its weights where they belong. Stateless. */
interface Architecture {
    /** Its {@code model_type} in {@code config.json}. */
    String modelType();

    /**
     * What stands before the names of all weights but the output matrix: first as this class spells them, then as some files
     * do. Files saved from the bare model lack it.
     */
    List<String> prefixes();

    /** Tensors that a file may hold and that are no weights of the language model: recomputed tables and masks. */
    Pattern ignored();

    /** Whether the gradient explodes at a zero embedding. */
    boolean zeroBaselineIsSingular();

    /**
     * Reads the shape of a model.
     *
     * @throws org.brainrank.spi.UserException if a size is missing, or a setting is not supported
     */
    Sizes sizes(Config config);

    /**
     * Builds a model.
     *
     * @throws org.brainrank.spi.UserException if a weight is missing or of another shape
     */
    Decoder build(Config config, Sizes sizes, Weights weights);
}
