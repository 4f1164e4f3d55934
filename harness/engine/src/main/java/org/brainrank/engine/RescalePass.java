package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.SortedSet;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * Windows and baseline side by side, and a backward of finite differences. Shrikumar, Greenside and Kundaje 2017 (DeepLIFT,
 * rescale rule).
 *
 * @param batch the windows
 * @param rescale the baseline
 */
@SuppressWarnings("try") // a scope acts by being open
record RescalePass(Batch batch, Pass.Rescale rescale) {
    void run(NDArray embeddings) {
        Aim aim = batch.aim(embeddings);
        NDArray both = embeddings.concat(batch.baseline(rescale.baseline(), embeddings), 0);
        SortedSet<Integer> layers = batch.request().layers();
        Frame frame = new Frame(batch.request(), layers);
        Taps taps = new Taps(batch.request().quantities().contains(Quantity.GRADIENTS) ? layers : Batch.NO_LAYERS);
        Frame start;
        try (GradientMode mode = GradientMode.of(taps.recording());
                ArrayScope scope = ArrayScope.open()) {
            RescaleRules rules = new RescaleRules();
            NDArray logits = new Sweep(batch.network(), frame, taps, Batch.NO_LAYERS, rules).from(0, both);
            Rescaled outputs = outputs(logits, rules, aim);
            frame.outputs(outputs.window().toFloatArray());
            start = frame.only(batch.size());
            start.outputs(outputs.baseline().toFloatArray());
            taps.backward(outputs.window()).forEach((at, values) -> frame.record(Quantity.GRADIENTS, at, values));
        }
        batch.show(new Batch.Step(start, aim), 0, 0);
        batch.show(new Batch.Step(frame, aim), 1, 1);
    }

    private Rescaled outputs(NDArray logits, RescaleRules rules, Aim aim) {
        Rescaled scores =
                aim.output() == Output.LOG_PROBABILITY ? rules.logSoftmax(logits) : RescaleRules.split(logits);
        NDArray wide = scores.baseline().broadcast(scores.window().getShape());
        return new Rescaled(aim.pick(scores.window()), aim.pick(wide));
    }
}
