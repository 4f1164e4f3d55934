package org.brainrank.engine;

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
    public Tensor attentionGradients(int layer) {
        return frame.view(Quantity.ATTENTION_GRADIENTS, layer, window);
    }

    @Override
    public Tensor directions(int layer) {
        return frame.view(Quantity.DIRECTIONS, layer, window);
    }
}
