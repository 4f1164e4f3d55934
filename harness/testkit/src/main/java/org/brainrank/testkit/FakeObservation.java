package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A strict observation: it refuses what was not requested, and fills the views it handed out with NaN once the call is
 * over, so that a reducer that keeps views is found out.
 */
final class FakeObservation implements Observation {
    private final PassRequest request;
    private final FakeStep step;
    private final FakeWindow window;
    private final FakePerturbations perturbations;
    private final FakeTrace trace;
    private final List<float[]> handedOut = new ArrayList<>();
    private double @Nullable [][][] gradients;

    FakeObservation(PassRequest request, FakeStep step, FakeWindow window, FakeNetwork network) {
        this.request = request;
        this.step = step;
        this.window = window;
        this.perturbations = new FakePerturbations(request.pass(), window, network);
        FakeLine line = step.line();
        FakePiece piece = step.piece();
        if (piece != null) {
            trace = window.run(0, piece.point().apply(window));
        } else {
            trace = line == null ? window.run(0, window.embeddings()) : line.at(step.alpha(), window, network);
        }
    }

    void expire() {
        handedOut.forEach(values -> Arrays.fill(values, Float.NaN));
    }

    @Override
    public int tokens() {
        return window.tokens();
    }

    @Override
    public Prediction prediction() {
        return window.prediction();
    }

    @Override
    public double output() {
        return trace.output();
    }

    @Override
    public double alpha() {
        return step.alpha();
    }

    @Override
    public double weight() {
        return step.weight();
    }

    @Override
    public boolean hasGradients() {
        return step.gradients();
    }

    @Override
    public boolean shows(int layer) {
        return request.layers().contains(layer)
                && (step.only().isEmpty() || step.only().getAsInt() == layer);
    }

    @Override
    public Tensor inputs(int layer) {
        check(Quantity.INPUTS, layer, 0);
        return matrix(trace.inputs(layer));
    }

    @Override
    public Tensor activations(int layer) {
        check(Quantity.ACTIVATIONS, layer, 0);
        return matrix(trace.hidden()[layer]);
    }

    @Override
    public Tensor gradients(int layer) {
        check(Quantity.GRADIENTS, layer, 0);
        if (!step.gradients()) {
            throw new IllegalStateException("there are no gradients at alpha " + step.alpha() + "; ask hasGradients()");
        }
        return matrix(gradients()[layer]);
    }

    private double[][][] gradients() {
        double[][][] known = gradients;
        if (known == null) {
            FakeTrace baseline = request.pass() instanceof Pass.Rescale rescale
                    ? new FakeLine(0, rescale.baseline()).at(0, window, window.network())
                    : null;
            known = window.gradients(trace, new FakeRules(request.pass()), baseline);
            gradients = known;
        }
        return known;
    }

    @Override
    public Tensor attentionGradients(int layer) {
        check(Quantity.ATTENTION_GRADIENTS, layer, 1);
        float[] values = new float[FakeNetwork.HEADS * tokens() * tokens()];
        int at = 0;
        for (double[][] head : window.network()
                .attentionBackward(layer, trace.hidden()[layer - 1], trace.hidden()[layer], gradients()[layer])) {
            for (double[] query : head) {
                for (double key : query) {
                    values[at++] = (float) key;
                }
            }
        }
        return view(values, FakeNetwork.HEADS, tokens(), tokens());
    }

    @Override
    public Tensor directions(int layer) {
        check(Quantity.DIRECTIONS, layer, 0);
        FakePiece piece = step.piece();
        if (piece == null || !step.gradients() || layer > 0) {
            throw new IllegalStateException(
                    "directions belong to points of random, sequential and discrete paths, layer 0");
        }
        return matrix(piece.direction().apply(window));
    }

    @Override
    public Tensor attention(int layer) {
        check(Quantity.ATTENTION, layer, 1);
        float[] values = new float[FakeNetwork.HEADS * tokens() * tokens()];
        int at = 0;
        for (double[][] head : window.attention(layer)) {
            for (double[] query : head) {
                for (double key : query) {
                    values[at++] = (float) key;
                }
            }
        }
        return view(values, FakeNetwork.HEADS, tokens(), tokens());
    }

