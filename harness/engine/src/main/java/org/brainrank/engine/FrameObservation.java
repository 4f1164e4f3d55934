package org.brainrank.engine;

import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * One window's part of a frame.
 *
 * @param frame the whole batch
 * @param window which of it
 * @param tokens T
 * @param prediction on the unchanged window
 * @param alpha where on the path
 * @param weight of the quadrature
 */
record FrameObservation(Frame frame, int window, int tokens, Prediction prediction, double alpha, double weight)
        implements Observation {
    @Override
    public double output() {
        return frame.output(window);
    }

    @Override
    public boolean hasGradients() {
        return frame.has(Quantity.GRADIENTS) || frame.has(Quantity.ATTENTION_GRADIENTS);
    }

    @Override
    public boolean shows(int layer) {
        return frame.shows(layer);
    }

    @Override
    public Tensor inputs(int layer) {
        return frame.view(Quantity.INPUTS, layer, window);
    }

    @Override
    public Tensor activations(int layer) {
        return frame.view(Quantity.ACTIVATIONS, layer, window);
    }

    @Override
    public Tensor gradients(int layer) {
        return frame.view(Quantity.GRADIENTS, layer, window);
    }

    @Override
    public Tensor attention(int layer) {
        return frame.view(Quantity.ATTENTION, layer, window);
    }

    @Override
    public Tensor erased(int layer) {
        return frame.view(Quantity.ERASED, layer, window);
    }

    @Override
    public CoalitionTable coalitions() {
        return frame.coalitions(window);
    }

    @Override
    public Tensor coalitionOutputs() {
        return frame.view(Quantity.COALITIONS, 0, window);
    }

    @Override
    public Tensor coalitionLogProbabilities() {
        return frame.view(Quantity.COALITION_LOG_PROBABILITIES, 0, window);
    }

    @Override
    public Tensor removed() {
        return frame.view(Quantity.REMOVED, 0, window);
    }

    @Override
    public Tensor zeroed(int layer) {
        return frame.view(Quantity.ZEROED, layer, window);
    }

    @Override
    public Tensor headOutputs(int layer) {
        return frame.view(Quantity.HEAD_OUTPUTS, layer, window);
    }

    @Override
    public Tensor mlpOutputs(int layer) {
        return frame.view(Quantity.MLP_OUTPUTS, layer, window);
    }

    @Override
    public Tensor transformedNorms(int layer) {
        return frame.view(Quantity.TRANSFORMED_NORMS, layer, window);
    }

    @Override
    public Tensor proximities(int layer) {
        return frame.view(Quantity.PROXIMITIES, layer, window);
    }

    @Override
    public Tensor lens(int layer) {
        return frame.view(Quantity.LENS, layer, window);
    }

    @Override
    public Tensor tokenLogProbabilities() {
        return frame.view(Quantity.TOKEN_LOG_PROBABILITIES, 0, window);
    }

    @Override
    public Tensor attentionGradients(int layer) {
        return frame.view(Quantity.ATTENTION_GRADIENTS, layer, window);
    }

    @Override
    public Tensor directions(int layer) {
        return frame.view(Quantity.DIRECTIONS, layer, window);
    }
}
