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
     * f at this step's point, the foil's part taken off where the window has one.
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
     * Which tokens are present in each coalition.
     *
     * @return M coalitions
     */
    CoalitionTable coalitions();

    /**
     * f with the tokens that are absent from a coalition replaced, for each coalition.
     *
     * @return shape (M)
     */
    Tensor coalitionOutputs();

    /**
     * The target token's log-probability for each coalition, whatever f is.
     *
     * @return shape (M), in nats
     */
    Tensor coalitionLogProbabilities();

    /**
     * f of the window without one token, for each token; a window of one token cannot lose it, and keeps its f.
     *
     * @return shape (T)
     */
    Tensor removed();

    /**
     * How far the output of block {@code layer} moves at every position when one token's value vector is zero there:
     * 1 − cosine, at row i and column j for position i without the value of token j; 0 for j &gt; i, which i does not see.
     *
     * @param layer from 1 to L
     * @return shape (T, T), each from 0 to 2
     */
    Tensor zeroed(int layer);

    /**
     * What the heads of block {@code layer} say, one behind the other, before the output projection mixes them: at query i
     * head h gives Σ_j α_ij v_j. Forward and gradient passes alone.
     *
     * @param layer from 1 to L
     * @return shape (T, heads × width of a head)
     */
    Tensor headOutputs(int layer);

    /**
     * What the feed-forward part of block {@code layer} adds to the hidden state. Forward and gradient passes alone.
     *
     * @param layer from 1 to L
     * @return shape (T, width)
     */
    Tensor mlpOutputs(int layer);

    /**
     * How long the vectors are that block {@code layer} moves from key j to query i: ‖Σ_heads α_ij v_j W_O‖₂, with the value's
     * bias and without the output's. Forward and gradient passes alone.
     *
     * @param layer from 1 to L
     * @return shape (T queries, T keys); 0 where j > i
     */
    Tensor transformedNorms(int layer);

    /**
     * How much nearer to the attention's outcome a position brings it in block {@code layer}: ‖y_i‖₁ − ‖y_i − t_ij‖₁. The
     * outcome y_i is the residual plus the attention's output with all biases; t_ij is the vector moved from key j to query i,
     * and with j = i also the residual; the t_ij of a row and the output's bias add up to y_i. Forward and gradient passes
     * alone.
     *
     * @param layer from 1 to L
     * @return shape (T queries, T keys), in units of the hidden state; negative where a vector leads away, 0 where j > i
     */
    Tensor proximities(int layer);

    /**
     * What the hidden state of the last position would predict if it went through the final norm and the output matrix at
     * once; at layer L what the model does predict. No foil is taken off. Forward and gradient passes alone.
     *
     * @param layer from 0 to L; at 0 of what enters block 1
     * @return shape (5): the target's logit; its log-probability in nats; the entropy in nats; how many tokens have a larger
     *     logit than the target; the log-probability of the likeliest token
     */
    Tensor lens(int layer);

    /**
     * How likely the model held each token of the window to be, from those before it: log p(ids[t] | ids[0 … t−1]). Forward
     * and gradient passes alone.
     *
     * @return shape (T), in nats; 0 for the first token, which has nothing before it
     */
    Tensor tokenLogProbabilities();

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