    @Override
    public Tensor erased(int layer) {
        check(Quantity.ERASED, layer, 0);
        Baseline mask = step.mask();
        if (mask == null) {
            throw new IllegalStateException("only an erasure pass erases");
        }
        float[] values = new float[tokens()];
        for (int t = 0; t < values.length; t++) {
            double[][] inputs = trace.inputs(layer).clone();
            inputs[t] = perturbations.embedding(mask);
            values[t] = (float) window.run(layer, inputs).output();
        }
        return view(values, values.length);
    }

    @Override
    public CoalitionTable coalitions() {
        if (!request.quantities().contains(Quantity.COALITIONS)) {
            check(Quantity.COALITION_LOG_PROBABILITIES, 0, 0);
        }
        return perturbations.coalitions();
    }

    @Override
    public Tensor coalitionOutputs() {
        check(Quantity.COALITIONS, 0, 0);
        return coalitionValues(FakeTrace::output);
    }

    @Override
    public Tensor coalitionLogProbabilities() {
        check(Quantity.COALITION_LOG_PROBABILITIES, 0, 0);
        return coalitionValues(window::logProbability);
    }

    private Tensor coalitionValues(ToDoubleFunction<FakeTrace> value) {
        FakeTrace[] runs = perturbations.coalitionRuns();
        float[] values = new float[runs.length];
        for (int row = 0; row < runs.length; row++) {
            values[row] = (float) value.applyAsDouble(runs[row]);
        }
        return view(values, values.length);
    }

    @Override
    public Tensor removed() {
        check(Quantity.REMOVED, 0, 0);
        return view(perturbations.removed(), tokens());
    }

    @Override
    public Tensor zeroed(int layer) {
        check(Quantity.ZEROED, layer, 1);
        return view(perturbations.zeroed(layer, trace), tokens(), tokens());
    }

    @Override
    public Tensor headOutputs(int layer) {
        check(Quantity.HEAD_OUTPUTS, layer, 1);
        return matrix(internals(layer).headOutputs());
    }

    @Override
    public Tensor mlpOutputs(int layer) {
        check(Quantity.MLP_OUTPUTS, layer, 1);
        return matrix(internals(layer).mlpOutputs());
    }

    @Override
    public Tensor transformedNorms(int layer) {
        check(Quantity.TRANSFORMED_NORMS, layer, 1);
        return matrix(internals(layer).transformedNorms());
    }

    @Override
    public Tensor proximities(int layer) {
        check(Quantity.PROXIMITIES, layer, 1);
        return matrix(internals(layer).proximities());
    }

    @Override
    public Tensor lens(int layer) {
        check(Quantity.LENS, layer, 0);
        return matrix(new double[][] {window.lens(trace.hidden()[layer][tokens() - 1])})
                .at(0);
    }

    @Override
    public Tensor tokenLogProbabilities() {
        check(Quantity.TOKEN_LOG_PROBABILITIES, request.layers().first(), 0);
        return matrix(new double[][] {window.tokenLogProbabilities(trace.hidden()[FakeNetwork.LAYERS])})
                .at(0);
    }

    private FakeInternals internals(int layer) {
        return new FakeInternals(window.network(), layer, trace.hidden()[layer - 1], window.attention(layer));
    }

    private void check(Quantity quantity, int layer, int first) {
        if (!request.quantities().contains(quantity)) {
            throw new IllegalStateException(
                    quantity + " was not requested; name it in quantities(): " + request.quantities());
        }
        if (layer < first || !shows(layer)) {
            throw new IllegalStateException(quantity + " of layer " + layer + " is not shown by this step; requested "
                    + request.layers() + ", ask shows(layer)");
        }
    }

    private Tensor matrix(double[][] rows) {
        int width = rows[0].length;
        float[] values = new float[rows.length * width];
        for (int t = 0; t < rows.length; t++) {
            for (int j = 0; j < width; j++) {
                values[t * width + j] = (float) rows[t][j];
            }
        }
        return view(values, rows.length, width);
    }

    private Tensor view(float[] values, int... shape) {
        handedOut.add(values);
        return Tensor.of(values, shape);
    }
}
