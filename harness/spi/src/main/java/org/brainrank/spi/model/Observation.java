package org.brainrank.spi.model;

/**
 * One step of a pass over one window of T tokens. Forward, gradient and erasure passes have one step; a path has one per
 * point. Ask only for the {@link Quantity quantities} and layers that were requested.
 *
 * <p>Layer l ≥ 1 is the output of block l before any final norm; layer 0 is the input.
 */
public interface Observation {
    /**
     * The length of the window.
     *
     * @return T
     */
    int tokens();

    /**
     * What the model predicts on the unchanged window.
     *
     * @return target, logit, log-probability, entropy
     */
    Prediction prediction();

    /**
     * f at this step's point.
     *
     * @return the output that was requested
     */
    double output();

    /**
     * Where on the path this step stands.
     *
     * @return from 0 (baseline) to 1 (the window itself); 1 for other passes
     */
    double alpha();

    /**
     * The quadrature weight of this point. The path's two ends are shown even when the rule has no point there, with
     * weight 0, so that f − f(baseline) is known.
     *
     * @return ≥ 0; 1 for other passes
     */
    double weight();

    /**
     * Whether this step has gradients: not at the baseline end of a path whose rule has no point there.
     *
     * @return true if {@link #gradients} may be called
     */
    boolean hasGradients();

    /**
     * Whether this step speaks of a layer: a layer path shows one layer at a time, every other pass all requested ones.
     *
     * @param layer from 0 to L
     * @return true if the quantities of that layer belong to this step
     */
    boolean shows(int layer);

    /**
     * What {@link #gradients} are taken with respect to: at layer 0 the token embeddings before position is added, at
     * layer l the output of block l.
     *
     * @param layer from 0 to L
     * @return shape (T, width)
     */
    Tensor inputs(int layer);

    /**
     * Hidden states: at layer 0 what enters block 1, at layer l the output of block l.
     *
     * @param layer from 0 to L
     * @return shape (T, width)
     */
    Tensor activations(int layer);

    /**
     * ∂f/∂inputs at this step's point.
     *
     * @param layer from 0 to L
     * @return shape (T, width)
     */
    Tensor gradients(int layer);

    /**
     * Attention weights after softmax of block {@code layer}.
     *
     * @param layer from 1 to L
     * @return shape (heads, T queries, T keys)
     */
    Tensor attention(int layer);

    /**
     * f with one token erased at a layer, for each token.
     *
     * @param layer from 0 to L
     * @return shape (T)
     */
    Tensor erased(int layer);

    /**
     * ∂f/∂A, A being the attention weights of block {@code layer}: how f would change if a head looked more at a key, the
     * other weights staying as they are.
     *
     * @param layer from 1 to L
     * @return shape (heads, T queries, T keys)
     */
    Tensor attentionGradients(int layer);

    /**
     * What this step's gradient is multiplied by: the way from the start to the end of the piece that the step stands for.
     * Passes whose steps do not lie on one line show it.
     *
     * @param layer 0
     * @return shape (T, width)
     */
    Tensor directions(int layer);
}
