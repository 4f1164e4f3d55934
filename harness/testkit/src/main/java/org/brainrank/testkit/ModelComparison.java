package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;

/**
 * Two models that should be one: the same weights, read by different plugins.
 *
 * @param actual the model under test
 * @param expected one that is known to be right
 * @param windows of one length
 * @param tolerance how far numbers may be apart, relative to the largest of their array
 */
public record ModelComparison(
        LanguageModel actual, LanguageModel expected, List<TokenWindow> windows, double tolerance) {
    /** Asserts that the two have the same sizes. */
    public void sameSizes() {
        assertThat(actual.info().layers())
                .as("layers")
                .isEqualTo(expected.info().layers());
        assertThat(actual.info().width()).as("width").isEqualTo(expected.info().width());
        assertThat(actual.info().heads()).as("heads").isEqualTo(expected.info().heads());
        assertThat(actual.info().vocabulary())
                .as("vocabulary")
                .isEqualTo(expected.info().vocabulary());
    }

    /**
     * Asserts that a pass shows the same, step by step.
     *
     * @param layers that are looked at
     * @param pass how the models are run
     * @param quantities that are compared, beside f and the predicted token
     */
    public void same(List<Integer> layers, Pass pass, Quantity... quantities) {
        List<Quantity> asked = List.of(quantities);
        List<List<Recording>> seen = Recording.record(actual, pass, layers, asked, Output.LOGIT, windows);
        List<List<Recording>> known = Recording.record(expected, pass, layers, asked, Output.LOGIT, windows);
        for (int window = 0; window < windows.size(); window++) {
            assertThat(seen.get(window)).as("steps of %s", pass).hasSameSizeAs(known.get(window));
            for (int step = 0; step < known.get(window).size(); step++) {
                same(seen.get(window).get(step), known.get(window).get(step), pass);
            }
        }
    }

    private void same(Recording one, Recording other, Pass pass) {
        assertThat(one.prediction().target()).isEqualTo(other.prediction().target());
        assertThat(one.output())
                .as("f, %s", pass)
                .isCloseTo(other.output(), within(tolerance * (1 + Math.abs(other.output()))));
        other.values()
                .forEach((quantity, layers) -> layers.forEach((layer, values) ->
                        close(one.of(quantity, layer), values, pass + ", " + quantity + " at layer " + layer)));
    }

    private void close(float[] one, float[] other, String what) {
        assertThat(one).as(what).hasSameSizeAs(other);
        double largest = 0;
        for (float value : other) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < other.length; i++) {
            assertThat((double) one[i]).as("%s, number %d", what, i).isCloseTo(other[i], within(tolerance * largest));
        }
    }
}
